// What a rule is. One rule a file, named by its id; `index.ts` lists them; `docs/rules/<id>.md` explains and tests each.
import type { Parameter } from '../catalogue/parameters';
import type { Configuration, FileKind } from '../model/configuration';
import type { Fix } from '../model/fix';
import type { LintOptions, Profile, Severity } from '../model/options';
import type { Assignment } from '../syntax/assignment';
import type { Span } from '../text';

export type Category = 'syntax' | 'validity' | 'interaction' | 'strength' | 'style' | 'operations';

/** Either one severity for every profile, or one for each: profiles that are not named take that of `balanced`. */
export type SeverityByProfile = Severity | ({ readonly balanced: Severity | 'off' } & Partial<Readonly<Record<Profile, Severity | 'off'>>>);

export interface Rule {
  /** Kebab-case; names the bad thing. Also the diagnostic's code and the name of its page. */
  readonly id: string;
  /** One sentence, from `messages`. */
  readonly summary: string;
  readonly category: Category;
  readonly severity: SeverityByProfile;
  /** First and first-no-more version of Postfix for which the rule makes sense; both optional. */
  readonly since?: string;
  readonly until?: string;
  /** Where the facts come from: RFCs, postconf(5), Postfix source files. */
  readonly sources: readonly string[];
  /** The parameters that `checkAssignment` looks at; without it, all. */
  readonly parameters?: readonly string[];
  /** Judges one assignment by itself. The answer is kept as long as the assignment's text stays, so it may depend on nothing but its arguments. */
  readonly checkAssignment?: (context: AssignmentContext) => Iterable<Finding>;
  /** Judges what spans several settings, or the shape of the files. */
  readonly checkConfiguration?: (configuration: Configuration, options: LintOptions) => Iterable<PlacedFinding>;
}

export interface AssignmentContext {
  readonly assignment: Assignment;
  readonly name: string;
  /** What the catalogue knows of the name; undefined for names that Postfix does not have. */
  readonly parameter: Parameter | undefined;
  /** The value with every `$name` expanded: judge this one. */
  readonly value: string;
  /** Whether `value` is what is written, so that `at` can point into it. */
  readonly literal: boolean;
  /** Whether it is a `-o` of master.cf. */
  readonly isOverride: boolean;
  readonly options: LintOptions;
  /** The place of `value[from..to]`; of the whole value where it was expanded, since its parts stand elsewhere then. */
  at(from: number, to: number): Span;
}

export interface Finding {
  /** What to underline: the smallest text that is wrong. */
  readonly span: Span;
  /** What is wrong, why it matters, what to do; names the value it saw. From `messages`. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A finding of `checkConfiguration`: its spans are offsets in `file`. */
export interface PlacedFinding extends Finding {
  readonly file: FileKind;
}

export interface Related {
  readonly file: FileKind;
  readonly span: Span;
  readonly message: string;
}
