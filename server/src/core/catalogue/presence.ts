// Which version of Postfix knows a parameter, and with what default, type and bounds. Facts come from the store; nothing here looks at a file.
import { FAMILIES } from './generated/families';
import type { Parameter, Range } from './parameter';
import { allNames, parameter, presenceOf } from './store';
import { atLeast, atMost, formatVersion, type Version } from './version';

/** Whether that version of Postfix has the parameter built in; a family pattern is no name, and legacy names see `isHonoured`. */
export function isPresent(parameter: Parameter, target: Version): boolean {
  return isWithin(parameter.present, target);
}

/** Names by version that were asked for, and whether it knows them: a file asks for the same ones again and again. */
const known = new Map<number, Map<string, boolean>>();

/** Whether that version knows the name without any help from main.cf or master.cf; members of a family count for the stock services. */
export function isKnown(name: string, target: Version): boolean {
  const key = (target[0] * 1000 + target[1]) * 1000 + target[2];
  let names = known.get(key);
  if (!names) {
    names = new Map();
    known.set(key, names);
  }
  let answer = names.get(name);
  if (answer === undefined) {
    const ranges = presenceOf(name);
    answer = isWithin(ranges, target) && !isFamily(name);
    if (ranges.length > 0) names.set(name, answer);
  }
  return answer;
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

/**
 * Whether a value under the old name is lost, and the successor's default with it: `${old_name:$other}` is empty as soon as the old name has a
 * value. tlsproxy(8) had that until 3.7.15, 3.8.10, 3.9.4 and 3.10.3 (HISTORY 20250801); smtpd_client_event_limit_exceptions has it still.
 */
export function isLost(found: Parameter, target: Version): boolean {
  return found.honouredVia.some((successor) => {
    const other = parameter(successor);
    return other !== undefined && (defaultValue(other, target) ?? '').startsWith(`\${${found.name}:`);
  });
}

const namesByVersion = new Map<string, readonly string[]>();

/** The names that version knows, in order; without a version, every name that any version knew. Family patterns are left out. */
export function parameterNames(target?: Version): readonly string[] {
  const key = target ? formatVersion(target) : '';
  let names = namesByVersion.get(key);
  if (!names) {
    names = allNames().filter((name) => (target ? isKnown(name, target) : !isFamily(name)));
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
  return ranges.some((range) => atLeast(target, range[0]) && (range[1] === undefined || atMost(target, range[1])));
}

function mentions(value: string, name: string): boolean {
  return new RegExp(`\\$[{(]?\\s*${name}(?![A-Za-z0-9_])`).test(value);
}
