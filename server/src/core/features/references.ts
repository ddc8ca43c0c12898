// Every place where a name is set or used, in both files; and those of one file, to highlight.
import type { Analysis } from '../analysis';
import type { FileKind, Setting } from '../model/configuration';
import { splitWords } from '../syntax/words';
import type { Span } from '../text';
import type { Target } from './definition';
import { nameAt, namesService } from './symbolAt';
import { usesOf } from './uses';

export interface Reference extends Target {
  /** It sets the name, rather than uses it. */
  readonly sets: boolean;
}

export function references(analysis: Analysis, file: FileKind, offset: number): Reference[] {
  const found = nameAt(analysis, file, offset);
  if (!found) return [];
  if (found.kind === 'service') return serviceUses(analysis, found.name);
  return usesOf(analysis, found.name).map((use) => ({ file: use.file, span: use.span, sets: use.kind === 'set' }));
}

/** The places in the same file. */
export function highlights(analysis: Analysis, file: FileKind, offset: number): Reference[] {
  return references(analysis, file, offset).filter((reference) => reference.file === file);
}

/** The entries of a service in master.cf, and the parameters that name it as a transport or by its name. */
function serviceUses({ configuration }: Analysis, name: string): Reference[] {
  const entries = configuration.services.filter((service) => service.name === name);
  const settings = [...configuration.settings, ...configuration.services.flatMap((service) => service.overrides)];
  return [
    ...settings.filter((setting) => setting.value.includes(name) && namesService(setting.name)).flatMap((setting) => mentions(setting, name)),
    ...entries.map((service): Reference => ({ file: 'master', span: service.fieldSpan('service'), sets: true })),
  ];
}

function mentions(setting: Setting, name: string): Reference[] {
  const words = splitWords(setting.value).filter(({ text }) => text === name || text.startsWith(`${name}:`));
  return words.map(({ start }) => ({ file: setting.file, span: spanOf(setting, start, name), sets: false }));
}

function spanOf(setting: Setting, start: number, name: string): Span {
  return setting.spanIn(start, start + name.length);
}
