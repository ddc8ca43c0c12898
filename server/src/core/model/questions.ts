// What somebody asked of a configuration, to see after an edit whether the answers are the same still.
import type { Configuration } from './configuration';
import type { Moment } from './history';
import type { SettingText } from './settingList';

export type SettingTest = (setting: SettingText, configuration: Configuration) => boolean;
export type Fact = (configuration: Configuration) => unknown;

export class Questions {
  private readonly names = new Set<string>();
  private readonly selections = new Map<SettingTest, number>();
  private readonly facts = new Map<Fact, unknown>();
  private readonly included = new Set<Questions>();
  private isOpen = false;
  /** Several may include these questions: one answer for each later state is enough. */
  private comparedAt: Moment | undefined;
  private areSame = false;

  /** The settings of a name. */
  askName(name: string): void {
    this.names.add(name);
  }

  /** `version`: another one for other settings. */
  askSelection(test: SettingTest, version: number): void {
    this.selections.set(test, version);
  }

  askFact(fact: Fact, answer: unknown): void {
    this.facts.set(fact, answer);
  }

  /** Something that any edit may change. */
  askAnything(): void {
    this.isOpen = true;
  }

  /** Questions that were asked before, all of them: there may be very many, and they may be included again and again. */
  include(others: Questions): void {
    this.included.add(others);
  }

  /** Whether a later state answers as the earlier one did; `changed`: the names whose settings changed in between. */
  haveSameAnswers(configuration: Configuration, changed: ReadonlySet<string>): boolean {
    if (this.isOpen) return false;
    if (this.comparedAt === configuration.moment) return this.areSame;
    this.comparedAt = configuration.moment; // not the configuration: these questions may live on, and would keep it alive
    this.areSame = this.compare(configuration, changed);
    return this.areSame;
  }

  private compare(configuration: Configuration, changed: ReadonlySet<string>): boolean {
    for (const name of changed) if (this.names.has(name)) return false;
    for (const others of this.included) if (!others.haveSameAnswers(configuration, changed)) return false;
    for (const [test, version] of this.selections) if (configuration.selectionVersion(test) !== version) return false;
    for (const [fact, answer] of this.facts) if (configuration.fact(fact) !== answer) return false;
    return true;
  }
}
