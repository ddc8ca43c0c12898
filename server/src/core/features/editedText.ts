// A text that is edited again and again, and the edits that lead to its present state from the first one in a single step.
import type { Edit, Span } from '../text';

/** A stretch of the first text, or text that came in. */
type Piece = Span | string;

export class EditedText {
  private pieces: readonly Piece[];

  constructor(private readonly first: string) {
    this.pieces = first === '' ? [] : [{ start: 0, end: first.length }];
  }

  /** Edits of the present text that do not overlap. */
  apply(edits: readonly Edit[]): void {
    const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const reader = new PieceReader(this.pieces);
    const pieces: Piece[] = [];
    for (const { span, newText } of ordered) {
      pieces.push(...reader.readTo(span.start));
      reader.readTo(span.end);
      if (newText !== '') pieces.push(newText);
    }
    this.pieces = [...pieces, ...reader.readTo(Number.POSITIVE_INFINITY)];
  }

  /** From the first text to the present one; what both share at the ends of an edit is not in it. */
  get edits(): readonly Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.pieces, { start: this.first.length, end: this.first.length }]) {
      if (typeof piece === 'string') newText += piece;
      else {
        if (newText !== '' || piece.start > at) edits.push(...this.shortened({ span: { start: at, end: piece.start }, newText }));
        at = piece.end;
        newText = '';
      }
    }
    return edits;
  }

  private shortened({ span, newText }: Edit): readonly Edit[] {
    let { start, end } = span;
    let from = 0;
    let to = newText.length;
    while (start < end && from < to && this.first[start] === newText[from]) {
      start++;
      from++;
    }
    while (end > start && to > from && this.first[end - 1] === newText[to - 1]) {
      end--;
      to--;
    }
    return start === end && from === to ? [] : [{ span: { start, end }, newText: newText.slice(from, to) }];
  }
}

/** Hands out pieces up to an offset in the text that they make; a piece across the offset is cut there. */
class PieceReader {
  private index = 0;
  /** How much of the piece at `index` is read, and where in the text that is. */
  private read = 0;
  private offset = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  readTo(end: number): Piece[] {
    const found: Piece[] = [];
    for (let piece = this.pieces[this.index]; piece !== undefined && this.offset < end; piece = this.pieces[this.index]) {
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const take = Math.min(length - this.read, end - this.offset);
      const from = this.read;
      found.push(typeof piece === 'string' ? piece.slice(from, from + take) : { start: piece.start + from, end: piece.start + from + take });
      this.offset += take;
      this.read += take;
      if (this.read === length) {
        this.index++;
        this.read = 0;
      }
    }
    return found;
  }
}
