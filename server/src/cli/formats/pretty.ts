// For people: what is wrong, the text underlined, where else to look, what would repair it; a summary as the last line.
import { coreMessages, type Problem, SEVERITIES, type Severity, shorten } from '../../core';
import type { Source } from '../inputs';
import { bestFix, type CheckedFile, countBySeverity, type Format, type FormatOptions, LinesOf, type Report } from '../report';
import { snippet } from '../snippet';
import { visible } from '../terminal';

const text = coreMessages.cli;
/** Where the output is no terminal. */
const USUAL_WIDTH = 120;
const LEAST_WIDTH = 40;
/** Digits that the gutter has room for; longer numbers push it to the right. */
const GUTTER = 5;

const BOLD = '1';
const DIM = '2';
const COLOUR: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;33', information: '1;34', hint: '1;36' };

export const pretty: Format = function* (report, options) {
  const printer = new Printer(options);
  for (const file of report.files) for (const problem of file.problems) yield printer.problem(problem, file);
  yield summary(report);
};

class Printer {
  private readonly linesOf = new LinesOf(false);
  private readonly room: number;

  constructor(private readonly options: FormatOptions) {
    this.room = Math.max(LEAST_WIDTH, options.width ?? USUAL_WIDTH) - GUTTER - 3;
  }

  problem(problem: Problem, file: CheckedFile): string {
    const { source } = file;
    const colour = COLOUR[problem.severity];
    const label = this.paint(colour, `${text.severities[problem.severity]}:`);
    const head = `${this.paint(BOLD, visible(this.place(source, problem.span.start)))}: ${label} ${visible(problem.message)} ${this.paint(DIM, `[${problem.rule.id}]`)}`;
    const rows = [head, ...this.excerpt(source, problem.span, '^', colour)];
    for (const related of problem.related) {
      const other = file.input.sources[related.file];
      if (!other) continue;
      if (other !== source) rows.push(this.note('-->', visible(this.place(other, related.span.start))));
      rows.push(...this.excerpt(other, related.span, '-', COLOUR.information, visible(related.message)));
    }
    const fix = bestFix(problem);
    if (fix) rows.push(this.note('=', `${fix.safe ? text.fixWith.safe : text.fixWith.unsafe} ${visible(shorten(fix.title))}`));
    rows.push(this.note('=', text.explainWith(problem.rule.id)));
    return `${rows.join('\n')}\n\n`;
  }

  private place(source: Source, offset: number): string {
    const { line, character } = this.linesOf.get(source).at(offset);
    return `${source.shown}:${line + 1}:${character + 1}`;
  }

  private excerpt(source: Source, span: Problem['span'], mark: string, colour: string, label = ''): readonly string[] {
    const lines = this.linesOf.get(source);
    const { shown, before, width } = snippet(lines, span.start, span.end, this.room);
    const number = String(lines.lineAt(span.start) + 1).padStart(GUTTER);
    const marks = this.paint(colour, mark.repeat(width) + (label && ` ${label}`));
    return [`${this.paint(DIM, `${number} |`)} ${shown}`, `${this.paint(DIM, `${' '.repeat(number.length)} |`)} ${' '.repeat(before)}${marks}`];
  }

  private note(sign: string, words: string): string {
    return `${' '.repeat(GUTTER)} ${this.paint(DIM, `${sign} ${words}`)}`;
  }

  private paint(code: string, words: string): string {
    return this.options.colour ? `\u001b[${code}m${words}\u001b[0m` : words;
  }
}

function summary(report: Report): string {
  const counts = countBySeverity(report);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => text.counts[severity](counts[severity]));
  const fixes = report.files.flatMap(({ problems }) => problems.map(bestFix)).filter((fix) => fix !== undefined);
  const safe = fixes.filter((fix) => fix.safe).length;
  const last = `${text.summary(found, report.files.length, report.assumed)}\n`;
  return fixes.length ? `${text.fixable(safe, fixes.length - safe)}\n${last}` : last;
}
