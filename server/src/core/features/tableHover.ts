// What kind of lookup table `type:name` is, and what it needs. Facts only; the manual explains the rest.
import { type Parameter, valueType } from '../catalogue/parameters';
import { meaningAndMore, valueMeaning } from '../catalogue/prose';
import { restriction } from '../catalogue/restrictions';
import { isTableTypeKnown, type TableType, tableType } from '../catalogue/tables';
import { formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { code, codes } from './markdown';

const text = messages.hover.words.table;
const MANUAL = 'https://www.postfix.org/';

/** Markdown about every table type that a word begins with: `proxy:mysql:/etc/x` has two. Undefined where there is none. */
export function describeTable(parameter: Parameter, word: string, target: Version, before: string): string | undefined {
  if (!mayNameTables(parameter, before)) return undefined;
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
  const { type, kind, suffixes, create, library, manual } = found;
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
    found.introducedIn === '1.0' ? '' : text.since(found.introducedIn),
    manual === undefined ? '' : link(manual),
  ];
  const list = rows.filter((row) => row !== '').map((row) => `- ${row}`);
  const [meaning, more] = meaningAndMore('table-types', type);
  const head = `**${type}**: ${meaning ?? `${text.special[type] ?? text.kinds[kind]}.`}${found.deprecated ? ` ⚠ ${text.deprecated}.` : ''}`;
  const absent = isTableTypeKnown(found, target) ? '' : `⚠ ${messages.hover.tooNew(formatVersion(target), found.introducedIn)}`;
  return [head, absent, more, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** One sentence. */
export function summariseTable({ type, kind }: TableType): string {
  return valueMeaning('table-types', type) ?? `${text.special[type] ?? text.kinds[kind]}.`;
}

function link(manual: string): string {
  const page = /^([\w.-]+)\((\d)\)/.exec(manual);
  return page ? `[${page[0]}](${MANUAL}${page[1]}.${page[2]}.html)` : '';
}
