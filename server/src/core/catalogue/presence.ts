// Which version of Postfix knows a parameter, and with what default, type and bounds. Facts come from the store; nothing here looks at a file.
import { FAMILIES } from './generated/parameters';
import type { Parameter, Range } from './parameter';
import { allNames, parameter, presenceOf } from './store';
import { atLeast, compareVersions, formatVersion, type Version } from './version';

/** Whether that version of Postfix has the parameter built in; a family pattern is no name, and legacy names see `isHonoured`. */
export function isPresent(parameter: Parameter, target: Version): boolean {
  return isWithin(parameter.present, target);
}

/** Whether that version knows the name without any help from main.cf or master.cf; members of a family count for the stock services. */
export function isKnown(name: string, target: Version): boolean {
  return isWithin(presenceOf(name), target) && !isFamily(name);
}

/**
 * Whether a name that is no parameter any more still has an effect: the default of its successor mentions it
 * (DEPRECATION_README), until it is set itself.
 */
export function isHonoured(found: Parameter, target: Version): boolean {
  return found.honouredVia.some((successor) => {
    const other = parameter(successor);
    return other !== undefined && mentions(defaultValue(other, target) ?? '', found.name);
  });
}

const namesByVersion = new Map<string, readonly string[]>();

/** The names that version knows, in order; without a version, every name that any version knew. Family patterns are left out. */
export function parameterNames(target?: Version): readonly string[] {
  const key = target ? formatVersion(target) : '';
  let names = namesByVersion.get(key);
  if (!names) {
    const within = new Map<readonly Range[], boolean>();
    names = allNames().filter((name) => {
      if (isFamily(name)) return false;
      if (!target) return true;
      const ranges = presenceOf(name);
      const known = within.get(ranges) ?? isWithin(ranges, target);
      within.set(ranges, known);
      return known;
    });
    namesByVersion.set(key, names);
  }
  return names;
}

function isFamily(name: string): boolean {
  return FAMILIES.includes(name);
}

/** The built-in default in that version, unexpanded; undefined where the version has no such parameter. */
export function defaultValue(parameter: Parameter, target: Version): string | undefined {
  if (!isPresent(parameter, target)) return undefined;
  return parameter.defaults.findLast(({ since }) => atLeast(target, since))?.value;
}

/** The type, bounds and emptiness that hold in a version; they changed after 3.4 for a handful of parameters. */
export function typeAt(parameter: Parameter, target: Version): Pick<Parameter, 'type' | 'min' | 'max' | 'allowEmpty'> {
  const { type, min, max, allowEmpty, typeHistory } = parameter;
  const change = typeHistory?.findLast(({ since }) => atLeast(target, since));
  const now = { type, ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(allowEmpty !== undefined && { allowEmpty }) };
  if (!change) return now;
  if (change.kind === 'string') return { ...now, allowEmpty: change.min === undefined };
  const { allowEmpty: _, min: __, ...rest } = now;
  return { ...rest, type: change.kind, ...(change.min !== undefined && { min: change.min }) };
}

function isWithin(ranges: readonly Range[], target: Version): boolean {
  return ranges.some(([first, last]) => atLeast(target, first) && !isAfter(target, last));
}

function isAfter(version: Version, last: string | undefined): boolean {
  if (last === undefined) return false;
  const [major = 0, minor = 0, patch = Number.MAX_SAFE_INTEGER] = last.split('.').map(Number);
  return compareVersions(version, [major, minor, patch]) > 0;
}

function mentions(value: string, name: string): boolean {
  return new RegExp(`\\$[{(]?\\s*${name}(?![A-Za-z0-9_])`).test(value);
}
