// Runs the rules over a configuration. What a rule says of one assignment by itself is remembered with that assignment, and runs.ts
// remembers what the others asked, so that an edit pays only for what it touched.
import { type Parameter, parameter } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import type { Configuration, FileKind, ServiceEntry, Setting, SettingText } from '../model/configuration';
import type { Moment } from '../model/history';
import type { LintOptions, Profile, Severity } from '../model/options';
import type { Assignment } from '../syntax/assignment';
import type { Span } from '../text';
import { rules } from './index';
import { Problem } from './problem';
import type { AssignmentContext, Finding, Rule, SeverityByProfile } from './rule';
import { Runs } from './runs';
import { Suppressions } from './suppressions';

/** The rules that apply under some options, with what they said of assignments so far. */
export class RuleSet {
  private readonly perAssignment = new Map<string, readonly Rule[]>();
  private readonly everywhere: readonly Rule[];
  private readonly spanning: Runs;
  private readonly remembered = new WeakMap<Assignment, Remembered>();
  private moment: Moment | undefined;
  /** The names whose settings changed since the last time; undefined where that is not known. */
  private changed: ReadonlySet<string> | undefined;

  constructor(readonly options: LintOptions) {
    const active = rules.filter((rule) => appliesTo(rule, options));
    this.everywhere = active.filter((rule) => rule.checkAssignment && !rule.parameters);
    const spanning = active.filter((rule) => rule.checkConfiguration);
    this.spanning = new Runs(spanning, options);
    for (const rule of active) {
      if (!rule.checkAssignment) continue;
      for (const name of rule.parameters ?? []) this.perAssignment.set(name, [...(this.perAssignment.get(name) ?? this.everywhere), rule]);
    }
  }

  /** Every problem of both files, in order of file and place. */
  lint(configuration: Configuration): readonly Problem[] {
    const steps = this.moment && configuration.stepsSince(this.moment);
    this.changed = steps && new Set(steps.flatMap((step) => [...step.names]));
    const problems: Problem[] = [];
    const add = (rule: Rule, file: FileKind, finding: Finding, offset: number, overridden?: string): void => {
      const given = this.severityOf(rule, finding);
      // What is overridden further down does no harm until somebody removes what overrides it.
      const severity = given === 'error' && overridden !== undefined ? 'warning' : given;
      if (severity !== 'off') problems.push(new Problem(rule, file, severity, finding, offset, overridden));
    };
    const visit = (setting: Setting, service?: ServiceEntry): void => {
      for (const said of this.check(setting, configuration, service)) {
        const overridden = setting.file === 'main' && configuration.setting(setting.name) !== setting ? setting.name : undefined;
        for (const finding of said.findings) add(said.rule, setting.file, finding, setting.node.start, overridden);
      }
    };
    for (const setting of configuration.select(this.hasNews)) visit(setting);
    for (const service of configuration.services) for (const setting of service.overrides) visit(setting, service);
    for (const [rule, { findings }] of this.spanning.of(configuration, steps, this.changed)) {
      for (const finding of findings) add(rule, finding.file, finding, 0);
    }
    this.moment = configuration.moment;
    const suppressions = new Suppressions(configuration);
    return suppressions.filter(problems).sort((a, b) => (a.file === b.file ? a.span.start - b.span.start : a.file === 'main' ? -1 : 1));
  }

  /** Whether something was said of a setting, or may be when other values change. Of most settings nothing is, until their text changes. */
  private readonly hasNews = (setting: SettingText, configuration: Configuration): boolean => {
    this.check(setting, configuration, undefined);
    return this.remembered.has(setting.assignment);
  };

  /** What the rules say of one assignment: what they said before, if its text and every value that it was expanded with are the same. */
  private check({ assignment }: SettingText | Setting, configuration: Configuration, service: ServiceEntry | undefined): readonly Said[] {
    const asked = this.perAssignment.get(assignment.name) ?? this.everywhere;
    if (asked.length === 0) return NOTHING;
    const known = this.remembered.get(assignment);
    if (known?.lookedUp.every(([name, raw]) => this.changed?.has(name) === false || configuration.raw(name, service) === raw)) return known.said;
    const context = new Context(assignment, this.options, configuration, service);
    const said: Said[] = [];
    for (const rule of asked) {
      const findings = [...(rule.checkAssignment?.(context) ?? [])];
      if (findings.length) said.push({ rule, findings });
    }
    if (said.length || context.lookedUp.length || service) this.remembered.set(assignment, { said, lookedUp: context.lookedUp });
    return said;
  }

  private severityOf(rule: Rule, finding: Finding): Severity | 'off' {
    return this.options.severities[rule.id] ?? finding.severity ?? severityIn(rule.severity, this.options.profile);
  }
}

interface Said {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

interface Remembered {
  readonly said: readonly Said[];
  /** The names that the value was expanded with, and what stood behind each. */
  readonly lookedUp: readonly (readonly [name: string, raw: string | undefined])[];
}

const NOTHING: readonly Said[] = [];

/** What a rule is told of an assignment. The value is expanded when the first rule asks for it: most never do. */
class Context implements AssignmentContext {
  readonly lookedUp: [string, string | undefined][] = [];
  readonly name: string;
  readonly parameter: Parameter | undefined;
  readonly literal: boolean;
  readonly isOverride: boolean;
  private expanded: string | undefined;

  constructor(
    readonly assignment: Assignment,
    readonly options: LintOptions,
    private readonly configuration: Configuration,
    private readonly service: ServiceEntry | undefined,
  ) {
    this.name = assignment.name;
    this.parameter = parameter(assignment.name);
    this.literal = !assignment.value.includes('$');
    this.isOverride = service !== undefined;
  }

  get value(): string {
    if (this.literal) return this.assignment.value;
    this.expanded ??= this.configuration.expand(this.assignment.value, this.service, (name, raw) => this.lookedUp.push([name, raw]));
    return this.expanded;
  }

  /** An own function, since rules take it out of its context. */
  readonly at = (from: number, to: number): Span => (this.literal ? this.assignment.spanIn(from, to) : this.assignment.valueSpan);
}

/** The severity that a rule has in a profile; profiles that it does not name take that of `balanced`. */
export function severityIn(severity: SeverityByProfile, profile: Profile): Severity | 'off' {
  return typeof severity === 'string' ? severity : (severity[profile] ?? severity.balanced);
}

function appliesTo(rule: Rule, options: LintOptions): boolean {
  if (options.severities[rule.id] === 'off') return false;
  if (rule.since && !atLeast(options.target, rule.since)) return false;
  return !(rule.until && atLeast(options.target, rule.until));
}
