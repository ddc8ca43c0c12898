// The pipeline on one screen: texts of main.cf and master.cf -> syntax -> configuration -> problems. Every feature is a pure function
// of one Analysis. An analysis made from the previous one pays only for what changed.
import { Configuration, type FileKind } from './model/configuration';
import type { LintOptions } from './model/options';
import { RuleSet } from './rules/lint';
import type { Problem } from './rules/problem';
import { isForeign } from './syntax/foreign';
import { type MainFile, parseMain } from './syntax/main';
import { type MasterFile, parseMaster } from './syntax/master';

/** The texts of one configuration directory; either may be missing. */
export type Texts = Readonly<Partial<Record<FileKind, string>>>;

export class Analysis {
  readonly configuration: Configuration;
  private found: readonly Problem[] | undefined;

  private constructor(
    readonly texts: Texts,
    main: MainFile | undefined,
    master: MasterFile | undefined,
    private readonly ruleSet: RuleSet,
    before: Configuration | undefined,
  ) {
    this.configuration = new Configuration(main, master, ruleSet.options.target, before);
  }

  static of(texts: Texts, options: LintOptions, previous?: Analysis): Analysis {
    const before = previous?.configuration;
    const reuse = previous?.options === options;
    if (previous && reuse && previous.texts.main === texts.main && previous.texts.master === texts.master) return previous;
    return new Analysis(
      texts,
      texts.main === undefined ? undefined : texts.main === before?.main?.text ? before.main : parseMain(texts.main, before?.main),
      texts.master === undefined ? undefined : texts.master === before?.master?.text ? before.master : parseMaster(texts.master, before?.master),
      reuse && previous ? previous.ruleSet : new RuleSet(options),
      before,
    );
  }

  get options(): LintOptions {
    return this.ruleSet.options;
  }

  /** Problems of both files; none where a file belongs to another program. */
  get problems(): readonly Problem[] {
    const { main } = this.configuration;
    this.found ??= main && isForeign(main) ? [] : this.ruleSet.lint(this.configuration);
    return this.found;
  }

  problemsIn(file: FileKind): readonly Problem[] {
    return this.problems.filter((problem) => problem.file === file);
  }
}
