// The two kinds of name spaces: main.cf, and the -o options of each service of master.cf, each with the settings that are in force there.
// postconf(1) keeps one space per service name and type, however many entries have them (postconf_user.c).
import type { Configuration, Setting } from './configuration';

export interface NameSpace {
  /** The service and type as Postfix writes them, `smtp/inet`; undefined for main.cf. */
  readonly service?: string;
  /** The command of the service. */
  readonly command?: string;
  readonly settings: Map<string, Setting>;
}

export interface NameSpaces {
  readonly main: NameSpace;
  readonly services: readonly NameSpace[];
}

export function nameSpaces(configuration: Configuration): NameSpaces {
  const main: NameSpace = { settings: new Map() };
  for (const setting of configuration.settings) main.settings.set(setting.name, setting);
  const services = new Map<string, NameSpace>();
  for (const entry of configuration.services) {
    if (entry.overrides.length === 0) continue;
    const service = `${entry.name}/${entry.type}`;
    const space = services.get(service) ?? { service, command: entry.command, settings: new Map() };
    for (const setting of entry.overrides) space.settings.set(setting.name, setting);
    services.set(service, space);
  }
  return { main, services: [...services.values()] };
}
