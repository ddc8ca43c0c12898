// postconf's parameter table: which names it holds after reading main.cf and master.cf, what stands behind them, and which complaints come
// up on the way (postconf_user.c, postconf_dbms.c, postconf_lookup.c, postconf_unused.c).
import { parameter } from '../catalogue/parameters';
import { atLeast, type Version } from '../catalogue/version';
import { printable } from './byteText';
import { deprecationAdvice, expansionFatal, expansionMessage, type Fatal, type Warning } from './complaints';
import type { Configuration, FileKind, Setting } from './configuration';
import { type Expansion, type ExpansionError, expand, scan } from './expansion';
import { KnownNames } from './knownNames';
import { MachineDefaults, type MachineOptions } from './machineDefaults';
import { type NameSpace, nameSpaces } from './nameSpaces';
import { NameScan } from './names';
import { tableWords } from './tableWords';

const EXPANSION_FAILURE = 'macro processing error';

export class ParameterTable {
  readonly warnings: Warning[] = [];
  private readonly names: NameScan;
  private readonly target: Version;
  private readonly machine: MachineDefaults;

  constructor(
    configuration: Configuration,
    private readonly options: MachineOptions,
  ) {
    this.target = configuration.target;
    const services = configuration.master && configuration.services.map(({ name, service }) => ({ name, command: service.fields.command.text }));
    this.names = new NameScan(nameSpaces(configuration), new KnownNames(this.target, services, options.defaults), this.target);
    this.machine = new MachineDefaults(
      this.target,
      options,
      (name) => this.main.settings.get(name)?.value,
      (name) => this.lookup(name, this.main),
    );
  }

  /** Finds out which names are used; returns what kills postconf on the way. */
  scan(): Fatal | undefined {
    this.names.scanValues();
    const early = this.scanServices() ?? this.defaultFailure();
    const fatal = early ?? this.scanSpace(this.main);
    this.reportNames(early ? 'master' : undefined);
    return fatal;
  }

  /** Settings of main.cf that postconf prints. */
  shown(): Setting[] {
    return [...this.main.settings.values()].filter((setting) => this.names.isUsed(setting) && !this.names.known.find(setting.name)?.readOnly);
  }

  expanded(setting: Setting): string | Fatal {
    if (this.names.known.find(setting.name)?.raw) return setting.value;
    const { text, error } = this.expand(setting.value, this.main);
    return error ? this.fatal(error, EXPANSION_FAILURE, setting) : text;
  }

  /** Names that nobody uses, and old ones; postconf says this last. */
  unusedWarnings(): Warning[] {
    const warnings = [...this.names.unused].map((setting) => this.unusedWarning(setting));
    if (atLeast(this.target, '3.9')) {
      for (const space of this.allSpaces()) {
        for (const setting of space.settings.values()) {
          if (this.isDeprecated(setting.name) && this.names.isUsed(setting)) warnings.push(this.deprecated(setting));
        }
      }
    }
    const isOld = warnings.some(({ kind }) => kind !== 'unused');
    if (isOld) {
      const message = 'See https://www.postfix.org/DEPRECATION_README.html for details';
      warnings.push({ kind: 'deprecation-url', file: 'main', message });
    }
    return warnings;
  }

  private get main(): NameSpace {
    return this.names.spaces.main;
  }

  private allSpaces(): NameSpace[] {
    return [this.main, ...this.names.spaces.services];
  }

  private scanServices(): Fatal | undefined {
    for (const space of this.names.spaces.services) {
      const fatal = this.scanSpace(space);
      if (fatal) return fatal;
    }
    return undefined;
  }

  /** Looks through one space for bad references and for lookup tables. */
  private scanSpace(space: NameSpace): Fatal | undefined {
    const classes = space.settings.get('smtpd_restriction_classes');
    const listed = classes && expand(classes.value, (name) => space.settings.get(name)?.value, { target: this.target, raw: () => false });
    if (classes && listed?.error) return this.fatal(listed.error, `dictionary ${space.service ?? 'mail_dict'}: ${EXPANSION_FAILURE}`, classes);
    for (const setting of space.settings.values()) {
      const known = this.names.known.find(setting.name);
      if (known?.raw || known?.readOnly) continue;
      const { error } = scan(setting.value, this.target);
      if (error) this.warn('macro', setting, expansionMessage(error));
      const fatal = known && known.kind !== 'legacy' ? this.scanTables(setting, space) : undefined;
      if (fatal) return fatal;
    }
    return undefined;
  }

  private scanTables(setting: Setting, space: NameSpace): Fatal | undefined {
    const { text, error } = this.expand(setting.value, space);
    if (error) return this.fatal(error, EXPANSION_FAILURE, setting);
    const { settingNames, complaints } = tableWords(text, this.target);
    for (const name of settingNames) this.names.mention(name, space, undefined);
    for (const complaint of complaints) {
      const isNew = atLeast(this.target, '3.8');
      const source = isNew || complaint.kind === 'comment' ? this.path(setting.file) : `${setting.file}.cf`;
      const place = complaint.kind === 'brace' && space.service !== undefined ? `${source}:${space.service}` : source;
      this.warn(complaint.kind === 'brace' ? 'brace' : 'trailing-comment', setting, `${place}: ${complaint.text}`);
    }
    return undefined;
  }

  private defaultFailure(): Fatal | undefined {
    const failure = this.machine.failure();
    if (!failure) return undefined;
    return failure.error ? this.fatal(failure.error, failure.message, undefined) : { file: 'main', message: printable(failure.message) };
  }

  /** Only those of master.cf, where postconf did not come as far as main.cf. */
  private reportNames(only: FileKind | undefined): void {
    const isReached = (setting: Setting): boolean => only === undefined || setting.file === only;
    for (const { name, setting } of this.names.undefinedReferences) {
      if (isReached(setting)) this.warn('undefined', setting, `${this.path(setting.file)}: undefined parameter: ${name}`, name);
    }
    for (const setting of this.names.readOnly) {
      if (isReached(setting)) this.warn('read-only', setting, `${this.path(setting.file)}: read-only parameter assignment: ${setting.name}=${setting.value}`);
    }
  }

  private unusedWarning(setting: Setting): Warning {
    const path = this.path(setting.file);
    if (atLeast(this.target, '3.9') && this.isDeprecated(setting.name)) {
      return this.warning('removed', setting, `${path}: support for parameter ${setting.name} has been removed; instead, ${deprecationAdvice(setting.name)}`);
    }
    return this.warning('unused', setting, `${path}: unused parameter: ${setting.name}=${setting.value}`);
  }

  private deprecated(setting: Setting): Warning {
    const { name } = setting;
    return this.warning(
      'deprecated',
      setting,
      `${this.path(setting.file)}: support for parameter "${name}" will be removed; instead, ${deprecationAdvice(name)}`,
    );
  }

  /** postconf's own list begins with 3.9; what was deprecated before is not on it. */
  private isDeprecated(name: string): boolean {
    const since = parameter(name)?.deprecatedSince;
    return since !== undefined && /^3\.(9|1\d)$/.test(since) && atLeast(this.target, since) && name !== 'permit_mx_backup_networks';
  }

  private expand(value: string, space: NameSpace): Expansion {
    return expand(value, (name) => this.lookup(name, space), { target: this.target });
  }

  /** -o options of the service, then main.cf, then the defaults; a name that the user made up has none (postconf_lookup.c). */
  private lookup(name: string, space: NameSpace): string | undefined {
    const known = this.names.known.find(name);
    if (known?.readOnly) return this.processValue(name, space);
    return space.settings.get(name)?.value ?? this.main.settings.get(name)?.value ?? (known && (this.machine.value(name) ?? known.default));
  }

  private processValue(name: string, space: NameSpace): string | undefined {
    if (name === 'process_name' && space.command !== undefined) return space.command;
    if (name === 'service_name' && space.service !== undefined) return space.service.replace(/\/[^/]*$/, '');
    return this.machine.value(name);
  }

  private path(file: FileKind): string {
    return this.options.directory === undefined ? `${file}.cf` : `${this.options.directory}/${file}.cf`;
  }

  private warn(kind: Warning['kind'], setting: Setting, message: string, name = setting.name): void {
    this.warnings.push(this.warning(kind, setting, message, name));
  }

  private warning(kind: Warning['kind'], setting: Setting, message: string, name = setting.name): Warning {
    return { kind, file: setting.file, line: setting.node.line, name, message: printable(message) };
  }

  private fatal(error: ExpansionError, message: string, setting: Setting | undefined): Fatal {
    const file = setting?.file ?? 'main';
    if (error.kind !== 'big-number') this.warnings.push({ kind: 'macro', file, message: expansionMessage(error), ...(setting && { line: setting.node.line }) });
    return { file, message: expansionFatal(error, message), ...(setting && { line: setting.node.line }) };
  }
}
