// Spans, edits and characters: what every layer above shares about plain text.
// Knows nothing of Postfix, files or editors. Offsets count UTF-16 code units.

/** A half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text in `span` by `newText`. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits that do not overlap, given in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (edit.span.start < at) throw new RangeError(`edits overlap at offset ${edit.span.start}`);
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

export function shift(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** C's isspace() in the C locale, which is what Postfix calls white space: space, TAB, LF, VT, FF, CR. NBSP and BOM are ordinary text. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Removes Postfix's white space at both ends; String.trim() would take NBSP and BOM too. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Where the line of an offset begins. (A negative place to search from would count as 0, and find a line feed there.) */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The line end in use at a place: that of its line, else of the line before. */
export function endOfLine(text: string, at: number): string {
  const feed = text.indexOf('\n', at);
  const known = feed < 0 ? text.lastIndexOf('\n', at) : feed;
  return known > 0 && text[known - 1] === '\r' ? '\r\n' : '\n';
}

const MOST_OF_MESSAGE = 1000;

/** A message quotes what it speaks of, and a value may have megabytes: of such a one the beginning and the end. */
export function shorten(message: string): string {
  if (message.length <= MOST_OF_MESSAGE) return message;
  return `${message.slice(0, MOST_OF_MESSAGE * 0.7)} … ${message.slice(-MOST_OF_MESSAGE * 0.3)}`;
}
