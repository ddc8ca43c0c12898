// What `postconf -n` and `postconf -nx` print for a main.cf and a master.cf, byte for byte, or why Postfix refuses them; and what it warns
// of. Follows postconf.c step by step; gives no opinion of its own.
import type { Version } from '../catalogue/version';
import type { MainFile } from '../syntax/main';
import type { MasterFile } from '../syntax/master';
import { compareBytes } from './byteText';
import type { Fatal, Warning } from './complaints';
import { Configuration, type Setting } from './configuration';
import type { MachineOptions } from './machineDefaults';
import { ParameterTable } from './parameterTable';
import { readMain, readMaster } from './readingChecks';

export interface ShowOptions extends MachineOptions {
  readonly target: Version;
  /** Expand `$name`: `postconf -nx`. */
  readonly expand: boolean;
}

/** One line of the output and the setting that it comes from. */
export interface ShownSetting {
  readonly name: string;
  /** `name = value`, with every run of blanks made one space. */
  readonly text: string;
  readonly setting: Setting;
}

export interface ShowResult {
  /** In the order of postconf; empty if Postfix gives up. */
  readonly settings: readonly ShownSetting[];
  readonly warnings: readonly Warning[];
  readonly fatal?: Fatal;
}

/**
 * Shows the settings of main.cf. A missing master.cf is a stock one: its services bring names with them. The line for config_directory
 * that postconf adds by itself is left out.
 */
export function show(main: MainFile, master: MasterFile | undefined, options: ShowOptions): ShowResult {
  const reading = readMain(main, filePath(options, 'main.cf'), options.target, options.directory);
  if (reading.fatal) return { settings: [], ...reading };
  const services = master ? readMaster(master, filePath(options, 'master.cf'), options.target) : { warnings: [] };
  const warnings = [...reading.warnings, ...services.warnings];
  if (services.fatal) return { settings: [], warnings, fatal: services.fatal };

  const table = new ParameterTable(new Configuration(main, master, options.target), options);
  const settings = table.scan() ?? shownSettings(table, options);
  warnings.push(...table.warnings);
  return Array.isArray(settings) ? { settings, warnings: [...warnings, ...table.unusedWarnings()] } : { settings: [], warnings, fatal: settings };
}

function shownSettings(table: ParameterTable, options: ShowOptions): ShownSetting[] | Fatal {
  const settings: ShownSetting[] = [];
  for (const setting of table.shown().sort((a, b) => compareBytes(a.name, b.name))) {
    const value = options.expand ? table.expanded(setting) : setting.value;
    if (typeof value !== 'string') return value;
    settings.push({ name: setting.name, setting, text: foldBlanks(`${setting.name} = ${value}`) });
  }
  return settings;
}

/** The output as one text, each line with its line feed. */
export function shownText(result: ShowResult): string {
  return result.settings.map(({ text }) => `${text}\n`).join('');
}

/** Every run of space, tab, CR and LF becomes one space; VT and FF stay (postconf_print.c). */
function foldBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

function filePath(options: MachineOptions, name: string): string {
  return options.directory === undefined ? name : `${options.directory}/${name}`;
}
