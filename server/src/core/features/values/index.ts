// Which module understands a value: one table by type. Facts that hold for every type (a word of a vocabulary, a lookup table) are added here.

import { milterMacros } from '../../catalogue/expansion';
import type { ValueTypeId, VocabularyId } from '../../catalogue/parameters';
import { type Parameter, valueType } from '../../catalogue/parameters';
import { valueMeaning } from '../../catalogue/prose';
import { CLASSES } from '../uses';
import { members, networkAddresses } from './addresses';
import { characterSets } from './characters';
import { cipherExclusions, cipherLists, grades } from './ciphers';
import { commands } from './commands';
import { endpoints, nextHops, transports } from './destinations';
import { dnsLists } from './dnsLists';
import { groups } from './groups';
import { modes } from './modes';
import { optionMasks } from './options';
import { directories, files } from './paths';
import { protocols } from './protocols';
import { integers, times } from './quantities';
import { classNames, restrictions } from './restrictions';
import { serviceNames } from './services';
import { completeTables, describeTable, mayNameTables, tableTypeNames } from './tables';
import { actions, replyTexts, templates, timeFormats } from './templates';
import { type Candidate, named, plain, type ValueModule, type ValuePlace } from './valueModule';
import { booleans, completeWords, describeWord, names } from './words';

/** Words of a vocabulary, tables, and texts: what is said of every type is enough. */
const OTHER: ValueModule = {};

const macros: ValueModule = {
  describe: (word) => named(word, valueMeaning('expansion', word)),
  complete: ({ analysis }) => milterMacros(analysis.options.target).map(({ name }) => plain(name)),
};

const BY_TYPE: Readonly<Record<ValueTypeId, ValueModule>> = {
  address: names,
  boolean: booleans,
  'certmatch-list': OTHER,
  'character-set': characterSets,
  'cipher-exclude-list': cipherExclusions,
  'cipher-list': cipherLists,
  command: commands,
  'curve-list': groups,
  digest: names,
  directory: directories,
  'directory-list': directories,
  'dnsbl-list': dnsLists,
  'domain-list': members,
  endpoint: endpoints,
  enum: OTHER,
  'enum-list': OTHER,
  'environment-list': names,
  'feedback-expression': OTHER,
  'file-list': files,
  'fingerprint-list': names,
  group: names,
  'header-list': names,
  host: names,
  'host-list': members,
  integer: integers,
  'macro-list': macros,
  map: OTHER,
  'map-list': OTHER,
  'map-type': tableTypeNames,
  'milter-list': endpoints,
  'name-value-list': names,
  'network-address': networkAddresses,
  'nexthop-list': nextHops,
  'octal-mode': modes,
  path: files,
  'policy-list': OTHER,
  port: names,
  'protocol-list': protocols,
  'reply-text': replyTexts,
  'restriction-list': restrictions,
  'service-name': serviceNames,
  'smtp-action': actions,
  strftime: timeFormats,
  string: OTHER,
  template: templates,
  time: times,
  transport: transports,
  'transport-list': transports,
  user: names,
  'user-list': members,
  'word-list': OTHER,
};

/** Of lists of words, those whose words do more than their vocabulary says. */
const BY_VOCABULARY: Partial<Record<VocabularyId, ValueModule>> = {
  'tls-cipher-grades': grades,
  'tls-disable-workarounds': optionMasks,
  'tls-ssl-options': optionMasks,
};

export function moduleOf({ name, type, vocabularies }: Parameter): ValueModule {
  if (name === CLASSES) return classNames;
  const [only] = vocabularies;
  return (type.startsWith('enum') && only !== undefined ? BY_VOCABULARY[only] : undefined) ?? BY_TYPE[type];
}

/** What one word means: by the texts about words, by its type, as a table. */
export function describeValue(word: string, place: ValuePlace): string | undefined {
  const { describe, topics } = moduleOf(place.parameter);
  const meaning = describeWord(word, place, topics);
  const more = meaning === undefined || topics ? describe?.(word, place) : undefined;
  const said = [meaning, more].filter((part) => part !== undefined);
  return said.length > 0 ? said.join('\n\n') : describeTable(word, place);
}

export function describeWhole(value: string, place: ValuePlace): string | undefined {
  return moduleOf(place.parameter).describeWhole?.(value, place);
}

export function candidatesFor(place: ValuePlace, isFirst: boolean): readonly Candidate[] {
  const own = moduleOf(place.parameter).complete?.(place, isFirst);
  return own ?? [...completeWords(place), ...(mayNameTables(place.parameter, place.before) ? completeTables(place.analysis.options.target) : [])];
}

/** Whether a value of several words may be a list. */
export function isList({ type }: Parameter): boolean {
  return valueType(type).list === true || type === 'cipher-list';
}
