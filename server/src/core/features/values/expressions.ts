// `$name` in a value: what each reference stands for now, conditions in words, and names that a program fills in later.
import type { Analysis } from '../../analysis';
import { nameSpaceOf } from '../../catalogue/expansion';
import { valueMeaning } from '../../catalogue/prose';
import { messages } from '../../messages';
import type { ServiceEntry } from '../../model/configuration';
import { isRaw } from '../../model/expansion';
import { type ComparisonPart, type Expression, type NamePart, type Part, parseExpression, references } from '../../syntax/expression';
import { hasPlaceholder } from '../defaults';
import { code } from '../markdown';
import { named } from './valueModule';

const text = messages.hover.expressions;
const MOST_ROWS = 6;
/** The names that are shown stand before this. */
const MOST_TEXT = 5000;

/** Whose value a text is a part of. */
export interface Owner {
  readonly analysis: Analysis;
  /** The name of the setting. */
  readonly name: string;
  readonly service?: ServiceEntry | undefined;
}

/** What a `$name` stands for that is no setting of main.cf; undefined where it is one. */
export function describeMacro(parameter: string, macro: string): string | undefined {
  const space = nameSpaceOf(parameter);
  if (space?.mainCfNamesVisible !== false) return undefined;
  return valueMeaning('expansion', macro) ?? text.unknownMacro(code(parameter));
}

/** A line for each such name in a value. */
export function describeMacros(parameter: string, value: string): string {
  const names = [...new Set(references(value.slice(0, MOST_TEXT)).map(({ name }) => name))].slice(0, MOST_ROWS);
  const rows = names.map((name) => named(`$${name}`, describeMacro(parameter, name)));
  return rows.flatMap((row) => (row === undefined ? [] : [`- ${row}`])).join('\n');
}

/** A line for each reference of a text, and what the text comes to; undefined where there is none. */
export function describeReferences(source: string, owner: Owner): string | undefined {
  if (!source.includes('$')) return undefined;
  const { parts } = parseExpression(source);
  const shown = parts.filter(({ kind }) => kind !== 'text' && kind !== 'broken').slice(0, MOST_ROWS);
  const rows = shown.flatMap((part) => describePart(source, part, owner) ?? []).map((row) => `- ${row}`);
  if (rows.length === 0) return undefined;
  const now = parts.length > 1 ? current(source, owner) : undefined;
  return [rows.join('\n'), ...(now === undefined ? [] : [text.now(code(now))])].join('\n\n');
}

/** The condition or call around a place in a value; undefined where there is none. */
export function describeCondition(source: string, at: number, owner: Owner): string | undefined {
  const part = parseExpression(source).parts.find(({ start, end }) => start <= at && at <= end);
  return part && !isPlain(part) ? describePart(source, part, owner) : undefined;
}

function isPlain(part: Part): boolean {
  return part.kind === 'text' || part.kind === 'broken' || (part.kind === 'name' && part.test === undefined);
}

function describePart(source: string, part: Part, owner: Owner): string | undefined {
  const written = source.slice(part.start, part.end);
  if (part.kind === 'text' || part.kind === 'broken') return undefined;
  const macro = part.kind === 'name' ? describeMacro(owner.name, part.name) : undefined;
  if (part.kind === 'name' && !part.test) return named(written, macro ?? (isSet(part.name, owner) ? shown(written, owner) : text.unset));
  const value = current(written, owner);
  const now = value === undefined ? '' : text.now(code(value));
  return named(
    written,
    [part.kind === 'call' ? (valueMeaning('expansion', part.name) ?? '') : describeBranches(part), macro ?? '', now].filter(Boolean).join(' '),
  );
}

function describeBranches(part: NamePart | ComparisonPart): string {
  const condition =
    part.kind === 'name'
      ? text.hasValue(code(part.name))
      : `${textOf(part.left)} ${text.comparisons[part.operator]} ${textOf(part.right)}${part.level ? ` ${text.asLevels}` : ''}`;
  if (part.kind === 'comparison' && !part.whenTrue && !part.whenFalse) return text.truth(condition);
  return text.branches(condition, part.whenTrue ? textOf(part.whenTrue) : text.nothing, part.whenFalse ? textOf(part.whenFalse) : text.nothing);
}

function textOf({ source, start, end }: Expression): string {
  return code(source.slice(start, end));
}

function isSet(name: string, { analysis, service }: Owner): boolean {
  return analysis.configuration.raw(name, service) !== undefined;
}

/** The value now, or, where only the machine knows it, nothing but that. */
function shown(written: string, owner: Owner): string {
  const value = current(written, owner);
  return value === undefined ? text.fromMachine : code(value);
}

function current(source: string, { analysis, name, service }: Owner): string | undefined {
  if (isRaw(name)) return undefined;
  const value = analysis.configuration.expand(source, service);
  return hasPlaceholder(value) || value === source ? undefined : value;
}
