// Whether any line of a file has something. What no line had before an edit is looked for in the lines that the edit touched alone.
import type { ParsedFile } from './lines';

/** Takes any number of whole lines and says whether one of them has what is looked for. Must be one function, not a new one each time. */
export type LineTest = (lines: string) => boolean;

const known = new WeakMap<ParsedFile<unknown>, Map<LineTest, boolean>>();

export function anyLine(file: ParsedFile<unknown>, test: LineTest): boolean {
  const answers = known.get(file) ?? new Map<LineTest, boolean>();
  known.set(file, answers);
  const answer = answers.get(test) ?? test(file.text);
  answers.set(test, answer);
  return answer;
}

/** Takes over what no line had, where the lines from `from` up to `to` are new and all others stood in `previous` already. */
export function carryAnswers(previous: ParsedFile<unknown>, file: ParsedFile<unknown>, from: number, to: number): void {
  const lines = file.text.slice(from, to);
  const answers = [...(known.get(previous) ?? [])].filter(([test, answer]) => !answer && !test(lines));
  if (answers.length > 0) known.set(file, new Map(answers));
}
