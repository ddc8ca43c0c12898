// Cuts a file into its top-level nodes: logical lines, and the comments and blank lines between them. Lossless: the texts of all
// nodes, put together, are the file. Knows nothing of settings or services; `parseLine` says what a logical line means.
// Grammar: Postfix's readlline.c.
import { isBlank } from '../text';
import { carryAnswers } from './anyLine';
import { isSkipped, type JoinedText, joinLines } from './joined';

/** A run of comments and blank lines that belongs to no logical line. */
export interface Trivia {
  readonly kind: 'trivia';
}

/** Text that begins with a blank and has nothing before it to continue: Postfix drops it with a warning. */
export interface Orphan {
  readonly kind: 'orphan';
}

/** One top-level node. Spans inside `syntax` count from `start`, so that an unchanged line keeps its syntax when it moves. */
export interface Node<S> {
  readonly start: number;
  readonly end: number;
  /** First physical line, 0-based. */
  readonly line: number;
  readonly syntax: S | Trivia | Orphan;
}

export interface ParsedFile<S> {
  readonly text: string;
  readonly nodes: readonly Node<S>[];
}

const TRIVIA: Trivia = { kind: 'trivia' };
const ORPHAN: Orphan = { kind: 'orphan' };

/**
 * Parses any text; never throws. With the `previous` state of the same file, everything outside of what changed keeps its syntax
 * objects (what is known of them stays valid), and only the rest is parsed.
 */
export function parseLines<S>(text: string, parseLine: (source: string, joined: JoinedText) => S, previous?: ParsedFile<S>): ParsedFile<S> {
  const reusable = previous ? findReusable(text, previous) : undefined;
  const reader = new LineReader(text, parseLine, previous?.nodes.slice(0, reusable?.head) ?? [], reusable ? ownCopy : (source) => source);
  const readFrom = reader.nodes.at(-1)?.end ?? 0;
  const readTo = reusable?.tailStart ?? text.length;
  reader.readUpTo(readTo);
  if (reusable) reader.append(reusable.tail, reusable.shift);
  const file = { text, nodes: reader.nodes };
  if (previous) carryAnswers(previous, file, readFrom, readTo);
  return file;
}

/** Reads physical lines from the end of `nodes` on and adds the nodes that they make. */
class LineReader<S> {
  private line: number;
  private at: number;
  /** Start of the logical line being read, or -1. */
  private open = -1;
  /** End of its last physical line that has text. */
  private openEnd = -1;
  /** Start of the comments and blank lines behind it, or -1. */
  private skippedFrom = -1;

  constructor(
    private readonly text: string,
    private readonly parseLine: (source: string, joined: JoinedText) => S,
    readonly nodes: Node<S>[],
    private readonly keep: (source: string) => string,
  ) {
    const last = nodes.at(-1);
    this.at = last?.end ?? 0;
    this.line = last ? last.line + countFeeds(text, last.start, last.end) : 0;
  }

  readUpTo(limit: number): void {
    while (this.at < limit) {
      const feed = this.text.indexOf('\n', this.at);
      const end = feed < 0 ? this.text.length : feed + 1;
      this.addPhysicalLine(this.at, end, feed < 0 ? end : feed);
      this.at = end;
    }
    this.finishLogicalLine();
    this.finishSkipped(limit);
  }

  /** Adds nodes that need no reading; they stood `shift` characters further up. */
  append(tail: readonly Node<S>[], shift: number): void {
    const first = tail[0];
    if (!first) return;
    const lineShift = this.line - first.line;
    const stay = shift === 0 && lineShift === 0;
    for (const node of tail) {
      this.nodes.push(stay ? node : { start: node.start + shift, end: node.end + shift, line: node.line + lineShift, syntax: node.syntax });
    }
  }

  private addPhysicalLine(start: number, end: number, textEnd: number): void {
    if (isSkipped(this.text, start, textEnd)) {
      if (this.skippedFrom < 0) this.skippedFrom = start;
      return;
    }
    if (this.open >= 0 && isBlank(this.text.charCodeAt(start))) this.skippedFrom = -1;
    else {
      this.finishLogicalLine();
      this.finishSkipped(start);
      this.open = start;
    }
    this.openEnd = end;
  }

  private finishLogicalLine(): void {
    if (this.open < 0) return;
    const source = this.keep(this.text.slice(this.open, this.openEnd));
    this.push(this.open, this.openEnd, isBlank(source.charCodeAt(0)) ? ORPHAN : this.parseLine(source, joinLines(source)));
    this.open = -1;
  }

  private finishSkipped(end: number): void {
    if (this.skippedFrom >= 0) this.push(this.skippedFrom, end, TRIVIA);
    this.skippedFrom = -1;
  }

  private push(start: number, end: number, syntax: S | Trivia | Orphan): void {
    this.nodes.push({ start, end, line: this.line, syntax });
    this.line += countFeeds(this.text, start, end);
  }
}

/**
 * The same text in memory of its own. A part of a string keeps all of that string alive: a line that is read again after an edit would
 * keep the whole file as it was then, and the next line the next one. (Taking a part of what was put together makes the engine copy it.)
 */
function ownCopy(source: string): string {
  return ` ${source}`.slice(1);
}

interface Reusable<S> {
  /** How many of the first nodes stand unchanged, with a node behind them that begins in unchanged text too. */
  readonly head: number;
  /** The last nodes, from one that begins a logical line: what stands before such a line cannot change it. */
  readonly tail: readonly Node<S>[];
  readonly tailStart: number;
  readonly shift: number;
}

function findReusable<S>(text: string, previous: ParsedFile<S>): Reusable<S> {
  const old = previous.text;
  const prefix = commonPrefix(old, text);
  const suffix = commonSuffix(old, text, Math.min(old.length, text.length) - prefix);
  const nodes = previous.nodes;
  // A node's end is settled by the first character of the node behind it, and whether a run of comments is absorbed by what follows it:
  // so the last node before the change, and the comments before that one, are read again.
  let head = lowerBound(nodes, (node) => node.end >= prefix);
  head = Math.max(0, head - 1);
  while (head > 0 && nodes[head - 1]?.syntax === TRIVIA) head--;

  const shift = text.length - old.length;
  const changedUpTo = old.length - suffix;
  let tail = Math.max(
    head,
    lowerBound(nodes, (node) => node.start > changedUpTo),
  );
  while (tail < nodes.length && (nodes[tail]?.syntax === TRIVIA || nodes[tail]?.syntax === ORPHAN)) tail++;
  const tailNode = nodes[tail];
  return { head, tail: nodes.slice(tail), tailStart: tailNode ? tailNode.start + shift : text.length, shift };
}

/** Comparing blocks, which is one fast operation of the engine each, finds the place of the difference; only the last few are read by character. */
const BLOCKS = [8192, 256, 16];

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  for (const block of BLOCKS) while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, most: number): number {
  const fromEnd = (text: string, from: number, block: number): string => text.slice(text.length - from - block, text.length - from);
  let count = 0;
  for (const block of BLOCKS) while (count + block <= most && fromEnd(a, count, block) === fromEnd(b, count, block)) count += block;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/** Index of the first node for which `test` holds; `test` must be false up to some node and true from there on. */
function lowerBound<S>(nodes: readonly Node<S>[], test: (node: Node<S>) => boolean): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(nodes[middle] as Node<S>)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The node that holds `offset`; at a border the one that begins there. */
export function nodeAt<S>(file: ParsedFile<S>, offset: number): Node<S> | undefined {
  const behind = lowerBound(file.nodes, (node) => node.start > offset);
  return file.nodes[behind - 1];
}

function countFeeds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
