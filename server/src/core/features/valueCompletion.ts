// Completion of values by type: the words that a parameter takes, TLS versions with their operators, table types, restrictions.
import { defaultValue, type Parameter, valueType, vocabulary } from '../catalogue/parameters';
import { valueMeaning } from '../catalogue/prose';
import { type RestrictionContext, restrictions } from '../catalogue/restrictions';
import { tableTypes } from '../catalogue/tables';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { Completion, Completions } from './completion';
import { known, wordsFor } from './typeOf';
import { describeValue } from './valueHover';

const text = messages.completion;
const LAST_WORD = /[^\s,]*$/;
const LAST_WORD_OF_COLON_LIST = /[^\s,:]*$/;
const MAPS = new Set(['map', 'map-list', 'host-list', 'domain-list', 'user-list', 'policy-list', 'restriction-list']);

/** What may stand at the cursor; `written` is the value left of it. */
export function completeValues(target: Version, name: string, written: string, offset: number): Completions {
  const parameter = known(name);
  const isColonList = (parameter?.separators ?? valueType(parameter?.type ?? '')?.separators ?? '').includes(':');
  const word = (isColonList ? LAST_WORD_OF_COLON_LIST : LAST_WORD).exec(written)?.[0] ?? '';
  const span = { start: offset - word.length, end: offset };
  if (!parameter) return { span, items: [] };
  const isList = valueType(parameter.type)?.list === true;
  const isFirst = written.trim() === word;
  if (!isList && !isFirst) return { span, items: [] };
  const items = candidates(parameter, target, isFirst).map(
    (candidate, index): Completion => ({
      label: candidate.value,
      kind: 'value',
      insertText: candidate.value,
      ...(candidate.detail !== undefined && { detail: candidate.detail }),
      ...documentation(describeValue(name, candidate.value, target)),
      ...(candidate.detail === text.recommended && { preselect: true }),
      sortText: String(index).padStart(4, '0'),
    }),
  );
  return { span, items: items.filter((item) => item.label !== '') };
}

interface Candidate {
  readonly value: string;
  readonly detail?: string;
}

const documentation = (markdown: string | undefined): { documentation?: string } => (markdown === undefined ? {} : { documentation: markdown });

function candidates(parameter: Parameter, target: Version, isFirst: boolean): Candidate[] {
  const isDefault = defaultValue(parameter, target);
  const mark = (value: string): Candidate => (value === isDefault ? { value, detail: text.default('').replace(/:.*/, '') } : { value });
  if (parameter.type === 'protocol-list') return protocols(target, isFirst);
  const words = wordsFor(parameter)
    .filter((each) => !each.since || atLeast(target, each.since))
    .map((each) => mark(each.value));
  if (parameter.type === 'restriction-list')
    words.push(...restrictions(target, parameter.restrictionContext as RestrictionContext | undefined).map((each) => mark(each.name)));
  if (MAPS.has(parameter.type)) words.push(...tableTypes(target).map(({ type }) => ({ value: `${type}:` })));
  if (parameter.type === 'curve-list') words.push(...GROUPS.map(mark));
  if (parameter.type === 'cipher-exclude-list') words.push(...EXCLUSIONS.map(mark));
  return words;
}

/** The floor that most want first; then the parts of a list. */
function protocols(target: Version, isFirst: boolean): Candidate[] {
  const versions = vocabulary('tls-protocols').values.map((each) => each.value);
  const excluded = versions.filter((each) => /^(SSL|TLSv1$|TLSv1\.1$)/.test(each)).map((value) => ({ value: `!${value}` }));
  const list = { value: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', detail: text.recommended };
  if (!atLeast(target, '3.6')) return [...(isFirst ? [list] : []), ...excluded];
  const bounds = ['>=TLSv1.2', '>=TLSv1.3', '>=TLSv1.1', '>=TLSv1', '<=TLSv1.3', '<=TLSv1.2'].map((value, index) =>
    index === 0 && isFirst ? { value, detail: text.recommended } : { value },
  );
  return [...bounds, ...(isFirst ? [{ ...list, detail: text.oldSyntax }] : []), ...excluded];
}

/** Groups and exclusions that we can explain; their vocabularies are OpenSSL's and open. */
const GROUPS = ['X25519', 'prime256v1', 'secp384r1', 'secp521r1', 'X448', 'X25519MLKEM768', 'ffdhe2048', 'ffdhe3072'].filter((name) =>
  valueMeaning('tls-groups', name),
);
const EXCLUSIONS = ['aNULL', 'eNULL', 'kRSA', 'kDHE', 'SHA1', 'MD5', 'RC4', '3DES', 'DES', 'CAMELLIA', 'ARIA', 'SEED', 'IDEA', 'AESCCM8', 'PSK', 'SRP'];
