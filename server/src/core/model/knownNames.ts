// Which names a version of Postfix knows without anybody mentioning them: built-in parameters, those that the services of master.cf bring
// with them, and old names that a newer parameter's default still honours. Looks at no setting.
import { defaultValue, familyMembers, isHonoured, isPresent, type Parameter, parameter, serviceParameters } from '../catalogue/parameters';
import type { Version } from '../catalogue/version';

export interface KnownName {
  /** Legacy names are printed like names that the user made up; service names take their default from another parameter. */
  readonly kind: 'builtin' | 'service' | 'legacy';
  /** Neither scanned nor expanded. */
  readonly raw: boolean;
  /** Settings of it are dropped. */
  readonly readOnly: boolean;
  readonly default: string;
}

/** An entry of master.cf, as far as it brings names with it. */
export interface NamedService {
  readonly name: string;
  /** Exactly as written: with a path, it brings none. */
  readonly command: string;
}

export const READ_ONLY = new Set(['process_name', 'process_id', 'service_name']);

/** Whether postconf does not look into the values of a name: those that are not expanded when they are read, and those that it drops. */
export function isUnscanned(name: string, target: Version): boolean {
  const entry = parameter(name);
  return entry !== undefined && isBuiltin(entry, target) && (entry.rawExpansion === true || READ_ONLY.has(name));
}

/** Whether the version has a parameter of that name. */
export function isBuiltinName(name: string, target: Version): boolean {
  const entry = parameter(name);
  return entry !== undefined && isBuiltin(entry, target);
}

function isBuiltin(entry: Parameter, target: Version): boolean {
  return entry.status !== 'family' && entry.status !== 'instance' && isPresent(entry, target);
}

export class KnownNames {
  private readonly found = new Map<string, KnownName>();
  private readonly service = new Map<string, string>();

  /** Without services, those of a stock master.cf count. `extra`: built-in names beside the catalogue's, with their defaults. */
  constructor(
    readonly target: Version,
    private readonly services: readonly NamedService[] | undefined,
    private readonly extra: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const { name, command } of services ?? []) {
      for (const each of serviceParameters(name, command, target)) this.service.set(each.name, defaultValue(each, target) ?? '');
    }
  }

  find(name: string): KnownName | undefined {
    let known = this.found.get(name);
    if (!known) {
      known = this.builtin(name) ?? this.serviceName(name);
      if (known) this.found.set(name, known);
    }
    return known;
  }

  private builtin(name: string): KnownName | undefined {
    const entry = parameter(name);
    if (entry && isBuiltin(entry, this.target)) {
      const value = this.extra.get(name) ?? defaultValue(entry, this.target) ?? '';
      return { kind: 'builtin', raw: entry.rawExpansion === true, readOnly: READ_ONLY.has(name), default: value };
    }
    if (entry && isHonoured(entry, this.target)) return { kind: 'legacy', raw: false, readOnly: false, default: '' };
    const own = this.extra.get(name);
    if (own === undefined || familyMembers(name).length > 0) return undefined;
    return { kind: 'builtin', raw: false, readOnly: false, default: own };
  }

  private serviceName(name: string): KnownName | undefined {
    const stock = this.services ? undefined : parameter(name);
    const value = stock?.status === 'instance' ? (defaultValue(stock, this.target) ?? '') : this.service.get(name);
    return value === undefined ? undefined : { kind: 'service', raw: false, readOnly: false, default: value };
  }
}
