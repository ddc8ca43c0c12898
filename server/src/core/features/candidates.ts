// The values that a parameter may take, best first. Open types (paths, numbers, texts) have none.
import type { Analysis } from '../analysis';
import { type Parameter, vocabulary } from '../catalogue/parameters';
import { valueMeaning } from '../catalogue/prose';
import { accessActions, type RestrictionContext, restriction, restrictions } from '../catalogue/restrictions';
import { stockServices } from '../catalogue/services';
import { tableTypes } from '../catalogue/tables';
import { atLeast, isAvailable, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { splitWords } from '../syntax/words';
import { mayNameTables } from './tableHover';
import { wordsFor } from './typeOf';
import { CLASSES } from './uses';

const text = messages.completion;
/** The tables that people use, most usual first; the others follow in the order of the alphabet. */
const USUAL_TABLES = ['hash', 'lmdb', 'texthash', 'cidr', 'pcre', 'regexp', 'inline', 'static', 'proxy', 'mysql', 'pgsql', 'ldap', 'sqlite'];
const DELIVERY = new Set(['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error', 'discard']);
const GROUPS = ['X25519', 'prime256v1', 'secp384r1', 'secp521r1', 'X448', 'X25519MLKEM768', 'ffdhe2048', 'ffdhe3072'];
const EXCLUSIONS = ['aNULL', 'eNULL', 'kRSA', 'kDHE', 'SHA1', 'MD5', 'RC4', '3DES', 'DES', 'CAMELLIA', 'ARIA', 'SEED', 'IDEA', 'AESCCM8', 'PSK', 'SRP'];

export interface Candidate {
  readonly value: string;
  readonly detail?: string;
  readonly deprecated?: boolean;
  readonly recommended?: boolean;
}

/** `before` is the word before the cursor: the argument of a restriction follows its word. */
export function candidatesFor(analysis: Analysis, parameter: Parameter, before: string, isFirst: boolean): Candidate[] {
  const { target } = analysis.options;
  switch (parameter.type) {
    case 'protocol-list':
      return protocols(target, isFirst);
    case 'restriction-list':
      return restrictionWords(analysis, parameter, before);
    case 'curve-list':
      return GROUPS.filter((name) => valueMeaning('tls-groups', name)).map(plain);
    case 'cipher-exclude-list':
      return EXCLUSIONS.filter((name) => valueMeaning('tls-cipher-names', name)).map(plain);
    case 'smtp-action':
      return accessActions(target).map(({ action }) => plain(action));
    case 'map-type':
      return tables(target).map(({ value, ...rest }) => ({ ...rest, value: value.slice(0, -1) }));
    case 'service-name':
      return services(analysis, () => true);
    case 'transport':
    case 'transport-list':
      return services(analysis, (command) => DELIVERY.has(command), parameter.type === 'transport' ? ':' : '');
    default:
      return [
        ...wordsFor(parameter)
          .filter((word) => isAvailable(word, target))
          .map(({ value }) => plain(value)),
        ...(mayNameTables(parameter, before) ? tables(target) : []),
      ];
  }
}

const plain = (value: string): Candidate => ({ value });

/** The floor that most want first; then the parts of a list. */
function protocols(target: Version, isFirst: boolean): Candidate[] {
  const versions = vocabulary('tls-protocols').values.map((each) => each.value);
  const excluded = versions.filter((version) => /^(?:SSL|TLSv1$|TLSv1\.1$)/.test(version)).map((version) => plain(`!${version}`));
  const list = '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1';
  if (!atLeast(target, '3.6')) return [...(isFirst ? [{ value: list, recommended: true }] : []), ...excluded];
  const floors = ['>=TLSv1.2', '>=TLSv1.3', '>=TLSv1.1', '>=TLSv1', '<=TLSv1.3', '<=TLSv1.2'];
  const bounds = floors.map((value, index): Candidate => (index === 0 && isFirst ? { value, recommended: true } : { value }));
  return [...bounds, ...(isFirst ? [{ value: list, detail: text.oldSyntax }] : []), ...excluded];
}

/** Behind a word that needs an argument, the argument; else restrictions that have an effect in the list, and classes. */
function restrictionWords({ configuration, options }: Analysis, { restrictionContext }: Parameter, before: string): Candidate[] {
  const argument = restriction(before)?.argument;
  if (argument === 'type:table') return tables(options.target);
  if (argument === 'policy-server') return ['inet:', 'unix:'].map(plain);
  if (argument) return [];
  const classes = splitWords(configuration.effective(CLASSES).value).map(({ text: value }): Candidate => ({ value, detail: text.restrictionClass }));
  const words = restrictions(options.target, restrictionContext as RestrictionContext | undefined)
    .filter(({ documented }) => documented !== false)
    .map(
      ({ name, deprecatedSince }): Candidate => ({
        value: name,
        ...(deprecatedSince !== undefined && atLeast(options.target, deprecatedSince) && { deprecated: true }),
      }),
    );
  return [...classes, ...words];
}

function tables(target: Version): Candidate[] {
  const rank = (type: string): number => (USUAL_TABLES.includes(type) ? USUAL_TABLES.indexOf(type) : USUAL_TABLES.length);
  return tableTypes(target)
    .filter(({ kind }) => kind !== 'test')
    .sort((a, b) => rank(a.type) - rank(b.type))
    .map(({ type, deprecated }) => ({ value: `${type}:`, ...(deprecated && { deprecated }) }));
}

/** Services of master.cf, or of the stock file where there is none, that other programs reach by name. */
function services({ configuration }: Analysis, isWanted: (command: string) => boolean, suffix = ''): Candidate[] {
  const all = configuration.master
    ? configuration.services.map(({ name, type, command }) => ({ name, type, command }))
    : stockServices()
        .filter(({ active }) => active)
        .map(({ service, type, command }) => ({ name: service, type: type as string, command: command.split(' ', 1)[0] ?? '' }));
  const found = all.filter(({ type, command }) => type !== 'inet' && isWanted(command));
  return found.map(({ name, command }) => ({ value: name + suffix, detail: text.serviceOf(command) }));
}
