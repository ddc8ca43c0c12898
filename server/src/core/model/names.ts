// Which names that somebody set are used, and which names that somebody mentions are defined: the rules by which postconf(1) warns of
// unused and undefined parameters (postconf_user.c). Gives no opinion; rules and `show` ask.
import { familyMembers, parameter } from '../catalogue/parameters';
import { mainCfSourceEndings, mainCfSourceTypes } from '../catalogue/tables';
import type { Version } from '../catalogue/version';
import { splitWords } from '../syntax/words';
import type { Configuration, ServiceEntry, Setting, SettingText } from './configuration';
import { expand } from './expansion';
import { KnownNames, READ_ONLY } from './knownNames';
import { CLASSES, type Mentions, mentions, mentionVersion } from './mentions';
import { type NameSpace, type NameSpaces, nameSpaces } from './nameSpaces';
import { scanOf } from './scans';
import { tableWords } from './tableWords';

/** A name that a setting mentions and nobody defines. */
export interface UndefinedReference {
  readonly name: string;
  readonly setting: Setting;
}

export interface NameUse {
  readonly known: KnownNames;
  /** Whether Postfix, or another value, makes use of the setting's name. */
  isUsed(setting: Setting): boolean;
  /** Settings in force that nobody uses, in the order of the files. */
  readonly unused: readonly Setting[];
  readonly undefinedReferences: readonly UndefinedReference[];
  /** Settings that Postfix drops. */
  readonly readOnly: readonly Setting[];
}

/** What is known of names changes with master.cf alone. */
const knowledge = new WeakMap<readonly ServiceEntry[], KnownNames>();

/** How the names of a configuration are used. Without a master.cf, the services of a stock one count. */
export function nameUse(configuration: Configuration): NameUse {
  return configuration.remember(nameUse, () => askedUse(configuration));
}

function askedUse(configuration: Configuration): NameUse {
  configuration.fact(mentionVersion);
  const use = findUse(configuration);
  // What is said of these settings depends on more than on their names.
  for (const setting of [...use.unused, ...use.readOnly, ...use.undefinedReferences.map((reference) => reference.setting)]) configuration.setting(setting.name);
  return use;
}

function findUse(configuration: Configuration): NameUse {
  const scanned = new NameScan(nameSpaces(configuration), knownNames(configuration), configuration.target, mentions(configuration));
  const unused = configuration.listen(undefined, () => {
    scanned.scanValues();
    return scanned.unused;
  });
  // From here on every value counts, since it may name a table.
  const tables = new Set(unused.flatMap((setting) => tablesOf(setting.name)));
  if (tables.size > 0) scanDatabases(scanned, configuration, tables);
  return scanned;
}

function knownNames({ master, services, target }: Configuration): KnownNames {
  let known = knowledge.get(services);
  if (known?.target !== target) {
    const named = master && services.map(({ name, service }) => ({ name, command: service.fields.command.text }));
    known = new KnownNames(target, named);
    knowledge.set(services, known);
  }
  return known;
}

/** Collects what is used, space by space; `show` drives it step by step, as postconf does. */
export class NameScan implements NameUse {
  readonly undefinedReferences: UndefinedReference[] = [];
  readonly readOnly: Setting[] = [];
  private readonly usedInMain = new Set<string>();
  private readonly usedInService = new Map<NameSpace, Set<string>>();
  private readonly owners = new Map<string, NameSpace[]>();
  private found: readonly Setting[] | undefined;

  constructor(
    readonly spaces: NameSpaces,
    readonly known: KnownNames,
    private readonly target: Version,
    /** Where it is known already, nothing of main.cf need be scanned. */
    private readonly inMain?: Mentions,
  ) {
    for (const space of spaces.services) {
      this.usedInService.set(space, new Set());
      for (const name of space.settings.keys()) {
        const others = this.owners.get(name);
        if (others) others.push(space);
        else this.owners.set(name, [space]);
      }
    }
  }

  /** Marks every name that a restriction class or a value mentions. */
  scanValues(): void {
    for (const space of this.spaces.services) this.scanSpace(space);
    if (this.inMain) this.takeMentions(this.inMain);
    else this.scanSpace(this.spaces.main);
  }

  private scanSpace(space: NameSpace): void {
    const classes = space.settings.get(CLASSES);
    if (classes) this.scanClasses(classes, space);
    for (const setting of space.settings.values()) this.scanSetting(setting, space);
  }

  private takeMentions(inMain: Mentions): void {
    const { main } = this.spaces;
    const classes = main.settings.get(CLASSES);
    if (classes?.value.includes('$')) this.scanClasses(classes, main);
    for (const [name, spaces] of this.owners) if (inMain.has(name)) for (const space of spaces) this.usedInService.get(space)?.add(name);
    for (const name of inMain.unknown()) {
      if (this.owners.has(name) || this.known.find(name)) continue;
      for (const by of inMain.of(name)) {
        const setting = main.settings.get(by.name);
        if (setting) this.undefinedReferences.push({ name, setting });
      }
    }
    for (const name of READ_ONLY) {
      const setting = main.settings.get(name);
      if (setting) this.readOnly.push(setting);
    }
  }

  /** Marks a name as used where it is set. A database setting need not exist. */
  mention(name: string, space: NameSpace, from: Setting | undefined): void {
    const isService = space.service !== undefined;
    const isOwn = isService && space.settings.has(name);
    const isMain = !isOwn && this.spaces.main.settings.has(name);
    if (isOwn) this.usedInService.get(space)?.add(name);
    if (isMain) this.usedInMain.add(name);
    this.found = undefined;
    const others = isService ? undefined : this.owners.get(name);
    for (const other of others ?? []) this.usedInService.get(other)?.add(name);
    if (!isOwn && !isMain && !others && from && !this.known.find(name)) this.undefinedReferences.push({ name, setting: from });
  }

  isUsed(setting: Setting): boolean {
    const space = [this.spaces.main, ...this.spaces.services].find(({ settings }) => settings.get(setting.name)?.node === setting.node);
    return space === undefined || this.isUsedIn(setting, space);
  }

  get unused(): readonly Setting[] {
    if (this.found) return this.found;
    const found: Setting[] = [];
    const { main, services } = this.spaces;
    const idle = this.inMain?.idle().filter((name) => !this.known.find(name));
    for (const setting of idle?.flatMap((name) => main.settings.get(name) ?? []) ?? main.settings.values()) {
      if (!this.isUsedIn(setting, main)) found.push(setting);
    }
    for (const space of services) for (const setting of space.settings.values()) if (!this.isUsedIn(setting, space)) found.push(setting);
    this.found = found;
    return found;
  }

  private isUsedIn({ name }: Setting, space: NameSpace): boolean {
    const isMentioned = this.usedInMain.has(name) || this.inMain?.has(name) === true;
    return isMentioned || this.known.find(name) !== undefined || this.usedInService.get(space)?.has(name) === true;
  }

  private scanSetting(setting: Setting, space: NameSpace): void {
    const known = this.known.find(setting.name);
    if (known?.readOnly) this.readOnly.push(setting);
    if (known?.readOnly || known?.raw) return;
    for (const name of scanOf(setting.assignment, this.target).names) this.mention(name, space, setting);
  }

  /** The list is expanded from its own space alone: defaults do not count here. */
  private scanClasses(classes: Setting, space: NameSpace): void {
    const { text, error } = expand(classes.value, (name) => space.settings.get(name)?.value, { target: this.target, raw: () => false });
    if (!error) for (const word of splitWords(text)) this.mention(word.text, space, classes);
  }
}

/** The names of the tables that a parameter may be a setting of: `x` for `x_domain`. */
function tablesOf(name: string): string[] {
  return mainCfSourceEndings()
    .filter((ending) => name.endsWith(ending))
    .map((ending) => name.slice(0, -ending.length));
}

/** Above so many tables it is faster to read every value than to search it for each of them. */
const FEW = 20;

/** The type of such a table stands here, if only for others to refer to, or may be put together here of pieces. */
export function mayHaveSourceType({ value }: { readonly value: string }): boolean {
  return mainCfSourceTypes().some((type) => value.includes(type)) || PIECES.test(value);
}

/** `${x}ap:`, `ld$x:`, `$a$b:`. */
const PIECES = /[\w)}]\$[^:\s,]*:|[)}]\w+:/;

/** A table is written `type:name`; what a reference brings in may be one. */
function mayNameTable({ name, value }: SettingText): boolean {
  return /[:$]/.test(value) && (parameter(name) !== undefined || familyMembers(name).length > 0);
}

/** Marks the settings of these tables as used, where they are tables. */
function scanDatabases(names: NameScan, configuration: Configuration, tables: ReadonlySet<string>): void {
  if (configuration.select(mayHaveSourceType).length === 0 && !names.spaces.services.some(({ settings }) => [...settings.values()].some(mayHaveSourceType)))
    return;
  configuration.askAnything();
  for (const space of [...names.spaces.services, names.spaces.main]) {
    const lookup = (name: string): string | undefined => space.settings.get(name)?.value ?? configuration.raw(name);
    for (const setting of space.service === undefined ? configuration.select(mayNameTable) : space.settings.values()) {
      const known = names.known.find(setting.name);
      if (!known || space.settings.get(setting.name) !== setting || known.kind === 'legacy' || known.raw) continue;
      if (tables.size <= FEW && !setting.value.includes('$') && !hasAny(setting.value, tables)) continue;
      const { text } = expand(setting.value, lookup, { target: configuration.target });
      for (const name of tableWords(text, configuration.target).settingNames) names.mention(name, space, undefined);
    }
  }
}

function hasAny(value: string, words: Iterable<string>): boolean {
  for (const word of words) if (value.includes(word)) return true;
  return false;
}
