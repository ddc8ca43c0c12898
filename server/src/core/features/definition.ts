// Where a name gets its value: the setting behind `$name`, the restriction class, the service of master.cf, what an option overrides.
import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry } from '../model/configuration';
import type { Span } from '../text';
import { nameAt } from './symbolAt';
import { definitionsOf } from './uses';

export interface Target {
  readonly file: FileKind;
  readonly span: Span;
}

export function definition(analysis: Analysis, file: FileKind, offset: number): Target[] {
  const found = nameAt(analysis, file, offset);
  if (!found) return [];
  if (found.kind === 'service') return servicesNamed(analysis, found.name).map((service) => ({ file: 'master', span: service.fieldSpan('service') }));
  // From an option the way leads to main.cf's setting; without one, and from a setting, to itself.
  const overridden = found.setting?.override && analysis.configuration.setting(found.name);
  const settings = found.setting ? [overridden ?? found.setting] : definitionsOf(analysis, found.name, found.service);
  return settings.map((setting) => ({ file: setting.file, span: setting.nameSpan }));
}

/** The services that a transport may mean: not those of a port, unless there is no other. */
function servicesNamed({ configuration }: Analysis, name: string): readonly ServiceEntry[] {
  const named = configuration.services.filter((service) => service.name === name);
  const sockets = named.filter(({ type }) => type !== 'inet');
  return sockets.length ? sockets : named;
}
