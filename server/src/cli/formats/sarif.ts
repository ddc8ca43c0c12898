// SARIF 2.1.0 (OASIS), as far as code scanners read it.
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Edit, type Fix, type Problem, pageUrl, type Rule, type Severity, type Span } from '../../core';
import type { Source } from '../inputs';
import { packageVersion } from '../package';
import { type CheckedFile, editsOf, type Format, LinesOf, type Report } from '../report';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export const sarif: Format = function* (report) {
  const rules = rulesIn(report);
  const writer = new Writer(new LinesOf(false), rules);
  const results = report.files.flatMap((file) => file.problems.map((problem) => writer.result(problem, file)));
  const driver = { name: 'postfix-lint', version: packageVersion(), rules: rules.map(toDescriptor) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  yield `${JSON.stringify(log, undefined, 1)}\n`;
};

/** The rules that found something, by id. */
function rulesIn(report: Report): readonly Rule[] {
  const rules = new Set(report.files.flatMap(({ problems }) => problems.map(({ rule }) => rule)));
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toDescriptor(rule: Rule): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    helpUri: pageUrl(rule.id),
    properties: { tags: [rule.category] },
  };
}

class Writer {
  private readonly indexes: ReadonlyMap<Rule, number>;

  constructor(
    private readonly linesOf: LinesOf,
    rules: readonly Rule[],
  ) {
    this.indexes = new Map(rules.map((rule, index) => [rule, index]));
  }

  result(problem: Problem, file: CheckedFile): object {
    const related = problem.related.flatMap(({ file: kind, span, message }, index) => {
      const source = file.input.sources[kind];
      return source ? [{ id: index, ...this.location(source, span), message: { text: message } }] : [];
    });
    const fixes = problem.hasFixes ? problem.fixes.map((fix) => this.fix(fix, file)) : [];
    return {
      ruleId: problem.rule.id,
      ruleIndex: this.indexes.get(problem.rule),
      level: LEVEL[problem.severity],
      message: { text: problem.message },
      locations: [this.location(file.source, problem.span)],
      ...(related.length && { relatedLocations: related }),
      ...(fixes.length && { fixes }),
    };
  }

  private location(source: Source, span: Span): object {
    return { physicalLocation: { artifactLocation: { uri: uriOf(source) }, region: this.region(source, span) } };
  }

  private region(source: Source, span: Span): object {
    const lines = this.linesOf.get(source);
    const [start, end] = [lines.at(span.start), lines.at(span.end)];
    return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  }

  private fix(fix: Fix, file: CheckedFile): object {
    const artifactChanges = editsOf(fix, file).flatMap(([kind, edits]) => {
      const source = file.input.sources[kind];
      return source ? [{ artifactLocation: { uri: uriOf(source) }, replacements: edits.map((edit) => this.replacement(source, edit)) }] : [];
    });
    return { description: { text: fix.title }, artifactChanges };
  }

  private replacement(source: Source, edit: Edit): object {
    return { deletedRegion: this.region(source, edit.span), insertedContent: { text: edit.newText } };
  }
}

/** Relative paths stay relative, since scanners look them up below the root of a repository. */
function uriOf(source: Source): string {
  return isAbsolute(source.shown) ? pathToFileURL(source.shown).href : source.shown.split(/[\\/]/).map(encodeURIComponent).join('/');
}
