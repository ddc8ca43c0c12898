// Lookup tables, `type:name`: what kind each is, what it needs, and what it holds where it is written in the value itself.
import { type Parameter, valueType } from '../../catalogue/parameters';
import { meaningAndMore } from '../../catalogue/prose';
import { restriction } from '../../catalogue/restrictions';
import { isTableTypeKnown, type TableType, tableType, tableTypes } from '../../catalogue/tables';
import { formatVersion, type Version } from '../../catalogue/version';
import { messages } from '../../messages';
import { splitBraced } from '../../syntax/words';
import { code, codes } from '../markdown';
import type { Candidate, ValueModule, ValuePlace } from './valueModule';

const text = messages.hover.words.table;
const MANUAL = 'https://www.postfix.org/';

/** The tables that people use, most usual first; the others follow in the order of the alphabet. */
const USUAL = ['hash', 'lmdb', 'texthash', 'cidr', 'pcre', 'regexp', 'inline', 'static', 'proxy', 'mysql', 'pgsql', 'ldap', 'sqlite'];
const MOST_ENTRIES = 5;

export const tableTypeNames: ValueModule = {
  describe: (word, place) => describeTable(word, place),
  complete: ({ analysis }) => completeTables(analysis.options.target).map(({ value, ...rest }) => ({ ...rest, value: value.slice(0, -1) })),
};

export function completeTables(target: Version): Candidate[] {
  const rank = (type: string): number => (USUAL.includes(type) ? USUAL.indexOf(type) : USUAL.length);
  return tableTypes(target)
    .filter(({ kind }) => kind !== 'test')
    .sort((a, b) => rank(a.type) - rank(b.type))
    .map(({ type, deprecated }) => ({ value: `${type}:`, ...(deprecated && { deprecated }) }));
}

/** Markdown about every table type that a word begins with: `proxy:mysql:/etc/x` has two. Undefined where there is none. */
export function describeTable(written: string, { analysis, parameter, before }: ValuePlace): string | undefined {
  if (!mayNameTables(parameter, before)) return undefined;
  const { target } = analysis.options;
  const word = written.replace(/^!+/, '');
  const parts: string[] = [];
  let rest = word.replace(/^\{\s*/, '');
  for (let level = 0; level < 4; level++) {
    const colon = rest.indexOf(':');
    const type = parameter.type === 'map-type' ? rest : rest.slice(0, Math.max(0, colon));
    const found = tableType(type);
    if (!found) break;
    rest = rest.slice(colon + 1);
    parts.push(describeType(found, rest, target));
    if (found.nests !== 1) break;
  }
  return parts.length ? parts.join('\n\n') : undefined;
}

/** Where a table may stand; a policy server behind its restriction is written like one, but is none. */
export function mayNameTables(parameter: Parameter, before: string): boolean {
  if (restriction(before)?.argument === 'policy-server') return false;
  const { elements } = valueType(parameter.type);
  return parameter.map !== undefined || parameter.type === 'map-type' || parameter.type === 'restriction-list' || elements?.includes('type:table') === true;
}

function describeType(found: TableType, argument: string, target: Version): string {
  const { type, suffixes, create, library, manual } = found;
  const file = argument.startsWith('/') ? argument : 'FILE';
  const rows = [
    `${text.form}: ${code(`${type}:${found.argument}`)}`,
    create && suffixes
      ? text.create(codes(create.map((command) => `${command} ${type}:${file}`).slice(0, 1)), codes(suffixes.map((suffix) => file + suffix)))
      : '',
    found.inlineSince === undefined ? '' : text.inlineSince(found.inlineSince),
    library === undefined ? '' : library === 'Berkeley DB' ? text.noBerkeleyDb : text.library(library),
    found.restrictedBy ? text.restrictedBy(codes(found.restrictedBy)) : '',
    found.untrusted ? text.untrusted : '',
    argument.startsWith('{') ? describeEntries(found, argument) : '',
    found.introducedIn === '1.0' ? '' : text.since(found.introducedIn),
    manual === undefined ? '' : link(manual),
  ];
  const list = rows.filter((row) => row !== '').map((row) => `- ${row}`);
  const [meaning = '', more] = meaningAndMore('table-types', type);
  const head = `**${type}**: ${meaning}${found.deprecated ? ` ⚠ ${text.deprecated}.` : ''}`;
  const absent = isTableTypeKnown(found, target) ? '' : `⚠ ${messages.hover.tooNew(formatVersion(target), found.introducedIn)}`;
  return [head, absent, more, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** What stands in the braces: keys and values, rules, or other tables. */
function describeEntries({ type, nests }: TableType, argument: string): string {
  const entries = splitBraced(argument.replace(/^\{|\}$/g, '')).map((each) => each.text.replace(/^\{\s*|\s*\}$/g, ''));
  const shown = entries.slice(0, MOST_ENTRIES).map((each) => {
    const [, key, value] = type === 'inline' ? (/^([^=]*?)\s*=\s*(.*)$/s.exec(each) ?? []) : [];
    return key === undefined || value === undefined ? code(each) : text.entry(code(key), code(value));
  });
  return (nests === 'list' ? text.tables : text.entries)(entries.length, shown.join('; '), entries.length > shown.length);
}

function link(manual: string): string {
  const page = /^([\w.-]+)\((\d)\)/.exec(manual);
  return page ? `[${page[0]}](${MANUAL}${page[1]}.${page[2]}.html)` : '';
}
