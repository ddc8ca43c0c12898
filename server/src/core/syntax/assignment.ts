// `name = value`, wherever it stands: a setting of main.cf, or the argument of -o in master.cf.
import { isBlank, type Span } from '../text';
import { simpleNames } from './expression';
import type { JoinedText } from './joined';

/** One assignment. All spans count from the start of the top-level node that holds it. */
export class Assignment {
  readonly kind = 'assignment';
  private names: readonly string[] | undefined | null = null;

  constructor(
    private readonly joined: JoinedText,
    readonly name: string,
    private readonly nameStart: number,
    private readonly equals: number,
    /** As Postfix stores it: lines joined, blanks inside kept, blanks outside gone. */
    readonly value: string,
    private readonly valueStart: number,
  ) {}

  /** See simpleNames(): most values are simple, and there may be very many, so what is found is kept here. */
  get simpleNames(): readonly string[] | undefined {
    if (this.names === null) this.names = simpleNames(this.value);
    return this.names;
  }

  get hasSeveralLines(): boolean {
    return this.joined.hasSeveralLines;
  }

  get nameSpan(): Span {
    return this.joined.span(this.nameStart, this.nameStart + this.name.length);
  }

  /** The span of `=`. */
  get equalsSpan(): Span {
    return this.joined.span(this.equals, this.equals + 1);
  }

  /** From `name` to the end of the value; to `=` where there is none. */
  get span(): Span {
    return this.joined.span(this.nameStart, this.value === '' ? this.equals + 1 : this.valueStart + this.value.length);
  }

  /** Where the value stands; empty, and right behind `=` or its blanks, when there is none. */
  get valueSpan(): Span {
    return this.joined.span(this.valueStart, this.valueStart + this.value.length);
  }

  /** Where the characters `from` up to `to` of `value` stand in the source. */
  spanIn(from: number, to: number): Span {
    return this.joined.span(this.valueStart + from, this.valueStart + to);
  }

  /** Offset within `value` of a source offset; clamped to the value. */
  offsetIn(sourceOffset: number): number {
    let low = 0;
    let high = this.value.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.joined.sourceOf(this.valueStart + middle) < sourceOffset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A logical line that is no setting: Postfix stops reading the file here. */
export interface BrokenAssignment {
  readonly kind: 'broken';
  readonly reason: 'missing-name' | 'missing-equals';
  /** From the first to the last character of the logical line that is not blank. */
  readonly span: Span;
  readonly text: string;
}

/** `name = value` as split_nameval.c reads it. */
export function parseAssignment(joined: JoinedText): Assignment | BrokenAssignment {
  const text = joined.text;
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  const start = skipBlanks(text, 0, end);
  let at = start;
  while (at < end && text.charCodeAt(at) !== 61 && !isBlank(text.charCodeAt(at))) at++;
  const nameEnd = at;
  const broken = (reason: BrokenAssignment['reason']): BrokenAssignment => ({
    kind: 'broken',
    reason,
    span: joined.span(start, end),
    text: text.slice(start, end),
  });
  if (nameEnd === start) return broken('missing-name');
  at = skipBlanks(text, at, end);
  if (at >= end || text.charCodeAt(at) !== 61) return broken('missing-equals');
  const equals = at;
  const valueStart = skipBlanks(text, equals + 1, end);
  const empty = valueStart >= end;
  return new Assignment(
    joined,
    text.slice(start, nameEnd),
    start,
    equals,
    empty ? '' : text.slice(valueStart, end),
    empty ? emptyValueStart(text, equals + 1) : valueStart,
  );
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The place where an empty value would begin: behind one space after `=`, if there is one. */
function emptyValueStart(text: string, behindEquals: number): number {
  return text.charCodeAt(behindEquals) === 32 ? behindEquals + 1 : behindEquals;
}
