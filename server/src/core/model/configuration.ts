// The configuration in force: main.cf, the -o overrides of master.cf, and the defaults of the target version. Answers what value a
// parameter has for a service, and where that value comes from. Knows no rules and gives no opinion.
import { defaultValue, familyMember, parameter } from '../catalogue/parameters';
import type { Version } from '../catalogue/version';
import type { Assignment } from '../syntax/assignment';
import type { Node } from '../syntax/lines';
import type { MainFile } from '../syntax/main';
import type { MasterFile, Override, Service } from '../syntax/master';
import { type Span, shift } from '../text';
import { expand } from './expansion';
import { type Digest, SettingIndex } from './settingIndex';

export type FileKind = 'main' | 'master';

/** An assignment at its place in a file; all spans are offsets in that file. */
export class Setting {
  constructor(
    readonly file: FileKind,
    readonly node: Node<unknown>,
    readonly assignment: Assignment,
    /** For an override in master.cf. */
    readonly override?: Override,
  ) {}

  get name(): string {
    return this.assignment.name;
  }
  get value(): string {
    return this.assignment.value;
  }
  get nameSpan(): Span {
    return shift(this.assignment.nameSpan, this.node.start);
  }
  get valueSpan(): Span {
    return shift(this.assignment.valueSpan, this.node.start);
  }
  /** From the name (or from `-o`) to the end of the value. */
  get span(): Span {
    return shift((this.override ?? this.assignment).span, this.node.start);
  }
  spanIn(from: number, to: number): Span {
    return shift(this.assignment.spanIn(from, to), this.node.start);
  }
}

/** An entry of master.cf at its place in the file. */
export class ServiceEntry {
  readonly overrides: readonly Setting[];

  constructor(
    readonly node: Node<unknown>,
    readonly service: Service,
  ) {
    this.overrides = service.overrides.map((override) => new Setting('master', node, override.assignment, override));
  }

  /** The first field as written: `smtp`, `submission`, `127.0.0.1:10025`. */
  get name(): string {
    return this.service.fields.service.text;
  }
  get type(): string {
    return this.service.fields.type.text;
  }
  /** The daemon without its path: `smtpd`. */
  get command(): string {
    return this.service.fields.command.text.replace(/^.*\//, '');
  }
  get span(): Span {
    return shift(this.service.span, this.node.start);
  }
  fieldSpan(field: keyof Service['fields']): Span {
    return shift(this.service.fields[field].span, this.node.start);
  }
  /** The override in force: of several, the last. */
  override(name: string): Setting | undefined {
    return this.overrides.findLast((setting) => setting.name === name);
  }
}

/** A parameter's value somewhere, and where it comes from: a setting of main.cf, an override of master.cf, or (no setting) the default. */
export interface Effective {
  /** As written, or as compiled in; undefined where nothing is known of the parameter. */
  readonly raw: string | undefined;
  /** With every `$name` expanded; empty where nothing is known. */
  readonly value: string;
  readonly setting?: Setting;
}

const NO_SERVICES: readonly ServiceEntry[] = [];

export class Configuration {
  readonly settings: readonly Setting[];
  readonly services: readonly ServiceEntry[];
  private readonly index: SettingIndex<Setting, Configuration>;
  private readonly evaluated = new Map<ServiceEntry | undefined, Map<string, Effective>>();

  constructor(
    readonly main: MainFile | undefined,
    readonly master: MasterFile | undefined,
    readonly target: Version,
    /** The state before an edit: what it knew of settings and services that still stand there holds. */
    previous?: Configuration,
  ) {
    this.settings = main ? settingsOf(main, previous?.settings ?? []) : [];
    this.services = !master ? NO_SERVICES : master === previous?.master ? previous.services : servicesOf(master);
    this.index = new SettingIndex(this.settings, previous?.target === target ? previous.index : undefined);
  }

  /** Every assignment of this name in main.cf, in order; the last one is in force. */
  settingsNamed(name: string): readonly Setting[] {
    return this.index.all(name);
  }

  /** The assignment in force in main.cf. */
  setting(name: string): Setting | undefined {
    return this.index.last(name);
  }

  /** Names that main.cf sets more than once. */
  repeatedNames(): readonly string[] {
    return this.index.repeatedNames;
  }

  /**
   * The settings of main.cf that pass a test, so that an edit does not pay for the whole file. The test must be one function (not a new
   * one each time), and its answer may depend on nothing but the text of the setting, because it is kept for as long as that text stays.
   */
  select(test: (setting: Setting, configuration: Configuration) => boolean): readonly Setting[] {
    return this.index.select(test, this);
  }

  /**
   * Something summed up of all settings of main.cf, which an edit changes by no more than the settings that it touched. `make` must be one
   * function, and what it makes may depend on nothing but the texts of the settings and the target.
   */
  digest<D extends Digest<Setting>>(make: (configuration: Configuration) => D): D {
    return this.index.digest(make, this);
  }

  /** The setting that a node of main.cf is. */
  settingIn(node: Node<unknown>): Setting | undefined {
    return entryOf(this.settings, node);
  }

  /** The service that a node of master.cf is. */
  serviceIn(node: Node<unknown>): ServiceEntry | undefined {
    return entryOf(this.services, node);
  }

  isSet(name: string): boolean {
    return this.index.places.has(name);
  }

  /** Distinct names that main.cf sets. */
  names(): IterableIterator<string> {
    return this.index.places.keys();
  }

  /** The settings of main.cf that are in force: one for each name. */
  *inForce(): IterableIterator<Setting> {
    for (const place of this.index.places.values()) yield this.settings[place] as Setting;
  }

  /** The value of a parameter for a service, or for every program that has no override. */
  effective(name: string, service?: ServiceEntry): Effective {
    const owner = service?.overrides.length ? service : undefined;
    let values = this.evaluated.get(owner);
    if (!values) {
      values = new Map();
      this.evaluated.set(owner, values);
    }
    let value = values.get(name);
    if (!value) {
      value = this.evaluate(name, owner);
      values.set(name, value);
    }
    return value;
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
    return (service?.override(name) ?? this.setting(name))?.value ?? this.defaultOf(name);
  }

  /** The default that the target version compiles in; undefined for names that it does not know. */
  defaultOf(name: string): string | undefined {
    const known = parameter(name) ?? familyMember(name)?.parameter;
    return known && defaultValue(known, this.target);
  }

  private evaluate(name: string, service: ServiceEntry | undefined): Effective {
    const setting = service?.override(name) ?? this.setting(name);
    const raw = setting?.value ?? this.defaultOf(name);
    return { raw, value: raw === undefined ? '' : this.expand(raw, service), ...(setting && { setting }) };
  }
}

/** The entry that a node is; entries stand in the order of their nodes, and there may be very many. */
function entryOf<T extends { readonly node: Node<unknown> }>(entries: readonly T[], node: Node<unknown>): T | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as T).node.start < node.start) low = middle + 1;
    else high = middle;
  }
  return entries[low]?.node === node ? entries[low] : undefined;
}

function settingsOf(file: MainFile, before: readonly Setting[]): Setting[] {
  const settings: Setting[] = [];
  for (const node of file.nodes) {
    if (node.syntax.kind !== 'assignment') continue;
    const known = before[settings.length];
    settings.push(known?.node === node ? known : new Setting('main', node, node.syntax));
  }
  return settings;
}

function servicesOf(file: MasterFile): ServiceEntry[] {
  const services: ServiceEntry[] = [];
  for (const node of file.nodes) if (node.syntax.kind === 'service') services.push(new ServiceEntry(node, node.syntax));
  return services;
}
