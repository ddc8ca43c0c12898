// master.cf: text -> nodes. A service is one logical line of words; behind the command stand its options and arguments.
// Grammar: master_ent.c, postconf_master.c, and getopt(3) for the options as the daemons read them.
import { type Span, trimBlanks } from '../text';
import { type Assignment, parseAssignment } from './assignment';
import type { JoinedText } from './joined';
import { type Node, type ParsedFile, parseLines } from './lines';
import { BLANKS, splitBraced, type Word } from './words';

/** A word of a service line; spans count from the start of the node. */
export interface ServiceWord {
  readonly text: string;
  readonly span: Span;
}

/** `-o name=value` in any of its spellings. */
export interface Override {
  readonly assignment: Assignment;
  readonly form: 'plain' | 'braces' | 'joined';
  /** From `-o` to the end of its argument. */
  readonly span: Span;
  /** The argument as written, braces and all. */
  readonly argument: string;
}

/** A `-o` that sets nothing, which master(8) and postconf(1) let pass in silence. */
export interface EmptyOverride {
  readonly reason: 'missing-equals' | 'missing-argument';
  readonly span: Span;
  readonly text: string;
}

export const FIELD_NAMES = ['service', 'type', 'private', 'unpriv', 'chroot', 'wakeup', 'maxproc', 'command'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export interface Service {
  readonly kind: 'service';
  readonly fields: Readonly<Record<FieldName, ServiceWord>>;
  readonly overrides: readonly Override[];
  readonly emptyOverrides: readonly EmptyOverride[];
  /** What follows the options: arguments of the daemon, where `-o` has no meaning of ours. */
  readonly arguments: readonly ServiceWord[];
  readonly span: Span;
}

/** A logical line with fewer than eight words: Postfix stops here. */
export interface BrokenService {
  readonly kind: 'broken';
  readonly reason: 'too-few-fields';
  readonly words: readonly ServiceWord[];
  readonly span: Span;
  readonly text: string;
}

export type MasterSyntax = Service | BrokenService;
export type MasterNode = Node<MasterSyntax>;
export type MasterFile = ParsedFile<MasterSyntax>;

/** Parses any text as master.cf; see `parseLines` for what `previous` does. */
export function parseMaster(text: string, previous?: MasterFile): MasterFile {
  return parseLines(text, parseServiceLine, previous);
}

function parseServiceLine(joined: JoinedText): MasterSyntax {
  const words = splitBraced(joined.text, BLANKS);
  const toWord = (word: Word): ServiceWord => ({ text: word.text, span: joined.span(word.start, word.end) });
  const span = joined.span(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  if (words.length < FIELD_NAMES.length) {
    return { kind: 'broken', reason: 'too-few-fields', words: words.map(toWord), span, text: trimBlanks(joined.text) };
  }
  const fields = Object.fromEntries(FIELD_NAMES.map((name, index) => [name, toWord(words[index] as Word)])) as Record<FieldName, ServiceWord>;
  const options = readOptions(joined, words, FIELD_NAMES.length);
  return { kind: 'service', fields, ...options.found, arguments: words.slice(options.next).map(toWord), span };
}

interface Options {
  readonly found: { readonly overrides: readonly Override[]; readonly emptyOverrides: readonly EmptyOverride[] };
  readonly next: number;
}

/** Options are words that begin with `-`, up to `--` or the first other word. */
function readOptions(joined: JoinedText, words: readonly Word[], from: number): Options {
  const found = { overrides: [] as Override[], emptyOverrides: [] as EmptyOverride[] };
  let next = from;
  for (let word = words[next]; word && isOption(word.text); word = words[next]) {
    next++;
    const letter = word.text.indexOf('o', 1);
    if (letter < 0) continue;
    const isJoined = letter + 1 < word.text.length;
    const argument = isJoined ? { text: word.text.slice(letter + 1), start: word.start + letter + 1, end: word.end } : words[next];
    if (!isJoined && argument) next++;
    addOption(joined, word, argument, found);
  }
  if (words[next]?.text === '--') next++;
  return { found, next };
}

function isOption(text: string): boolean {
  return text.length > 1 && text.startsWith('-') && text !== '--';
}

function addOption(joined: JoinedText, option: Word, argument: Word | undefined, found: { overrides: Override[]; emptyOverrides: EmptyOverride[] }): void {
  const { overrides, emptyOverrides } = found;
  const span = joined.span(option.start, (argument ?? option).end);
  if (!argument) {
    emptyOverrides.push({ reason: 'missing-argument', span, text: option.text });
    return;
  }
  const assignment = readOverride(joined, argument);
  if (!assignment) emptyOverrides.push({ reason: 'missing-equals', span, text: argument.text });
  else overrides.push({ assignment, form: overrideForm(option, argument), span, argument: argument.text });
}

function overrideForm(option: Word, argument: Word): Override['form'] {
  if (argument.text.startsWith('{')) return 'braces';
  return argument.start < option.end ? 'joined' : 'plain';
}

/** The braces of `-o { name = value }` go; a closing one that is missing counts as standing at the end (extpar.c). */
function readOverride(joined: JoinedText, argument: Word): Assignment | undefined {
  const inBraces = argument.text.startsWith('{');
  const close = inBraces ? matchingBrace(argument.text) : -1;
  const parsed = parseAssignment(joined.slice(argument.start + (inBraces ? 1 : 0), close < 0 ? argument.end : argument.start + close));
  return parsed.kind === 'assignment' ? parsed : undefined;
}

/** Offset of the brace that closes the one at 0, or -1. */
export function matchingBrace(text: string): number {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') level++;
    else if (text[at] === '}' && --level === 0) return at;
  }
  return -1;
}
