// Edits as people read them: whole lines, before and after.
import { type Edit, lineStart } from '../text';

export interface ChangedLines {
  /** 0-based, in the old text. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Edits that do not overlap, in any order; those that share a line are shown together. */
export function changedLines(text: string, edits: readonly Edit[]): readonly ChangedLines[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const groups: { start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of sorted) {
    const start = lineStart(text, edit.span.start);
    const end = endOf(text, edit);
    const last = groups.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.map(({ start, end, edits: own }) => {
    let now = '';
    let at = start;
    for (const { span, newText } of own) {
      now += text.slice(at, span.start) + newText;
      at = span.end;
    }
    now += text.slice(at, end);
    return { line: text.slice(0, start).split('\n').length - 1, removed: linesOf(text.slice(start, end)), added: linesOf(now) };
  });
}

/** The end of the last line that an edit touches; of an insertion between two lines, the place itself. */
function endOf(text: string, { span, newText }: Edit): number {
  if (span.end === lineStart(text, span.end) && (span.start < span.end || newText.endsWith('\n'))) return span.end;
  const feed = text.indexOf('\n', span.end);
  return feed < 0 ? text.length : feed + 1;
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
