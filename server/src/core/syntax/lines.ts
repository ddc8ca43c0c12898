// Cuts a file into its top-level nodes: logical lines, and the comments and blank lines between them. Lossless: the texts of all
// nodes, put together, are the file. Knows nothing of settings or services; `parseLine` says what a logical line means.
// Grammar: Postfix's readlline.c.
import { isBlank } from '../text';
import { carryAnswers } from './anyLine';
import { commonPrefix, commonSuffix } from './difference';
import { isSkipped, type JoinedText, joinLines } from './joined';

/** A run of comments and blank lines that belongs to no logical line. */
export interface Trivia {
  readonly kind: 'trivia';
}

/** Text that begins with a blank and has nothing before it to continue: Postfix drops it with a warning. */
export interface Orphan {
  readonly kind: 'orphan';
}

/** What a top-level node is. */
export type NodeSyntax<S> = S | Trivia | Orphan;

/** One top-level node. Spans inside `syntax` count from `start`, so that an unchanged line keeps its syntax when it moves. */
export interface Node<S> {
  readonly start: number;
  readonly end: number;
  /** First physical line, 0-based. */
  readonly line: number;
  readonly syntax: NodeSyntax<S>;
}

export const TRIVIA: Trivia = { kind: 'trivia' };
const ORPHAN: Orphan = { kind: 'orphan' };

/** A file and its nodes. They are kept in columns, since there may be very many of them: a node is made for whoever asks for it. */
export class ParsedFile<S> {
  private readonly made = new Map<number, Node<S>>();

  constructor(
    readonly text: string,
    readonly syntaxes: readonly NodeSyntax<S>[],
    /** Where each node begins, and behind them where the last one ends; their first physical lines likewise. */
    readonly starts: Int32Array,
    readonly lines: Int32Array,
  ) {}

  get count(): number {
    return this.syntaxes.length;
  }

  /** The same object each time. */
  node(index: number): Node<S> {
    const known = this.made.get(index);
    if (known) return known;
    const { starts, lines, syntaxes } = this;
    const node = { start: starts[index] as number, end: starts[index + 1] as number, line: lines[index] as number, syntax: syntaxes[index] as NodeSyntax<S> };
    this.made.set(index, node);
    return node;
  }

  get nodes(): readonly Node<S>[] {
    return this.syntaxes.map((_, index) => this.node(index));
  }

  /** Index of the node that holds `offset`; at a border of the one that begins there. */
  indexAt(offset: number): number {
    return lowerBound(this.count, (index) => (this.starts[index] as number) > offset) - 1;
  }

  /** The file with something else in the place of one node. */
  replaced(index: number, syntax: NodeSyntax<S>): ParsedFile<S> {
    return new ParsedFile(this.text, this.syntaxes.with(index, syntax), this.starts, this.lines);
  }
}

/** The node that holds `offset`; at a border the one that begins there. */
export function nodeAt(file: ParsedFile<unknown>, offset: number): Node<unknown> | undefined {
  const index = file.indexAt(offset);
  return index < 0 ? undefined : file.node(index);
}

/**
 * Parses any text; never throws. With the `previous` state of the same file, everything outside of what changed keeps its syntax
 * objects (what is known of them stays valid), and only the rest is parsed.
 */
export function parseLines<S>(text: string, parseLine: (joined: JoinedText) => S, previous?: ParsedFile<S>): ParsedFile<S> {
  if (!previous) return new LineReader(text, parseLine).readUpTo(text.length).toFile();
  const { head, tail, tailStart, shift } = findReusable(text, previous);
  const readFrom = previous.starts[head] as number;
  const reader = new LineReader(text, parseLine, readFrom, previous.lines[head] as number, true).readUpTo(tailStart);
  const file = reader.toFile({ file: previous, head, tail, shift });
  carryAnswers(previous, file, readFrom, tailStart);
  return file;
}

/** Reads physical lines from some place on and collects the nodes that they make. */
class LineReader<S> {
  /** Start of the logical line being read, or -1, and its first physical line. */
  private open = -1;
  private openLine = 0;
  /** End of its last physical line that has text. */
  private openEnd = -1;
  /** Start of the comments and blank lines behind it, or -1, and the first of them. */
  private skippedFrom = -1;
  private skippedLine = 0;
  private readonly starts: number[] = [];
  private readonly lines: number[] = [];
  private readonly syntaxes: NodeSyntax<S>[] = [];

  constructor(
    private readonly text: string,
    private readonly parseLine: (joined: JoinedText) => S,
    private at = 0,
    private line = 0,
    private readonly isEdit = false,
  ) {}

  readUpTo(limit: number): this {
    while (this.at < limit) {
      const feed = this.text.indexOf('\n', this.at);
      const end = feed < 0 ? this.text.length : feed + 1;
      this.addPhysicalLine(this.at, end, feed < 0 ? end : feed);
      this.at = end;
      if (feed >= 0) this.line++;
    }
    this.finishLogicalLine();
    this.finishSkipped();
    return this;
  }

  /** What was read, between nodes that need no reading. */
  toFile(around?: Reusable<S>): ParsedFile<S> {
    const { text, at, line } = this;
    if (!around) return new ParsedFile(text, this.syntaxes, column(this.starts, [at]), column(this.lines, [line]));
    const { file, head, tail, shift } = around;
    const between = (before: Int32Array, read: readonly number[], difference: number): Int32Array =>
      column(
        before.subarray(0, head),
        read,
        before.subarray(tail).map((each) => each + difference),
      );
    const syntaxes = file.syntaxes.slice(0, head).concat(this.syntaxes, file.syntaxes.slice(tail));
    return new ParsedFile(text, syntaxes, between(file.starts, this.starts, shift), between(file.lines, this.lines, line - (file.lines[tail] as number)));
  }

  private addPhysicalLine(start: number, end: number, textEnd: number): void {
    if (isSkipped(this.text, start, textEnd)) {
      if (this.skippedFrom >= 0) return;
      this.skippedFrom = start;
      this.skippedLine = this.line;
      return;
    }
    if (this.open >= 0 && isBlank(this.text.charCodeAt(start))) this.skippedFrom = -1;
    else {
      this.finishLogicalLine();
      this.finishSkipped();
      this.open = start;
      this.openLine = this.line;
    }
    this.openEnd = end;
  }

  private finishLogicalLine(): void {
    if (this.open < 0) return;
    const { text, open, openEnd } = this;
    const joined = this.isEdit ? joinLines(ownCopy(text.slice(open, openEnd))) : joinLines(text, open, openEnd);
    this.push(open, this.openLine, isBlank(text.charCodeAt(open)) ? ORPHAN : this.parseLine(joined));
    this.open = -1;
  }

  private finishSkipped(): void {
    if (this.skippedFrom >= 0) this.push(this.skippedFrom, this.skippedLine, TRIVIA);
    this.skippedFrom = -1;
  }

  private push(start: number, line: number, syntax: NodeSyntax<S>): void {
    this.starts.push(start);
    this.lines.push(line);
    this.syntaxes.push(syntax);
  }
}

function column(...parts: readonly ArrayLike<number>[]): Int32Array {
  const all = new Int32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The same text in memory of its own. A part of a string keeps all of that string alive: a line that is read again after an edit would
 * keep the whole file as it was then, and the next line the next one. (Taking a part of what was put together makes the engine copy it.)
 */
function ownCopy(source: string): string {
  return ` ${source}`.slice(1);
}

/** The nodes of an earlier state that stand still. */
interface Reusable<S> {
  readonly file: ParsedFile<S>;
  /** How many of the first nodes stand unchanged, with a node behind them that begins in unchanged text too. */
  readonly head: number;
  /** The first of the last nodes, one that begins a logical line: what stands before such a line cannot change it. */
  readonly tail: number;
  /** How far those have moved. */
  readonly shift: number;
}

function findReusable<S>(text: string, file: ParsedFile<S>): Reusable<S> & { readonly tailStart: number } {
  const { text: old, starts, syntaxes, count } = file;
  const prefix = commonPrefix(old, text);
  const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
  // A node's end is settled by the first character of the node behind it, and whether a run of comments is absorbed by what follows it:
  // so the last node before the change, and the comments before that one, are read again.
  let head = lowerBound(count, (index) => (starts[index + 1] as number) >= prefix);
  head = Math.max(0, head - 1);
  while (head > 0 && syntaxes[head - 1] === TRIVIA) head--;

  const shift = text.length - old.length;
  const changedUpTo = old.length - suffix;
  let tail = Math.max(
    head,
    lowerBound(count, (index) => (starts[index] as number) > changedUpTo),
  );
  while (tail < count && (syntaxes[tail] === TRIVIA || syntaxes[tail] === ORPHAN)) tail++;
  return { file, head, tail, shift, tailStart: (starts[tail] as number) + shift };
}

/** The first index below `count` for which `test` holds; `test` must be false up to some index and true from there on. */
export function lowerBound(count: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
