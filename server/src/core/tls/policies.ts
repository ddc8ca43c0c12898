// The policies for single destinations that stand in main.cf itself: in tables of the types inline and static. Follows dict_inline.c, dict_static.c
// and smtp_tls_policy.c. Opens no table; expects an expanded value, and all spans are offsets in it.
import { atLeast, type Version } from '../catalogue/version';
import { extractBraces } from '../model/tableWords';
import { COMMA_BLANKS, splitBraced, splitWords, type Word } from '../syntax/words';
import type { Span } from '../text';
import { CLIENT_LEVELS, type ClientLevelName } from './levels';
import { faultIn, type PolicyFault } from './policyFaults';

export interface PolicyAttribute extends Word {
  /** In small letters, as Postfix compares it. */
  readonly name: string;
  readonly value: string;
}

export interface Policy {
  /** The next hop that it is for, as written; undefined: all that no other policy is for. */
  readonly destination: string | undefined;
  /** All of it, without the next hop. */
  readonly text: Word;
  /** With the next hop. */
  readonly entry: Span;
  /** Undefined where there is no level, or none that Postfix knows. */
  readonly level: ClientLevelName | undefined;
  readonly attributes: readonly PolicyAttribute[];
  /** Why Postfix refuses it, as far as the policy alone tells: mail for the destination waits then. */
  readonly fault: PolicyFault | undefined;
}

export interface Policies {
  /** Those that count, in the order in which they are asked. */
  readonly policies: readonly Policy[];
  /** Tables that stand elsewhere. */
  readonly unseen: readonly string[];
}

/** The policies that a list of tables has for somebody: what an earlier table answers, no later one is asked for. */
export function readPolicies(value: string, target: Version): Policies {
  const found = new Map<string, Policy>();
  const unseen: string[] = [];
  let rest: Policy | undefined;
  for (const table of splitBraced(value)) {
    const policies = readTable(table, target);
    if (!policies) unseen.push(table.text);
    rest = policies?.find(({ destination }) => destination === undefined);
    if (rest) break;
    // Keys are compared in small letters, and of several in one table the last one counts.
    const own = new Map((policies ?? []).map((policy) => [policy.destination?.toLowerCase() ?? '', policy]));
    for (const [key, policy] of own) if (!found.has(key)) found.set(key, policy);
  }
  // Parent domains are asked for when no table has the domain itself, and a table that answers everything has it.
  const asked = [...found.values()].filter(({ destination }) => !(rest && destination?.startsWith('.')));
  return { policies: rest ? [...asked, rest] : asked, unseen };
}

/** Undefined where the table stands elsewhere. One that cannot be read answers every question with an error. */
function readTable(table: Word, target: Version): readonly Policy[] | undefined {
  const colon = table.text.indexOf(':');
  const type = table.text.slice(0, colon);
  const argument = part(table, colon + 1, table.text.length);
  // Without an argument, Postfix stops at the table.
  if ((type !== 'inline' && type !== 'static') || argument.text === '') return undefined;
  const entries = type === 'static' ? staticPolicy(argument, target) : inlinePolicies(argument, target);
  const { start, end, text } = table;
  return (
    entries ?? [{ destination: undefined, text: table, entry: { start, end }, level: undefined, attributes: [], fault: { kind: 'table', start, end, text } }]
  );
}

function staticPolicy(argument: Word, target: Version): readonly Policy[] | undefined {
  const text = argument.text.startsWith('{') ? insideOf(argument) : argument;
  return text && [parsePolicy(undefined, text, argument, target)];
}

function inlinePolicies(argument: Word, target: Version): readonly Policy[] | undefined {
  const inside = argument.text.startsWith('{') ? insideOf(argument) : undefined;
  if (!inside) return undefined;
  const policies: Policy[] = [];
  for (const word of wordsOf(inside, true)) {
    const entry = word.text.startsWith('{') ? insideOf(word) : word;
    const pair = entry && splitPair(entry);
    if (!pair) return undefined;
    policies.push(parsePolicy(pair.name, pair.value, entry, target));
  }
  return policies.length > 0 ? policies : undefined;
}

function parsePolicy(destination: string | undefined, text: Word, { start, end }: Span, target: Version): Policy {
  // Attributes in braces came with 3.10.
  const [first, ...rest] = wordsOf(text, atLeast(target, '3.10'));
  const level = CLIENT_LEVELS.find((name) => name === first?.text.toLowerCase());
  // Without TLS, Postfix warns of attributes and ignores them.
  const words = level === undefined || level === 'none' ? [] : rest;
  const read = words.map((word) => readAttribute(word) ?? word);
  const attributes = read.filter((each): each is PolicyAttribute => 'name' in each);
  return { destination, text, entry: { start, end }, level, attributes, fault: faultIn(text, first, level, read, target) };
}

/** Undefined where it is no `name=value`; braces may surround it. */
function readAttribute(word: Word): PolicyAttribute | undefined {
  const inside = word.text.startsWith('{') ? insideOf(word) : word;
  const pair = inside && splitPair(inside);
  return pair && { ...word, name: pair.name.toLowerCase(), value: pair.value.text };
}

/** `name = value` as split_nameval.c reads it. */
function splitPair(word: Word): { readonly name: string; readonly value: Word } | undefined {
  const [head, name] = /^\s*([^\s=]+)\s*=\s*/.exec(word.text) ?? [];
  return head === undefined || name === undefined ? undefined : { name, value: part(word, head.length, word.text.trimEnd().length) };
}

/** What stands between the braces of a word, without blanks around; undefined where they do not match (extpar.c). */
function insideOf(word: Word): Word | undefined {
  const { inner, complaint } = extractBraces(word.text);
  if (complaint !== undefined) return undefined;
  const from = 1 + inner.length - inner.trimStart().length;
  return part(word, from, Math.max(from, 1 + inner.trimEnd().length));
}

/** The words in a word, at their places. */
function wordsOf(text: Word, braces: boolean): readonly Word[] {
  const words = braces ? splitBraced(text.text) : splitWords(text.text, COMMA_BLANKS);
  return words.map((word) => ({ text: word.text, start: text.start + word.start, end: text.start + word.end }));
}

function part(word: Word, from: number, to: number): Word {
  return { text: word.text.slice(from, to), start: word.start + from, end: word.start + Math.max(from, to) };
}
