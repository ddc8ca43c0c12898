// Edits that take physical lines, or parts of them, out of a text, and what they need to know of lines. Comments and blank lines stay.
import { isSkipped } from '../syntax/joined';
import { type Edit, isBlank, lineStart, type Span } from '../text';

export const insert = (at: number, newText: string): Edit => ({ span: { start: at, end: at }, newText });
export const remove = (start: number, end: number): Edit => ({ span: { start, end }, newText: '' });

/** Where the text of a line ends: before its line feed, and before a carriage return in front of that. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

export function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function beforeBlanks(text: string, from: number, least = 0): number {
  let at = from;
  while (at > least && text[at - 1] !== '\n' && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Takes a whole line. The last line of a file has no line feed of its own: the line end before it goes instead. */
export function removeLine(text: string, start: number, next: number): Edit {
  if (next < text.length || text[next - 1] === '\n' || start === 0) return remove(start, next);
  return remove(text[start - 2] === '\r' ? start - 2 : start - 1, next);
}

/** Takes what stands between two offsets line by line: whole lines where nothing else stands on them, never a comment. */
export function removeSpan(text: string, { start, end }: Span): Edit[] {
  const edits: Edit[] = [];
  for (let at = lineStart(text, start); at < end; at = nextLine(text, at)) {
    const stop = lineEnd(text, at);
    if (isSkipped(text, at, stop)) continue;
    const from = Math.max(start, behindBlanks(text, at));
    const to = Math.min(end, beforeBlanks(text, stop));
    const isFirst = behindBlanks(text, at) >= from;
    const isLast = behindBlanks(text, to) >= stop;
    if (isFirst && isLast) edits.push(removeLine(text, at, nextLine(text, at)));
    else if (isFirst) edits.push(remove(from, behindBlanks(text, to)));
    else edits.push(remove(beforeBlanks(text, from, at), isLast ? stop : to));
  }
  return edits;
}
