// Lookup table types (`hash:`, `proxy:mysql:`), and the settings of the database clients among them. Facts only, from server/facts/tables.json.
import { tablesText } from './generated/tables';
import { lazy } from './lazy';
import { isAvailable, type Version } from './version';

/** One type of lookup table. */
export interface TableType {
  readonly type: string;
  readonly introducedIn: string;
  readonly backports?: readonly string[];
  readonly kind: 'indexed-file' | 'text-file' | 'pattern-file' | 'inline' | 'memory' | 'system' | 'database' | 'network' | 'wrapper' | 'test';
  /** The shape of what follows the colon. */
  readonly argument: string;
  readonly deprecated: boolean;
  /** The library that a build needs for it. */
  readonly library?: string;
  readonly manual?: string;
  /** File names that belong to the table, as suffixes, and the commands that make them from its source. */
  readonly suffixes?: readonly string[];
  readonly create?: readonly ('postmap' | 'postalias')[];
  readonly writable?: boolean;
  /** It can be walked through, as a cache must be. */
  readonly sequence?: boolean;
  /** Rules may stand in main.cf itself, in braces, since then. */
  readonly inlineSince?: string;
  /** Keys are patterns, and results may take parts of what matched. */
  readonly pattern?: boolean;
  readonly substitution?: boolean;
  /** It contains one other table, or a list of them. */
  readonly nests?: 1 | 'list';
  /** The kind of client settings that it reads. */
  readonly config?: string;
  /** Its settings may stand in main.cf as `NAME_setting`. */
  readonly mainCfSource?: boolean;
  /** Somebody on the network may answer. */
  readonly untrusted?: boolean;
  /** Parameters that must list a table before it may be used this way. */
  readonly restrictedBy?: readonly string[];
  readonly bracesSince?: string;
  /** Every lookup finds something. */
  readonly alwaysFinds?: boolean;
  /** The only arguments there are. */
  readonly values?: readonly string[];
}

/** One setting of a database client: `hosts` of mysql. */
export interface ClientSetting {
  readonly name: string;
  readonly type: string;
  /** Null: it must be set, or has no effect unless it is. */
  readonly default: string | null;
  readonly allowEmpty?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Part of the old way to write a query, before `query` (2.2). */
  readonly legacyQuery?: boolean;
  readonly introducedIn: string;
}

interface Data {
  readonly types: readonly TableType[];
  readonly caches: { readonly parameters: readonly string[]; readonly usableTypes: readonly string[] };
  readonly securitySensitive: Readonly<Record<string, readonly string[] | string>>;
  readonly nonBerkeleyDb: { readonly since: string; readonly legacyTypes: readonly string[]; readonly defaultMapping: Readonly<Record<string, string>> };
  readonly clientSettings: Readonly<Record<string, readonly ClientSetting[]>>;
  readonly mainCfSources: { readonly types: readonly string[] };
}

const data = lazy(() => JSON.parse(tablesText()) as Data);
const byType = lazy(() => new Map(data().types.map((each) => [each.type, each])));

/** The table type of exactly this name, in whatever version; whether a build has it is another matter. */
export function tableType(name: string): TableType | undefined {
  return byType().get(name);
}

/** The types that a version can have, if it was built with them. */
export function tableTypes(target: Version): readonly TableType[] {
  return data().types.filter((each) => isTableTypeKnown(each, target));
}

/** Whether a version can have the type. */
export function isTableTypeKnown({ introducedIn: since, backports }: TableType, target: Version): boolean {
  return isAvailable(backports ? { since, backports } : { since }, target);
}

/** The settings of a database client, by the `config` of its table type; nothing for other types. */
export function clientSettings(config: string): readonly ClientSetting[] {
  return Object.hasOwn(data().clientSettings, config) ? (data().clientSettings[config] ?? []) : [];
}

/** Table types whose settings may stand in main.cf as `NAME_setting` when the table is `type:NAME` without a slash (postconf_dbms.c). */
export function mainCfSourceTypes(): readonly string[] {
  return data().mainCfSources.types;
}

/** What the names of such settings end in, with the underscore. */
export const mainCfSourceEndings = lazy((): readonly string[] => [
  ...new Set(mainCfSourceTypes().flatMap((type) => clientSettings(type).map(({ name }) => `_${name}`))),
]);

/** Parameters that name a cache, and the table types that can be one. */
export function cacheTables(): Data['caches'] {
  return data().caches;
}

/** The table types in a group that some programs refuse (`map.forbidden` of a parameter); a name of no group means the type itself. */
export function forbiddenTypes(group: string): readonly string[] {
  const types = Object.hasOwn(data().securitySensitive, group) ? data().securitySensitive[group] : undefined;
  return Array.isArray(types) ? types : [group];
}

/** How Postfix 3.11 and later do without Berkeley DB. */
export function nonBerkeleyDb(): Data['nonBerkeleyDb'] {
  return data().nonBerkeleyDb;
}
