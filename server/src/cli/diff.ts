// What a fix changes in a file, as a unified diff that patch(1) takes.
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

const CONTEXT = 3;
/** Finding the shortest way takes time that grows with the square of this; past it, one hunk replaces everything from first to last difference. */
const MOST_EDITS = 2000;

export function unifiedDiff(path: string, before: string, after: string): string {
  const patch = structuredPatch(path, path, before, after, undefined, undefined, { context: CONTEXT, maxEditLength: MOST_EDITS });
  return patch ? formatPatch(patch, FILE_HEADERS_ONLY) : coarseDiff(path, before, after);
}

function coarseDiff(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const from = Math.max(0, head - CONTEXT);
  const behind = Math.max(0, tail - CONTEXT);
  const row = (sign: string, line: string): string => (line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`);
  const rows = [
    ...old.slice(from, head).map((line) => row(' ', line)),
    ...old.slice(head, old.length - tail).map((line) => row('-', line)),
    ...now.slice(head, now.length - tail).map((line) => row('+', line)),
    ...old.slice(old.length - tail, old.length - behind).map((line) => row(' ', line)),
  ];
  const range = (lines: readonly string[]): string => {
    const count = lines.length - behind - from;
    return `${count === 0 ? from : from + 1},${count}`;
  };
  return `--- ${path}\n+++ ${path}\n@@ -${range(old)} +${range(now)} @@\n${rows.join('')}`;
}

/** Lines with their line ends; the empty text has none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
