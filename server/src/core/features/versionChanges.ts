// What a configuration's meaning becomes with another version of Postfix or OpenSSL: defaults that move, settings that die, another TLS.
import { Analysis } from '../analysis';
import { defaultValue, isPresent, parameter, parameterNames } from '../catalogue/parameters';
import type { LintOptions } from '../model/options';
import type { Problem } from '../rules/problem';
import type { KeysIn } from '../tls/posture/posture';
import { type PostureReport, postureReport } from '../tls/posture/report';

export interface MovedDefault {
  readonly name: string;
  /** As they come out here; undefined where the version does not have the parameter. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface VersionChanges {
  readonly before: PostureReport;
  readonly after: PostureReport;
  /** Problems that only the other version has. */
  readonly problems: readonly Problem[];
  /** Parameters that nobody set, known to both, whose value moves; those about TLS first. */
  readonly defaults: readonly MovedDefault[];
}

export function versionChanges(analysis: Analysis, options: LintOptions, keysIn?: KeysIn): VersionChanges {
  const other = Analysis.of(analysis.texts, options);
  const keyOf = (problem: Problem): string => `${problem.file} ${problem.rule.id} ${problem.span.start}`;
  const known = new Set(analysis.problems.map(keyOf));
  return {
    before: postureReport(analysis.configuration, { ...analysis.options, keysIn }),
    after: postureReport(other.configuration, { ...options, keysIn }),
    problems: other.problems.filter((problem) => !known.has(keyOf(problem))),
    defaults: movedDefaults(analysis, other),
  };
}

function movedDefaults({ configuration: before }: Analysis, { configuration: after }: Analysis): readonly MovedDefault[] {
  const moved: MovedDefault[] = [];
  for (const name of parameterNames(after.target)) {
    const found = parameter(name);
    if (!found || before.isSet(name) || !isPresent(found, before.target) || found.machineDependent) continue;
    if (defaultValue(found, before.target) === defaultValue(found, after.target) && !dependsOnOthers(defaultValue(found, after.target))) continue;
    const [old, now] = [before.effective(name).value, after.effective(name).value];
    if (old !== now) moved.push({ name, before: old, after: now });
  }
  const isTls = ({ name }: MovedDefault): number => (name.includes('tls') ? 0 : 1);
  return moved.sort((a, b) => isTls(a) - isTls(b) || (a.name < b.name ? -1 : 1));
}

function dependsOnOthers(value: string | undefined): boolean {
  return value?.includes('$') === true;
}
