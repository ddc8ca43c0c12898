// What `check` found, for every format: one entry a file, in order of their paths. A format turns it into pieces of text.
import type { Analysis, Edit, Fix, Problem, Severity } from '../core';
import { type FileEdits, type FileKind, toEdits } from '../core';
import { FILE_KINDS, type Input, type Source } from './inputs';
import { Lines } from './lines';

export interface CheckedFile {
  readonly source: Source;
  readonly input: Input;
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
}

export interface Report {
  readonly files: readonly CheckedFile[];
  /** What was assumed of Postfix, in words. */
  readonly assumed: string;
}

export interface FormatOptions {
  readonly colour: boolean;
  readonly width: number | undefined;
}

/** Pieces, so that printing can stop when nobody reads any more. */
export type Format = (report: Report, options: FormatOptions) => Iterable<string>;

export function countBySeverity(report: Report): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems } of report.files) for (const problem of problems) counts[problem.severity]++;
  return counts;
}

/** The fix that `postfix-lint fix` would apply, or, with --unsafe, might. */
export function bestFix(problem: Problem): Fix | undefined {
  if (!problem.hasFixes) return undefined;
  const { fixes } = problem;
  return fixes.find((fix) => fix.safe && fix.preferred) ?? fixes.find((fix) => fix.safe) ?? fixes.find((fix) => fix.preferred);
}

/** The edits of a fix, by file. */
export function editsOf(fix: Fix, file: CheckedFile): readonly (readonly [FileKind, readonly Edit[]])[] {
  const edits: FileEdits = toEdits(fix, file.source.kind, file.analysis.configuration);
  return FILE_KINDS.flatMap((kind) => (edits[kind]?.length ? [[kind, edits[kind]] as const] : []));
}

/** The lines of files, counted at their first use. */
export class LinesOf {
  private readonly known = new Map<Source, Lines>();

  constructor(private readonly returnEnds: boolean) {}

  get(source: Source): Lines {
    const known = this.known.get(source) ?? new Lines(source.text, this.returnEnds);
    this.known.set(source, known);
    return known;
  }
}
