// The facts of a parameter as a short list: type, values, default over versions, versions, programs, the manual. Knows no file.
import { defaultValue, type Parameter, typeAt, valueType, vocabulary } from '../catalogue/parameters';
import { atLeast, isAvailable, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { describeDefault } from './defaults';
import { code, codes } from './markdown';
import { describeFuture, lastDefaultOf, sinceText } from './standing';
import { separatorsOf, vocabulariesOf, wordsFor } from './typeOf';
import { describeQuantity, describeTime } from './values/quantities';

const text = messages.hover;
const MANUAL = 'https://www.postfix.org/';
/** Longer lists would hide the rest. */
const MOST_VALUES = 16;
const MOST_PROGRAMS = 6;
/** A default that is longer than this, or that moved more often, is not repeated for each version. */
const MOST_DEFAULT = 100;
const MOST_CHANGES = 4;
/** Parameters that programs read with a library: more of them may make use of one than are known. */
const SHARED = new Set<Parameter['scope']>(['every-program', 'tls-programs']);
/** Where an empty value is a mistake that somebody might make. */
const MAY_BE_EMPTY = new Set(['string', 'path', 'template', 'command', 'digest', 'map', 'cipher-list', 'host', 'address', 'reply-text']);

/** `showsDefault`: the value in force is shown already, and is the default. */
export function describeFacts(parameter: Parameter, target: Version, showsDefault: boolean): string {
  const rows: readonly (readonly [string, string])[] = [
    [text.type, describeType(parameter, target)],
    [text.values, describeValues(parameter, target)],
    [text.inTables, describeTableWords(parameter)],
    [text.defaultLabel, describeDefaults(parameter, target, showsDefault)],
    [text.versions, describeVersions(parameter, target)],
    [SHARED.has(parameter.scope) ? text.usedAtLeastBy : text.usedBy, shortened(parameter.usedBy, MOST_PROGRAMS).join(', ')],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([label, value]) => `- ${label}: ${value}`);
  lines.push(`- [${text.manual}](${MANUAL}${parameter.docUrl.replace(MANUAL, '')})`);
  return lines.join('\n');
}

function describeType(parameter: Parameter, target: Version): string {
  const { type, min, max, allowEmpty } = typeAt(parameter, target);
  const name = messages.valueTypes[type] ?? type;
  const parts = [valueType(type).list || type === 'cipher-list' ? text.listOf(name, describeSeparators(parameter)) : name];
  if (parameter.unit) parts.push(text.noUnit(text.units[parameter.unit] ?? parameter.unit));
  const amount = (bound: number): string => (type === 'time' ? (describeTime(String(bound), 's') ?? String(bound)) : String(bound));
  const bounds = describeBounds(min ? amount(min) : undefined, max ? amount(max) : undefined);
  if (bounds) parts.push(bounds);
  if (parameter.mustBeSetFor) parts.push(text.mustBeSetFor(parameter.mustBeSetFor.join(', ')));
  else if (allowEmpty === false && (MAY_BE_EMPTY.has(type) || valueType(type).list)) parts.push(text.notEmpty);
  if (parameter.rawExpansion) parts.push(text.rawExpansion);
  if (parameter.ignoredWhenSet) parts.push(text.hiddenBy(parameter.ignoredWhenSet.map((by) => code(by))));
  return parts.join('; ');
}

function describeSeparators(parameter: Parameter): string {
  if (parameter.separators === ':' || parameter.type === 'cipher-list') return text.colons;
  return separatorsOf(parameter).includes(':') ? text.colonsCommasBlanks : text.commasBlanks;
}

function describeBounds(min: string | undefined, max: string | undefined): string {
  if (min !== undefined && max !== undefined) return text.between(min, max);
  if (min !== undefined) return text.atLeast(min);
  return max === undefined ? '' : text.atMost(max);
}

function describeValues(parameter: Parameter, target: Version): string {
  const words = parameter.type === 'boolean' ? [] : wordsFor(parameter).filter((each) => isAvailable(each, target));
  if (words.length === 0) return '';
  const shown = shortened(
    words.map((each) => code(each.value)),
    MOST_VALUES,
  );
  if (parameter.allowEmpty && parameter.type === 'enum' && !parameter.openSet) shown.push(`*${text.empty}*`);
  if (vocabulariesOf(parameter).some((id) => vocabulary(id).open)) shown.push(text.others);
  return shown.join(', ');
}

function describeTableWords(parameter: Parameter): string {
  const words = vocabulariesOf(parameter, 'tables').flatMap((id) => vocabulary(id).values.filter(({ documented }) => documented !== false));
  return codes(words.map(({ value }) => value));
}

/** The default of the target, unless it is shown already; then how it moved. */
function describeDefaults(parameter: Parameter, target: Version, isShown: boolean): string {
  const value = lastDefaultOf(parameter, target);
  if (value === undefined) return '';
  const moved = parameter.defaults.filter((each, index) => differs(each.value, parameter.defaults[index - 1]?.value));
  if (moved.length < 2) return isShown && defaultValue(parameter, target) !== undefined ? '' : `${describeDefault(value)}${quantityOf(parameter, value)}`;
  const changes = moved.map((each, index) => ({ ...each, words: `${describeDefault(each.value)}${index === 0 ? '' : quantityOf(parameter, each.value)}` }));
  const isLong = moved.length > MOST_CHANGES + 1 || changes.some(({ words }) => words.length > MOST_DEFAULT);
  if (!isLong) return changes.map(({ since, words }, index) => (index === 0 ? words : text.changed(words, since))).join('; ');
  const branches = [...new Set(moved.slice(1).map(({ since }) => since.split('.', 2).join('.')))];
  return [...(isShown ? [] : [describeDefault(value)]), text.changedIn(branches.join(', '))].join('; ');
}

/** Two spellings of one default are no change. */
function differs(value: string, before: string | undefined): boolean {
  return before === undefined || (value !== before && (describeDefault(value) === code(value) || describeDefault(value) !== describeDefault(before)));
}

function quantityOf(parameter: Parameter, value: string): string {
  const words = describeQuantity(parameter, value);
  return words === undefined ? '' : text.means(words);
}

function describeVersions(parameter: Parameter, target: Version): string {
  const { introducedIn, removedIn, status } = parameter;
  const isPast = removedIn !== undefined && atLeast(target, removedIn);
  const parts = introducedIn === '1.0' ? [] : [text.since(sinceText(parameter))];
  if (isPast) parts.push(status === 'legacy' ? text.renamedIn(removedIn) : text.removedIn(removedIn));
  parts.push(...describeFuture(parameter, target));
  return parts.length ? parts.join(', ') : text.all;
}

function shortened(values: readonly string[], most: number): string[] {
  return values.length <= most + 1 ? [...values] : [...values.slice(0, most), text.overridesMore(values.length - most)];
}
