// What can be folded: settings and services over several lines, and blocks of comments.
import type { Analysis } from '../analysis';
import type { FileKind } from '../model/configuration';
import type { Node } from '../syntax/lines';

export interface FoldingRange {
  /** First and last line, counted from 0. */
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

export function foldingRanges({ configuration }: Analysis, file: FileKind): FoldingRange[] {
  const syntax = configuration[file];
  if (!syntax) return [];
  return (syntax.nodes as readonly Node<{ readonly kind: string }>[]).flatMap((node) => {
    const text = syntax.text.slice(node.start, node.end);
    return node.syntax.kind === 'trivia' ? commentBlocks(text, node.line) : wholeNode(text, node.line);
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
