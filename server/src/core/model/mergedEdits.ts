// Makes one list of edits that neither overlap nor touch out of the edits of several operations: what two of them remove is removed once.
import type { Edit } from '../text';

/** In order of place; at one place in the order given. */
export function mergeEdits(text: string, edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = merged.at(-1);
    if (last && edit.span.start <= last.span.end) merged[merged.length - 1] = join(last, edit);
    else merged.push(edit);
  }
  return merged.filter(({ span, newText }) => text.slice(span.start, span.end) !== newText).map((edit) => withoutEmptyFirstLine(text, edit));
}

function join(a: Edit, b: Edit): Edit {
  return { span: { start: a.span.start, end: Math.max(a.span.end, b.span.end) }, newText: a.newText + b.newText };
}

/** Where all lines of a file go, what is inserted behind them needs no line end before it. */
function withoutEmptyFirstLine(text: string, edit: Edit): Edit {
  const isAll = edit.span.start === 0 && edit.span.end === text.length && text !== '';
  return isAll ? { ...edit, newText: edit.newText.replace(/^\r?\n/, '') } : edit;
}
