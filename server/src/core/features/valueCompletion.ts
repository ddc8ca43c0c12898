// Values by type: the words that a parameter takes, TLS versions with their operators, restrictions, table types, transports.
import type { Analysis } from '../analysis';
import { defaultValue, type Parameter } from '../catalogue/parameters';
import { restriction } from '../catalogue/restrictions';
import { messages } from '../messages';
import { splitWords } from '../syntax/words';
import { type Completion, type Completions, wordBehind } from './completionItem';
import type { Cursor } from './cursor';
import { hasPlaceholder } from './defaults';
import { separatorsOf } from './typeOf';
import { readAs } from './uses';
import { candidatesFor, isList } from './values';
import type { Candidate } from './values/valueModule';

const text = messages.completion;
/** Tables that another table stands behind. */
const WRAPPERS = /^(?:proxy|debug):/;

export function completeValues(analysis: Analysis, cursor: Extract<Cursor, { kind: 'value' }>, source: string, offset: number): Completions | undefined {
  const parameter = readAs(analysis, cursor.name);
  if (!parameter) return undefined;
  const separators = separatorsOf(parameter);
  const words = splitWords(cursor.written, separators);
  const last = words.at(-1);
  const isInWord = last?.end === cursor.written.length;
  const before = (isInWord ? words.at(-2) : last)?.text ?? '';
  let typed = isInWord ? last.text : '';
  const isFirst = words.length === (isInWord ? 1 : 0);
  if (!isFirst && !isList(parameter)) return undefined;
  let candidates = candidatesFor({ analysis, parameter, before }, isFirst);
  if (WRAPPERS.test(typed)) {
    typed = typed.replace(WRAPPERS, '');
    candidates = candidates.filter(({ value }) => value.endsWith(':'));
  }
  // Behind `type:` stands a name of the user's own.
  if (typed.includes(':')) return undefined;
  const end = offset + behindCursor(source, offset, separators).length;
  const used = usedWords(cursor.written.slice(0, cursor.written.length - typed.length), restOfLine(source, end), separators);
  // `name =` takes its value behind a blank, as there is one before the sign.
  const lead = cursor.written === '' && cursor.spaced ? ' ' : '';
  const items = [...candidates, ...(candidates.length === 0 && isFirst ? defaultOf(analysis, parameter) : [])]
    .filter(({ value }) => !used.has(value) || restriction(value)?.argument)
    .map((candidate, index) => toItem(analysis, parameter, candidate, index, lead, cursor.form === 'plain'));
  return { span: { start: offset - typed.length, end }, items, wordsOf: { parameter: cursor.name, before } };
}

/** What an item replaces behind the cursor: the rest of the word, but of `type:name` only the type. */
function behindCursor(source: string, offset: number, separators: string): string {
  const rest = wordBehind(source, offset, separators.includes(':') ? /^[^\s,:}]*/ : /^[^\s,}]*/);
  const colon = rest.indexOf(':');
  return colon < 0 ? rest : rest.slice(0, colon + 1);
}

function restOfLine(source: string, from: number): string {
  return /^[^\n}]*/.exec(source.slice(from, from + 2000))?.[0] ?? '';
}

/** The other members of the list: once is enough. */
function usedWords(left: string, right: string, separators: string): ReadonlySet<string> {
  return new Set([...splitWords(left, separators), ...splitWords(right, separators)].map((word) => word.text));
}

/** For a number, a time or a text, the default is the only value that we know. */
function defaultOf(analysis: Analysis, parameter: Parameter): Candidate[] {
  const value = defaultValue(parameter, analysis.options.target);
  return value === undefined || value === '' || value.length > 80 || hasPlaceholder(value) ? [] : [{ value, detail: text.isDefault }];
}

function toItem(analysis: Analysis, parameter: Parameter, candidate: Candidate, index: number, lead: string, isPlain: boolean): Completion {
  const { value, detail, deprecated, recommended } = candidate;
  const shown = detail ?? (recommended ? text.recommended : value === defaultValue(parameter, analysis.options.target) ? text.isDefault : undefined);
  return {
    label: value,
    kind: 'value',
    insertText: lead + (isPlain ? value.replaceAll(', ', ',') : value),
    ...(shown !== undefined && { detail: shown }),
    ...(deprecated && { deprecated }),
    ...(recommended && { preselect: true }),
    sortText: `${deprecated ? 1 : 0}${String(index).padStart(3, '0')}`,
  };
}
