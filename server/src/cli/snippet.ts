// A line of a file and what to underline in it, as a terminal shows them: tabs expanded, wide characters counted, what a terminal would
// obey made visible, and of long lines only what lies around the place.
import type { Lines } from './lines';
import { visible } from './terminal';

export interface Snippet {
  readonly shown: string;
  /** Columns before the underlined text, and its own; at least one. */
  readonly before: number;
  readonly width: number;
}

const TAB = 8;
const ELLIPSIS = '…';
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE =
  /^[\u1100-\u115f\u231a\u231b\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** The first line of a span, at most about `room` columns of it. */
export function snippet(lines: Lines, from: number, to: number, room: number): Snippet {
  const line = lines.lineAt(from);
  const lineStart = lines.startOf(line);
  const lineEnd = lines.endOf(line);
  const start = Math.min(from, lineEnd);
  const end = Math.max(start, Math.min(to, lineEnd));
  const [cutStart, cutEnd] = cut(lines.text, lineStart, lineEnd, start, room);
  const left = cutStart > lineStart ? ELLIPSIS : '';
  const before = layOut(lines.text.slice(cutStart, start), left.length);
  const marked = layOut(lines.text.slice(start, Math.min(end, cutEnd)), before.column);
  const after = layOut(lines.text.slice(Math.min(end, cutEnd), cutEnd), marked.column);
  return {
    shown: left + before.shown + marked.shown + after.shown.trimEnd() + (cutEnd < lineEnd ? ELLIPSIS : ''),
    before: before.column,
    width: Math.max(1, marked.column - before.column),
  };
}

/** The part of a line to show: the whole, or a window that begins a little before the place. */
function cut(text: string, lineStart: number, lineEnd: number, start: number, room: number): [number, number] {
  if (lineEnd - lineStart <= room) return [lineStart, lineEnd];
  const from = Math.max(lineStart, Math.min(start - Math.floor(room / 3), lineEnd - room));
  const to = Math.min(lineEnd, from + room);
  return [from > lineStart && isLowHalf(text, from) ? from - 1 : from, to < lineEnd && isLowHalf(text, to) ? to + 1 : to];
}

function isLowHalf(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

function layOut(piece: string, from: number): { readonly shown: string; readonly column: number } {
  let shown = '';
  let column = from;
  for (const character of visible(piece)) {
    const width = character === '\t' ? TAB - (column % TAB) : widthOf(character);
    shown += character === '\t' ? ' '.repeat(width) : character;
    column += width;
  }
  return { shown, column };
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
