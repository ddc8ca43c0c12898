// master.cf: text -> nodes. A service is one logical line of words; behind the command stand its options and arguments.
// Grammar: master_ent.c, postconf_master.c, and getopt(3) for the options as the daemons read them.
import type { Span } from '../text';
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

function parseServiceLine(_source: string, joined: JoinedText): MasterSyntax {
  const words = splitBraced(joined.text, BLANKS);
  const toWord = (word: Word): ServiceWord => ({ text: word.text, span: joined.span(word.start, word.end) });
  const span = joined.span(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  if (words.length < FIELD_NAMES.length) {
    return { kind: 'broken', reason: 'too-few-fields', words: words.map(toWord), span, text: joined.text.trim() };
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
  const overrides: Override[] = [];
  const emptyOverrides: EmptyOverride[] = [];
  let next = from;
  for (let word = words[next]; word && word.text.length > 1 && word.text.startsWith('-') && word.text !== '--'; word = words[next]) {
    next++;
    const letter = word.text.indexOf('o', 1);
    if (letter < 0) continue;
    const isJoined = letter + 1 < word.text.length;
    const argument = isJoined ? { text: word.text.slice(letter + 1), start: word.start + letter + 1, end: word.end } : words[next];
    if (!argument) {
      emptyOverrides.push({ reason: 'missing-argument', span: joined.span(word.start, word.end), text: word.text });
      break;
    }
    if (!isJoined) next++;
    const span = joined.span(word.start, argument.end);
    const assignment = readOverride(joined, argument);
    if (assignment) overrides.push({ assignment, form: argument.text.startsWith('{') ? 'braces' : isJoined ? 'joined' : 'plain', span });
    else emptyOverrides.push({ reason: 'missing-equals', span, text: argument.text });
  }
  if (words[next]?.text === '--') next++;
  return { found: { overrides, emptyOverrides }, next };
}

function readOverride(joined: JoinedText, argument: Word): Assignment | undefined {
  if (!argument.text.startsWith('{')) {
    const parsed = parseAssignment(joined.slice(argument.start, argument.end));
    return parsed.kind === 'assignment' ? parsed : undefined;
  }
  const close = matchingBrace(argument.text);
  const parsed = parseAssignment(joined.slice(argument.start + 1, close < 0 ? argument.end : argument.start + close));
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
