// Where a name is set and where it is used, in both files. Behind hovers, references, highlights and definitions.
import type { Analysis } from '../analysis';
import type { Parameter } from '../catalogue/parameters';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import { references } from '../syntax/expression';
import { splitWords } from '../syntax/words';
import type { Span } from '../text';
import { known } from './typeOf';

/** `set`: an assignment; `reference`: `$name`; `class`: the name of a restriction class in a list of restrictions. */
export interface Use {
  readonly kind: 'set' | 'reference' | 'class';
  readonly file: FileKind;
  readonly span: Span;
  /** The setting that is, or that holds, the use. */
  readonly setting: Setting;
  readonly service?: ServiceEntry;
}

/** The parameter that lists restriction classes. */
export const CLASSES = 'smtpd_restriction_classes';

/** Every use of a name, in order of file and place. */
export function usesOf(analysis: Analysis, name: string): Use[] {
  const { configuration } = analysis;
  const isClass = isRestrictionClass(analysis, name);
  const found: Use[] = [];
  const visit = (setting: Setting, service?: ServiceEntry): void => {
    const add = (kind: Use['kind'], span: Span): number => found.push({ kind, file: setting.file, span, setting, ...(service && { service }) });
    if (setting.name === name) add('set', setting.nameSpan);
    if (!setting.value.includes(name)) return;
    for (const each of references(setting.value)) if (each.name === name) add('reference', setting.spanIn(each.nameStart, each.nameEnd));
    if (!isClass || !mayHoldClasses(setting.name, configuration.raw(CLASSES) ?? '')) return;
    for (const word of splitWords(setting.value)) if (word.text === name) add('class', setting.spanIn(word.start, word.end));
  };
  for (const setting of configuration.settingsWhere((each) => each.name === name || each.value.includes(name))) visit(setting);
  for (const service of configuration.services) for (const setting of service.overrides) visit(setting, service);
  return found.sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file === 'main' ? -1 : 1));
}

/** Whether `smtpd_restriction_classes` lists a name, in main.cf or for a service. */
export function isRestrictionClass(analysis: Analysis, name: string): boolean {
  const { configuration } = analysis;
  const lists = [configuration.effective(CLASSES).value, ...configuration.services.map((service) => service.override(CLASSES)?.value ?? '')];
  return lists.some((list) => list.includes(name) && splitWords(list).some((word) => word.text === name));
}

/** How the value of a name is read: as its parameter says; own lists of restrictions as a list that may stand anywhere. */
export function readAs(analysis: Analysis, name: string): Parameter | undefined {
  const found = known(name);
  if (found || !(name.endsWith('_restrictions') || isRestrictionClass(analysis, name))) return found;
  const list = known('smtpd_recipient_restrictions');
  if (!list) return undefined;
  const { restrictionContext: _, ...anywhere } = list;
  return anywhere;
}

/** The assignments that give a name its value where it is used: the option of that service, else the setting of main.cf in force. */
export function definitionsOf(analysis: Analysis, name: string, service: ServiceEntry | undefined): readonly Setting[] {
  const { configuration } = analysis;
  const own = service?.override(name);
  if (own) return [own];
  const main = configuration.setting(name);
  if (main) return [main];
  return configuration.services.flatMap((each) => each.override(name) ?? []);
}

function mayHoldClasses(name: string, classes: string): boolean {
  return name === CLASSES || /^smtpd_\w+_restrictions$/.test(name) || classes.includes(name);
}
