// The configuration in force: main.cf, the -o overrides of master.cf, and the defaults of the target version. Answers what value a
// parameter has for a service, and where that value comes from. Knows no rules and gives no opinion.
import { defaultValue, familyMember, parameter } from '../catalogue/parameters';
import type { Version } from '../catalogue/version';
import type { Assignment } from '../syntax/assignment';
import type { Node } from '../syntax/lines';
import type { MainFile } from '../syntax/main';
import type { MasterFile } from '../syntax/master';
import { expand } from './expansion';
import { type Moment, momentAfter, type Step, stepBetween } from './history';
import { Inquiry } from './inquiry';
import type { SettingTest } from './questions';
import { ServiceEntry, type Setting } from './setting';
import { type Digest, SettingIndex } from './settingIndex';
import { SettingList } from './settingList';

export type { FileKind, ServiceEntry, Setting } from './setting';
export type { SettingText } from './settingList';

/** A parameter's value somewhere, and where it comes from: a setting of main.cf, an override of master.cf, or (no setting) the default. */
export interface Effective {
  /** As written, or as compiled in; undefined where nothing is known of the parameter. */
  readonly raw: string | undefined;
  /** With every `$name` expanded; empty where nothing is known. */
  readonly value: string;
  readonly setting?: Setting;
}

const NO_SERVICES: readonly ServiceEntry[] = [];

export class Configuration extends Inquiry<Configuration> {
  readonly services: readonly ServiceEntry[];
  /** Whether there is a main.cf at all. */
  readonly hasMain: boolean;
  /** For those who work something out here and want to know later what changed since. */
  readonly moment: Moment;
  private readonly list: SettingList;
  private readonly index: SettingIndex<Configuration>;
  private static readonly namesOf = ({ index }: Configuration): readonly string[] => index.nameIndex.names;
  private static readonly repeatedOf = ({ index }: Configuration): readonly string[] => index.nameIndex.namesRepeated;
  private readonly evaluated = new Map<ServiceEntry | undefined, Map<string, Evaluated>>();

  constructor(
    private readonly mainFile: MainFile | undefined,
    readonly master: MasterFile | undefined,
    readonly target: Version,
    /** The state before an edit: what it knew of settings and services that still stand there holds. */
    previous?: Configuration,
    /** What is only tried: `previous` stays the state that edits go on from. */
    isBranch = false,
  ) {
    super();
    this.hasMain = mainFile !== undefined;
    this.list = mainFile && mainFile === previous?.mainFile ? previous.list : new SettingList(mainFile);
    this.services = !master ? NO_SERVICES : master === previous?.master ? previous.services : servicesOf(master);
    this.index = new SettingIndex(this.list, previous?.target === target ? previous.index : undefined, isBranch);
    const isEdit = !isBranch && previous !== undefined && previous.hasMain === this.hasMain && previous.master === master && previous.target === target;
    this.moment = momentAfter(isEdit ? previous.moment : undefined, () => stepBetween(previous?.list ?? this.list, this.list));
  }

  get main(): MainFile | undefined {
    this.asked?.askAnything();
    return this.mainFile;
  }

  /** Every assignment in main.cf. To find some of them, `select` is better. */
  get settings(): readonly Setting[] {
    this.asked?.askAnything();
    return this.list.all();
  }

  /** The assignments in main.cf that pass a test. It is asked of all of them each time: for what an edit asks again, `select` is better. */
  settingsWhere(test: (assignment: Assignment) => boolean): readonly Setting[] {
    this.asked?.askAnything();
    return this.list.filter(test);
  }

  /** Every assignment of this name in main.cf, in order; the last one is in force. */
  settingsNamed(name: string): readonly Setting[] {
    this.asked?.askName(name);
    return this.index.nameIndex.all(name).map((place) => this.list.at(place));
  }

  /** The assignment in force in main.cf. */
  setting(name: string): Setting | undefined {
    this.asked?.askName(name);
    const place = this.index.nameIndex.last(name);
    return place === undefined ? undefined : this.list.at(place);
  }

  /** What the assignment in force in main.cf says. */
  assignment(name: string): Assignment | undefined {
    this.asked?.askName(name);
    const place = this.index.nameIndex.last(name);
    return place === undefined ? undefined : this.list.assignments[place];
  }

  /** Names that main.cf sets more than once. */
  repeatedNames(): readonly string[] {
    return this.fact(Configuration.repeatedOf);
  }

  /**
   * The settings of main.cf that pass a test, so that an edit does not pay for the whole file. The test must be one function (not a new
   * one each time), and its answer may depend on nothing but the text of the setting, because it is kept for as long as that text stays.
   */
  select(test: SettingTest): readonly Setting[] {
    const version = this.selectionVersion(test);
    this.asked?.askSelection(test, version);
    return this.index.select(test, this).map((place) => this.list.at(place));
  }

  /** The same, for those who need not know where they stand. */
  selectAssignments(test: SettingTest): readonly Assignment[] {
    this.asked?.askSelection(test, this.selectionVersion(test));
    return this.index.select(test, this).map((place) => this.list.assignments[place] as Assignment);
  }

  /** A number that changes whenever the settings that pass a test do. */
  selectionVersion(test: SettingTest): number {
    return this.listen(undefined, () => this.index.selectionVersion(test, this));
  }

  /**
   * Something summed up of all settings of main.cf, which an edit changes by no more than the settings that it touched. `make` must be one
   * function, and what it makes may depend on nothing but the texts of the settings and the target.
   */
  digest<D extends Digest>(make: (configuration: Configuration) => D): D {
    this.asked?.askAnything();
    return this.index.digest(make, this);
  }

  /** What happened since an earlier state; undefined where that is not known, or where it was more than edits of main.cf. */
  stepsSince(moment: Moment): readonly Step[] | undefined {
    return this.moment.history.since(moment, this.moment.at);
  }

  /** The setting that a node of main.cf is. */
  settingIn(node: Node<unknown>): Setting | undefined {
    this.asked?.askAnything();
    return this.list.in(node);
  }

  /** The service that a node of master.cf is. */
  serviceIn(node: Node<unknown>): ServiceEntry | undefined {
    return this.services.find((service) => service.node === node);
  }

  isSet(name: string): boolean {
    this.asked?.askName(name);
    return this.index.nameIndex.has(name);
  }

  /** Distinct names that main.cf sets. */
  names(): readonly string[] {
    return this.fact(Configuration.namesOf);
  }

  /** The settings of main.cf that are in force: one for each name. */
  *inForce(): IterableIterator<Setting> {
    this.asked?.askAnything();
    for (const name of this.index.nameIndex.names) yield this.list.at(this.index.nameIndex.last(name) as number);
  }

  /** The value of a parameter for a service, or for every program that has no override. */
  effective(name: string, service?: ServiceEntry): Effective {
    const owner = service?.overrides.length ? service : undefined;
    let values = this.evaluated.get(owner);
    if (!values) {
      values = new Map();
      this.evaluated.set(owner, values);
    }
    let known = values.get(name);
    if (!known) {
      known = this.evaluate(name, owner);
      values.set(name, known);
    }
    if (this.asked) for (const each of known.names) this.asked.askName(each);
    return known.effective;
  }

  /** Expands text as it would be for a service; what cannot be expanded is given back as it is. `onLookup` hears what it depends on. */
  expand(text: string, service?: ServiceEntry, onLookup?: (name: string, raw: string | undefined) => void): string {
    if (!text.includes('$')) return text;
    const lookup = (name: string): string | undefined => {
      const raw = this.raw(name, service);
      onLookup?.(name, raw);
      return raw;
    };
    const result = expand(text, lookup, { target: this.target });
    return result.error ? text : result.text;
  }

  /** The text that stands behind a name before expansion. */
  raw(name: string, service?: ServiceEntry): string | undefined {
    return (service?.override(name) ?? this.assignment(name))?.value ?? this.defaultOf(name);
  }

  /** The default that the target version compiles in; undefined for names that it does not know. */
  defaultOf(name: string): string | undefined {
    const known = parameter(name) ?? familyMember(name)?.parameter;
    return known && defaultValue(known, this.target);
  }

  private evaluate(name: string, service: ServiceEntry | undefined): Evaluated {
    const setting = service?.override(name) ?? this.setting(name);
    const raw = setting?.value ?? this.defaultOf(name);
    const names = [name];
    const value = raw === undefined ? '' : this.expand(raw, service, (each) => names.push(each));
    return { effective: { raw, value, ...(setting && { setting }) }, names };
  }
}

interface Evaluated {
  readonly effective: Effective;
  /** Everything that it stands on. */
  readonly names: readonly string[];
}

function servicesOf(file: MasterFile): ServiceEntry[] {
  return file.syntaxes.flatMap((syntax, index) => (syntax.kind === 'service' ? [new ServiceEntry(file.node(index), syntax)] : []));
}
