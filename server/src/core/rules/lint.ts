// Runs the rules over a configuration. What a rule says of one assignment by itself is remembered with that assignment, so that an
// edit pays only for what it touched.
import { parameter } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import type { Configuration, FileKind, Setting } from '../model/configuration';
import type { LintOptions, Profile, Severity } from '../model/options';
import type { Assignment } from '../syntax/assignment';
import { rules } from './index';
import { Problem } from './problem';
import type { AssignmentContext, Finding, Rule, SeverityByProfile } from './rule';
import { Suppressions } from './suppressions';

/** The rules that apply under some options, with what they said of assignments so far. */
export class RuleSet {
  private readonly perAssignment = new Map<string, readonly Rule[]>();
  private readonly everywhere: readonly Rule[];
  private readonly spanning: readonly Rule[];
  private readonly remembered = new WeakMap<Assignment, readonly Said[]>();

  constructor(readonly options: LintOptions) {
    const active = rules.filter((rule) => appliesTo(rule, options));
    this.everywhere = active.filter((rule) => rule.checkAssignment && !rule.parameters);
    this.spanning = active.filter((rule) => rule.checkConfiguration);
    for (const rule of active) {
      if (!rule.checkAssignment) continue;
      for (const name of rule.parameters ?? []) this.perAssignment.set(name, [...(this.perAssignment.get(name) ?? this.everywhere), rule]);
    }
  }

  /** Every problem of both files, in order of file and place. */
  lint(configuration: Configuration): readonly Problem[] {
    const problems: Problem[] = [];
    const add = (rule: Rule, file: FileKind, finding: Finding, offset: number): void => {
      const severity = this.severityOf(rule, finding);
      if (severity !== 'off') problems.push(new Problem(rule, file, severity, finding, offset));
    };
    const visit = (setting: Setting, expand: (text: string) => string): void => {
      for (const said of this.check(setting, expand)) for (const finding of said.findings) add(said.rule, setting.file, finding, setting.node.start);
    };
    for (const setting of configuration.settings) visit(setting, (text) => configuration.expand(text));
    for (const service of configuration.services) for (const setting of service.overrides) visit(setting, (text) => configuration.expand(text, service));
    for (const rule of this.spanning) {
      for (const finding of rule.checkConfiguration?.(configuration, this.options) ?? []) add(rule, finding.file, finding, 0);
    }
    const suppressions = new Suppressions(configuration);
    return suppressions.filter(problems).sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file === 'main' ? -1 : 1));
  }

  private check(setting: Setting, expand: (text: string) => string): readonly Said[] {
    const { assignment } = setting;
    const literal = !assignment.value.includes('$');
    const known = literal ? this.remembered.get(assignment) : undefined;
    if (known) return known;
    const said = this.ask(setting, literal ? assignment.value : expand(assignment.value), literal);
    if (literal) this.remembered.set(assignment, said);
    return said;
  }

  private ask(setting: Setting, value: string, literal: boolean): readonly Said[] {
    const { assignment } = setting;
    const asked = this.perAssignment.get(assignment.name) ?? this.everywhere;
    if (asked.length === 0) return NOTHING;
    const context: AssignmentContext = {
      assignment,
      name: assignment.name,
      parameter: parameter(assignment.name),
      value,
      literal,
      isOverride: setting.override !== undefined,
      options: this.options,
      at: (from, to) => (literal ? assignment.spanIn(from, to) : assignment.valueSpan),
    };
    const said: Said[] = [];
    for (const rule of asked) {
      const findings = [...(rule.checkAssignment?.(context) ?? [])];
      if (findings.length) said.push({ rule, findings });
    }
    return said.length ? said : NOTHING;
  }

  private severityOf(rule: Rule, finding: Finding): Severity | 'off' {
    return this.options.severities[rule.id] ?? finding.severity ?? severityIn(rule.severity, this.options.profile);
  }
}

interface Said {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

const NOTHING: readonly Said[] = [];

/** The severity that a rule has in a profile; profiles that it does not name take that of `balanced`. */
export function severityIn(severity: SeverityByProfile, profile: Profile): Severity | 'off' {
  return typeof severity === 'string' ? severity : (severity[profile] ?? severity.balanced);
}

function appliesTo(rule: Rule, options: LintOptions): boolean {
  if (options.severities[rule.id] === 'off') return false;
  if (rule.since && !atLeast(options.target, rule.since)) return false;
  return !(rule.until && atLeast(options.target, rule.until));
}
