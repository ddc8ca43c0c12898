// What can be folded: settings and services over several lines, and blocks of comments.
import type { Analysis } from '../analysis';
import type { FileKind } from '../model/configuration';
import type { ParsedFile } from '../syntax/lines';

export interface FoldingRange {
  /** First and last line, counted from 0. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

export function foldingRanges({ configuration }: Analysis, file: FileKind): FoldingRange[] {
  const syntax = configuration[file];
  if (!syntax) return [];
  return rangesIn(syntax);
}

function rangesIn({ text, starts, lines, syntaxes }: ParsedFile<{ readonly kind: string }>): FoldingRange[] {
  return syntaxes.flatMap(({ kind }, index) => {
    const own = text.slice(starts[index], starts[index + 1]);
    return (kind === 'trivia' ? commentBlocks : wholeNode)(own, lines[index] as number);
  });
}

function wholeNode(text: string, line: number): FoldingRange[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > 1 ? [{ startLine: line, endLine: line + lines - 1 }] : [];
}

/** Blank lines part one block from the next. */
function commentBlocks(text: string, firstLine: number): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let start = -1;
  for (const [index, line] of [...text.split('\n'), ''].entries()) {
    const isComment = /^\s*#/.test(line);
    if (isComment && start < 0) start = index;
    if (isComment || start < 0) continue;
    if (index - start > 1) ranges.push({ startLine: firstLine + start, endLine: firstLine + index - 1, kind: 'comment' });
    start = -1;
  }
  return ranges;
}
