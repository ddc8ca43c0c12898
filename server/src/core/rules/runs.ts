// Runs the rules that look at several settings. A rule whose questions have the answers that they had before is not run again: what it
// found is moved to where it stands now.
import type { Configuration, FileKind } from '../model/configuration';
import type { Fix } from '../model/fix';
import { follow, type Step } from '../model/history';
import type { LintOptions } from '../model/options';
import { Questions } from '../model/questions';
import type { Span } from '../text';
import type { PlacedFinding, Rule } from './rule';

interface Run {
  readonly findings: readonly PlacedFinding[];
  readonly asked: Questions;
}

export class Runs {
  private runs = new Map<Rule, Run>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly options: LintOptions,
  ) {}

  /** What each rule says of a configuration; `steps`: what changed since the last time, where that is known, and `changed` the names in it. */
  of(configuration: Configuration, steps: readonly Step[] | undefined, changed: ReadonlySet<string> | undefined): ReadonlyMap<Rule, Run> {
    const runs = new Map<Rule, Run>();
    for (const rule of this.rules) {
      const before = this.runs.get(rule);
      const kept = before && steps && changed ? keep(before, configuration, changed, steps) : undefined;
      runs.set(rule, kept ?? this.run(rule, configuration));
    }
    this.runs = runs;
    return runs;
  }

  private run(rule: Rule, configuration: Configuration): Run {
    const asked = new Questions();
    const findings = configuration.listen(asked, () => [...(rule.checkConfiguration?.(configuration, this.options) ?? [])]);
    return { findings, asked };
  }
}

/** Undefined where the rule has to be asked again. */
function keep(run: Run, configuration: Configuration, changed: ReadonlySet<string>, steps: readonly Step[]): Run | undefined {
  if (!run.asked.haveSameAnswers(configuration, changed)) return undefined;
  if (run.findings.length === 0 || steps.length === 0) return run;
  if (steps.some(({ lines }) => lines !== 0)) return undefined; // a message may name a line
  const findings = run.findings.map((finding) => moved(finding, steps));
  return findings.includes(undefined) ? undefined : { ...run, findings: findings as PlacedFinding[] };
}

/** The finding where it stands after some changes of main.cf; undefined where one of its places changed. */
function moved(finding: PlacedFinding, steps: readonly Step[]): PlacedFinding | undefined {
  let isLost = false;
  const move = (file: FileKind, span: Span): Span => {
    const now = file === 'main' ? follow(span, steps) : span;
    isLost ||= now === undefined;
    return now ?? span;
  };
  const moveFix = (fix: Fix): Fix => ({
    ...fix,
    // Options of services stand in master.cf, wherever the finding is.
    operations: fix.operations.map((each) =>
      'span' in each ? { ...each, span: move(each.kind === 'setOverride' ? 'master' : finding.file, each.span) } : each,
    ),
  });
  const result: PlacedFinding = {
    ...finding,
    span: move(finding.file, finding.span),
    ...(finding.related && { related: finding.related.map((each) => ({ ...each, span: move(each.file, each.span) })) }),
    ...(finding.fixes && { fixes: finding.fixes.map(moveFix) }),
  };
  return isLost ? undefined : result;
}
