// The facts of a parameter as a short list: type, values, default over versions, versions, programs, the manual.
import { defaultValue, type Parameter, parameter as parameterNamed, typeAt, valueType, vocabulary } from '../catalogue/parameters';
import type { Version } from '../catalogue/version';
import { messages } from '../messages';
import { code } from './markdown';

const text = messages.hover;
const MANUAL = 'https://www.postfix.org/';
/** Longer lists of values would hide the rest. */
const MOST_VALUES = 24;

export function describeFacts(parameter: Parameter, target: Version): string {
  const rows: [string, string][] = [
    [text.type, describeType(parameter, target)],
    [text.values, describeValues(parameter)],
    [text.defaultLabel, describeDefaults(parameter, target)],
    [text.versions, describeVersions(parameter)],
    [text.replacedBy, describeReplacement(parameter)],
    [text.sameAs, parameter.equivalentOf ? code(parameter.equivalentOf) : ''],
    [text.usedBy, parameter.usedBy.length ? parameter.usedBy.join(', ') : parameter.scope === 'every-program' ? text.everyProgram : ''],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([label, value]) => `- ${label}: ${value}`);
  lines.push(`- [${text.manual}](${MANUAL}${parameter.docUrl.replace(MANUAL, '')})`);
  return lines.join('\n');
}

function describeType(parameter: Parameter, target: Version): string {
  const { type, min, max } = typeAt(parameter, target);
  const parts = [messages.valueTypes[type] ?? type];
  const separators = parameter.separators ?? valueType(type)?.separators;
  if (valueType(type)?.list && separators) parts.push(text.separatedBy(separators.replace(/whitespace/, 'blanks')).replace('list, ', ''));
  if (parameter.unit) parts.push(`${text.unit}: ${text.units[parameter.unit] ?? parameter.unit}`);
  const bounds = describeBounds(min, max, type === 'time' ? ' s' : '');
  if (bounds) parts.push(bounds);
  return parts.join('; ');
}

function describeBounds(min: number | undefined, max: number | undefined, unit: string): string {
  if (min !== undefined && max !== undefined) return text.between(`${min}${unit}`, `${max}${unit}`);
  if (min !== undefined) return text.atLeast(`${min}${unit}`);
  return max === undefined ? '' : text.atMost(`${max}${unit}`);
}

function describeValues(parameter: Parameter): string {
  if (parameter.type === 'boolean') return '';
  const values = parameter.allowedValues?.length ? parameter.allowedValues : parameter.vocabularies.flatMap((id) => vocabulary(id).values);
  if (!values.length) return '';
  const words = values.slice(0, MOST_VALUES).map((each) => code(each.value));
  if (values.length > MOST_VALUES) words.push(text.overridesMore(values.length - MOST_VALUES));
  if (parameter.allowEmpty && !values.some((each) => each.value === '')) words.push(`*${text.emptyAllowed}*`);
  return words.join(', ');
}

/** The default of the target first; then how it moved. */
function describeDefaults(parameter: Parameter, target: Version): string {
  const now = defaultValue(parameter, target);
  const moved = parameter.defaults.filter((each, index) => index === 0 || each.value !== parameter.defaults[index - 1]?.value);
  if (moved.length > 1) return moved.map((each, index) => (index === 0 ? code(each.value) : text.from(each.since, code(each.value)))).join(' → ');
  const value = now ?? moved[0]?.value ?? parameter.lastDefault;
  return value === undefined ? '' : code(value);
}

function describeVersions(parameter: Parameter): string {
  const parts = [parameter.introducedIn === '1.0' ? text.earliest : text.since(parameter.introducedIn)];
  if (parameter.backports?.length) parts.push(text.alsoIn(parameter.backports.join(', ')));
  if (parameter.deprecatedSince) parts.push(`**${text.deprecatedSince(parameter.deprecatedSince)}**`);
  if (parameter.ignoredSince) parts.push(`**${text.ignoredSince(parameter.ignoredSince)}**`);
  if (parameter.removedIn) parts.push(`**${text.removedIn(parameter.removedIn)}**`);
  return parts.join(', ');
}

function describeReplacement(parameter: Parameter): string {
  const { replacement } = parameter;
  return replacement && parameterNamed(replacement) ? code(replacement) : '';
}
