// A profile applied to a configuration: what its rules about TLS recommend, the fixes included that change who can deliver, as one edit, with the
// posture before and after.
import { Analysis } from '../analysis';
import type { FileEdits } from '../model/operations';
import type { Profile } from '../model/options';
import type { Problem } from '../rules/problem';
import type { KeysIn } from '../tls/posture/posture';
import { type PostureReport, postureReport } from '../tls/posture/report';
import { fixAll } from './fixAll';
import { nameOf } from './fixName';

export interface AppliedProfile {
  readonly before: PostureReport;
  readonly after: PostureReport;
  /** The titles of what is done, in order. */
  readonly done: readonly string[];
  readonly edits: FileEdits;
  /** What the profile's rules still say of TLS, because no fix can decide it. */
  readonly left: readonly Problem[];
}

export function applyProfile({ texts, options }: Analysis, profile: Profile, keysIn?: KeysIn): AppliedProfile {
  const wanted = { ...options, profile };
  const analysis = Analysis.of(texts, wanted);
  const { texts: fixed, applied, edits } = fixAll(analysis, 'unsafe', { isWanted });
  const after = Analysis.of(fixed, wanted);
  return {
    before: postureReport(analysis.configuration, { ...wanted, keysIn }),
    after: postureReport(after.configuration, { ...wanted, keysIn }),
    done: applied.map((fix) => nameOf(fix)),
    edits,
    left: after.problems.filter(isWanted),
  };
}

/** What is about TLS, by the rule or by what the fixes change. Hints are matters of taste: nobody who picks a profile asked for them. */
function isWanted(problem: Problem): boolean {
  if (problem.severity === 'hint') return false;
  return /tls|cipher|curve|protocol|dane|cert/.test(problem.rule.id) || problem.fixes.some(({ changes }) => changes.some((name) => name.includes('tls')));
}
