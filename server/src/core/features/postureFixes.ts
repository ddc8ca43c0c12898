// For what a mark costs, the fix that ends it. Which one does is tried, not looked up: of the preferred fixes of all problems, those of the settings
// that are to blame first, it is the first with which the deduction is gone.
import { Analysis } from '../analysis';
import type { FileEdits } from '../model/operations';
import type { Profile } from '../model/options';
import type { Problem } from '../rules/problem';
import { touches } from '../text';
import type { KeysIn } from '../tls/posture/posture';
import { type Deduction, isWorse } from '../tls/posture/rating';
import type { Reason } from '../tls/posture/reasons';
import { type PostureReport, postureReport, type RatedPolicy, type RatedService, type RatedSpoken } from '../tls/posture/report';
import { fixesOf } from './codeActions';
import { applyTo } from './fixAll';
import { nameOf } from './fixName';

export interface PostureFix {
  /** What it does, with the setting that it changes. */
  readonly title: string;
  readonly problem: Problem;
  readonly edits: FileEdits;
  /** See Fix. */
  readonly safe: boolean;
}

/**
 * How many postures of services are worked out in search of fixes, since an editor asks after each pause. Each fix has the files read again: so much
 * text counts as a posture.
 */
const MOST_POSTURES = 300;
const TEXT_OF_ONE = 5000;

export class PostureFixes {
  private candidates: readonly PostureFix[] | undefined;
  /** What each fix leads to; nothing where some service is worse off with it. */
  private readonly reports = new Map<PostureFix, PostureReport | undefined>();

  constructor(
    private readonly analysis: Analysis,
    private readonly report: PostureReport,
    private readonly keysIn?: KeysIn,
  ) {}

  /** Undefined where no single fix ends the deduction without a worse mark elsewhere. */
  of(spoken: RatedSpoken, deduction: Deduction): PostureFix | undefined {
    const places = spoken.reasons.flatMap(({ fact, place }) => (place && fact === deduction.fact ? [place] : []));
    const isToBlame = ({ problem }: PostureFix): boolean => places.some(({ file, span }) => file === problem.file && touches(span, problem.span));
    this.candidates ??= findCandidates(this.analysis, this.report);
    const ordered = [...this.candidates.filter(isToBlame), ...this.candidates.filter((each) => !isToBlame(each))];
    const index = this.report.services.findIndex((service) => service === spoken || service.policies.some((policy) => policy === spoken));
    return ordered.find((fix) => {
      const then = this.after(fix)?.services[index];
      return isWithout(deduction, 'destination' in spoken ? policyOf(then, spoken) : then);
    });
  }

  private after(fix: PostureFix): PostureReport | undefined {
    if (!this.reports.has(fix)) this.reports.set(fix, this.tried(fix));
    return this.reports.get(fix);
  }

  private tried({ edits }: PostureFix): PostureReport | undefined {
    const { texts, options } = this.analysis;
    const { configuration } = Analysis.of(applyTo(texts, edits), options, this.analysis);
    const report = postureReport(configuration, { ...options, keysIn: this.keysIn });
    const now = this.report.services;
    const isSound = report.services.length === now.length && report.services.every((then, index) => isNoWorse(then, now[index], options.profile));
    return isSound ? report : undefined;
  }
}

function isWithout({ id, limit }: Deduction, then: RatedSpoken | undefined): boolean {
  return then?.rating?.deductions.every((each) => (each.id !== id || each.limit !== limit) && each.id !== 'broken' && each.id !== 'no-tls') === true;
}

function policyOf(service: RatedService | undefined, { destination }: RatedPolicy): RatedPolicy | undefined {
  return service?.policies.find((each) => each.destination === destination);
}

/** What a problem is about, where it is a setting that decides about TLS. */
function settingsAt({ file, span }: Problem, services: readonly RatedService[]): readonly string[] {
  const isHere = ({ place, isPolicy }: Reason): boolean => !isPolicy && place?.file === file && touches(place.span, span);
  const found = services.flatMap(({ reasons }) => reasons.filter(isHere)).map(({ parameter }) => parameter);
  return [...new Set(found)];
}

function isNoWorse(then: RatedService, now: RatedService | undefined, profile: Profile): boolean {
  const isWorseFor = (before: RatedSpoken, after: RatedSpoken | undefined): boolean =>
    Boolean(after?.rating && before.rating && isWorse(after.rating.mark, before.rating.mark, profile));
  return then.service === now?.service && !isWorseFor(now, then) && !now.policies.some((policy) => isWorseFor(policy, policyOf(then, policy)));
}

function findCandidates(analysis: Analysis, { services }: PostureReport): readonly PostureFix[] {
  const found = new Map<string, PostureFix>();
  const { main = '', master = '' } = analysis.texts;
  const cost = services.length + (main.length + master.length) / TEXT_OF_ONE;
  for (const problem of analysis.problems) {
    if (found.size * cost >= MOST_POSTURES) break;
    if (!problem.hasFixes) continue;
    for (const { fix, edits } of fixesOf(analysis, problem)) {
      // Of a fix in master.cf the parameters are not told.
      const mayMatter = fix.preferred && (edits.master !== undefined || fix.changes.some((name) => name.includes('tls')));
      const key = JSON.stringify(edits);
      if (mayMatter && !found.has(key)) found.set(key, { title: nameOf(fix, settingsAt(problem, services)), problem, edits, safe: fix.safe });
    }
  }
  return [...found.values()];
}
