// The text of a logical line: physical lines put together without their line feeds and without the comment lines between them,
// and the way back from an offset in that text to the offset in the source. Knows nothing of what the text means.
import type { Span } from '../text';

/** Nearly every logical line is one physical line. */
const ONE_PIECE: readonly number[] = [0];

export class JoinedText {
  /** `starts[i]`: where piece i begins in `text`; `sources[i]`: where it begins in the source. Both ascend. */
  constructor(
    readonly text: string,
    private readonly starts: readonly number[] = ONE_PIECE,
    private readonly sources: readonly number[] = ONE_PIECE,
  ) {}

  get hasSeveralLines(): boolean {
    return this.starts.length > 1;
  }

  /** Offset in the source of the character at `offset`. */
  sourceOf(offset: number): number {
    const piece = this.pieceAt(offset);
    return offset - (this.starts[piece] as number) + (this.sources[piece] as number);
  }

  /** Source span of the characters from `from` up to `to`: it ends behind the last character, not before the next line's first. */
  span(from: number, to: number): Span {
    const start = this.sourceOf(from);
    return { start, end: to > from ? this.sourceOf(to - 1) + 1 : start };
  }

  /** A part of this text with the same way back. */
  slice(from: number, to: number): JoinedText {
    const starts: number[] = [0];
    const sources: number[] = [this.sourceOf(from)];
    for (let piece = this.pieceAt(from) + 1; piece < this.starts.length && (this.starts[piece] as number) < to; piece++) {
      starts.push((this.starts[piece] as number) - from);
      sources.push(this.sources[piece] as number);
    }
    return new JoinedText(this.text.slice(from, to), starts, sources);
  }

  /** The last piece that begins at or before `offset`. */
  private pieceAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}

/**
 * Joins the physical lines of one logical line, which stands from `start` up to `limit`, as Postfix does (readlline.c): line feeds go, comment and blank lines between
 * continuations go, everything else stays; the result is cut at its first NUL.
 */
export function joinLines(source: string, start = 0, limit = source.length): JoinedText {
  const firstEnd = endOfLine(source, start, limit);
  if (firstEnd >= limit - 1) return new JoinedText(cutAtNul(source.slice(start, firstEnd)));
  let text = '';
  const starts: number[] = [];
  const sources: number[] = [];
  for (let at = start; at < limit; ) {
    const end = endOfLine(source, at, limit);
    if (!isSkipped(source, at, end)) {
      starts.push(text.length);
      sources.push(at - start);
      text += source.slice(at, end);
    }
    at = end + 1;
  }
  return new JoinedText(cutAtNul(text), starts, sources);
}

function endOfLine(source: string, at: number, limit: number): number {
  const feed = source.indexOf('\n', at);
  return feed < 0 || feed >= limit ? limit : feed;
}

/** Whether the physical line from `start` to `end` is empty, blank, or a comment: `#` counts only as the first character that is not blank. */
export function isSkipped(source: string, start: number, end: number): boolean {
  let at = start;
  for (; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) return code === 35;
  }
  return true;
}

function cutAtNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}
