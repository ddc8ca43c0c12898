// The physical lines of a logical line, for rules that look at how a value is laid out.
import { isSkipped } from '../syntax/joined';
import { splitBraced } from '../syntax/words';
import type { Span } from '../text';

export interface PhysicalLine extends Span {
  /** Without the line end. */
  readonly text: string;
  /** Empty, blank, or a comment. */
  readonly isSkipped: boolean;
}

/** Spans leave out the line end. */
export function* physicalLines(source: string, { start, end }: Span): Iterable<PhysicalLine> {
  for (let at = start; at < end; ) {
    const feed = source.indexOf('\n', at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const lineEnd = source[next - 1] === '\n' ? next - 1 : next;
    yield { start: at, end: lineEnd, text: source.slice(at, lineEnd), isSkipped: isSkipped(source, at, lineEnd) };
    at = next;
  }
}

/** Whether a stretch of the source goes over more than one line; the line end at its end does not count. */
export function hasSeveralLines(source: string, { start, end }: Span): boolean {
  const feed = source.indexOf('\n', start);
  return feed >= 0 && feed < end - 1;
}

/** How many braces a text opens and leaves open; negative where it closes more. */
export function braceDepth(text: string): number {
  let depth = 0;
  for (const char of text) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
  return depth;
}

/** The name of the service that a line of master.cf would define if it began at the first column. */
export function serviceOnLine(line: string): string | undefined {
  const [name, type, ...others] = splitBraced(line, ' \t\r').map((word) => word.text);
  return others.length >= 6 && SERVICE_TYPES.includes(type ?? '') ? name : undefined;
}

const SERVICE_TYPES = ['inet', 'unix', 'fifo', 'pass', 'unix-dgram'];
