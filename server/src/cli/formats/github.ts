// Workflow commands of GitHub Actions, which become annotations of a pull request.
import type { Severity } from '../../core';
import { type Format, LinesOf } from '../report';
import { visible } from '../terminal';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

export const github: Format = function* (report) {
  const linesOf = new LinesOf(false);
  for (const { source, problems } of report.files) {
    for (const problem of problems) {
      const start = linesOf.get(source).at(problem.span.start);
      const end = linesOf.get(source).at(problem.span.end);
      const properties = {
        file: source.shown,
        line: start.line + 1,
        ...(end.line > start.line && { endLine: end.line + 1 }),
        // A column makes sense to GitHub only within one line.
        ...(end.line === start.line && { col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) }),
        title: problem.rule.id,
      };
      const given = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      const command = `::${LEVEL[problem.severity]} ${given.join(',')}::${escapeData(problem.message)}`;
      yield `${visible(command)}\n`;
    }
  }
};

function escapeData(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
