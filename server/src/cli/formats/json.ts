// The contract's JSON: one array, an element a line; positions are LSP's (0-based, UTF-16).
import { type Edit, type Problem, pageUrl, type Span } from '../../core';
import type { Lines, Position } from '../lines';
import { type CheckedFile, editsOf, type Format, LinesOf } from '../report';

interface Range {
  readonly start: Position;
  readonly end: Position;
}

export const json: Format = function* (report) {
  const linesOf = new LinesOf(true);
  let separator = '[\n';
  for (const file of report.files) {
    for (const problem of file.problems) {
      yield separator + JSON.stringify(toJson(problem, file, linesOf.get(file.source)));
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
};

function toJson(problem: Problem, file: CheckedFile, lines: Lines): object {
  return {
    file: file.source.shown,
    range: toRange(lines, problem.span),
    severity: problem.severity,
    code: problem.rule.id,
    message: problem.message,
    url: pageUrl(problem.rule.id),
    fixes: [...fixesOf(problem, file, lines)],
  };
}

/** Edits name no file, so that fixes which reach into the other file are left out. */
function* fixesOf(problem: Problem, file: CheckedFile, lines: Lines): Iterable<object> {
  for (const { title, safe, ...fix } of problem.hasFixes ? problem.fixes : []) {
    const edits = editsOf({ title, safe, ...fix }, file);
    const own = edits[0];
    if (edits.length === 1 && own?.[0] === file.source.kind) yield { title, safe, edits: own[1].map((edit) => toTextEdit(lines, edit)) };
  }
}

function toTextEdit(lines: Lines, edit: Edit): object {
  return { range: toRange(lines, edit.span), newText: edit.newText };
}

function toRange(lines: Lines, span: Span): Range {
  return { start: lines.at(span.start), end: lines.at(span.end) };
}
