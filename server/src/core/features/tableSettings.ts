// Settings of database tables in main.cf: `x_server_host` where some value names the table `ldap:x` (ldap_table(5), postconf_dbms.c).
import type { Analysis } from '../analysis';
import { valueMeaning } from '../catalogue/prose';
import { type ClientSetting, clientSettings, mainCfSourceEndings, mainCfSourceTypes, tableType } from '../catalogue/tables';
import { messages } from '../messages';
import type { ServiceEntry, Setting } from '../model/configuration';
import { mayHaveSourceType } from '../model/names';
import { code, codes } from './markdown';
import { describeUse } from './place';

const text = messages.hover.tableSettings;

/** One that a configuration may have. */
export interface TableSetting {
  readonly name: string;
  /** `ldap:x`. */
  readonly table: string;
  readonly setting: ClientSetting;
  /** Who names the table. */
  readonly user: Setting;
  readonly service?: ServiceEntry;
}

/** Markdown about a name that is a setting of a table; undefined for any other. */
export function describeTableSetting(analysis: Analysis, name: string): string | undefined {
  if (!mainCfSourceEndings().some((ending) => name.endsWith(ending))) return undefined;
  const found = tableSettings(analysis).filter((each) => each.name === name);
  const [first] = found;
  if (!first) return undefined;
  const { setting, table, user, service } = first;
  const { default: usual, type, min, max } = setting;
  const facts = [
    text.type(messages.valueTypes[type] ?? type),
    usual === null ? text.noDefault : text.default(code(usual)),
    ...(min === undefined ? [] : [messages.hover.atLeast(String(min))]),
    ...(max === undefined ? [] : [messages.hover.atMost(String(max))]),
    ...(setting.legacyQuery ? [text.legacy] : []),
  ];
  const where = text.of(
    codes([...new Set(found.map((each) => each.table))]),
    describeUse(analysis, { kind: 'reference', file: user.file, span: user.span, setting: user, ...(service && { service }) }),
  );
  return [where, valueMeaning('table-settings', setting.name) ?? '', `- ${facts.join('; ')}`, text.manual(table.split(':', 1)[0] ?? '')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Those of every table that some value names. */
export function tableSettings({ configuration }: Analysis): readonly TableSetting[] {
  const users: readonly Pick<TableSetting, 'user' | 'service'>[] = [
    ...configuration.select(mayHaveSourceType).map((user) => ({ user })),
    ...configuration.services.flatMap((service) => service.overrides.filter(mayHaveSourceType).map((user) => ({ user, service }))),
  ];
  return users.flatMap((used) =>
    sourcesIn(used.user.value).flatMap(({ type, source }) =>
      clientSettings(tableType(type)?.config ?? '').map((setting) => ({ ...used, name: `${source}_${setting.name}`, table: `${type}:${source}`, setting })),
    ),
  );
}

/** `type:name` where the name is no path: a path is a file with such settings. */
function sourcesIn(value: string): { readonly type: string; readonly source: string }[] {
  const pattern = new RegExp(`(?:^|[\\s,:{])(${mainCfSourceTypes().join('|')}):(\\w[\\w.-]*)(?=[\\s,}]|$)`, 'g');
  return [...value.matchAll(pattern)].map(([, type = '', source = '']) => ({ type, source }));
}
