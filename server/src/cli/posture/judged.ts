// What `tls` found, for every format.
import { coreMessages, type LintOptions, type PostureFix, type PostureFixes, type PostureReport, type Reason } from '../../core';
import type { Input, Source } from '../inputs';
import { Lines } from '../lines';

export interface JudgedPosture {
  readonly input: Input;
  readonly options: LintOptions;
  /** What was assumed of Postfix, in words. */
  readonly assumed: string;
  readonly report: PostureReport;
  readonly fixes: PostureFixes;
  /** What this machine changes of it. */
  readonly notes: readonly string[];
}

/** A fix with the command that applies it. */
export function fixText({ title, problem, safe }: PostureFix, { profile }: LintOptions): string {
  return coreMessages.cli.posture.fix(title, problem.rule.id, safe, profile);
}

export interface PostureFormatOptions {
  /** Whether every suite is listed. */
  readonly ciphers: boolean;
  readonly colour: boolean;
}

export type PostureFormat = (judged: JudgedPosture, options: PostureFormatOptions) => Iterable<string>;

/** Finds the lines of reasons. */
export class Places {
  private readonly lines = new Map<Source, Lines>();

  constructor(private readonly input: Input) {}

  /** 0-based. */
  of({ place }: Reason): { readonly source: Source; readonly line: number } | undefined {
    const source = place && this.input.sources[place.file];
    if (!source) return undefined;
    const lines = this.lines.get(source) ?? new Lines(source.text, false);
    this.lines.set(source, lines);
    return { source, line: lines.lineAt(place.span.start) };
  }
}
