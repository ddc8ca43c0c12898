// The lists of key exchange groups in tls_eecdh_auto_curves and tls_ffdhe_auto_groups, and which of their words mean the same group.
// Follows tls_dh.c: up to 3.9 each word is looked up as a curve of OpenSSL's object table, from 3.10 on OpenSSL reads the names. Judges nothing.
import { atLeast, isAvailable, type Version } from '../catalogue/version';
import { COLON_COMMA_BLANKS, COMMA_BLANKS, splitWords, type Word } from '../syntax/words';

export const CURVE_LISTS = ['tls_eecdh_auto_curves', 'tls_ffdhe_auto_groups'] as const;

/** Other names of a group, by the name that Postfix's own defaults use. Those of the first column work everywhere. */
const ALIASES: readonly (readonly [name: string, everywhere: readonly string[], since310: readonly string[]])[] = [
  ['X25519', [], []],
  ['X448', [], []],
  ['prime256v1', ['P-256'], ['secp256r1']],
  ['secp384r1', ['P-384'], []],
  ['secp521r1', ['P-521'], []],
];

export interface Group extends Word {
  /** The group by the name that Postfix's defaults use; the word itself where it is none of the common ones. */
  readonly group: string;
  /** One of the five common groups, spelled so that this version knows it. */
  readonly isCommon: boolean;
}

/** An empty list of curves leaves the choice to OpenSSL; before these releases every program that speaks TLS stops at it. */
const EMPTY_WORKS = { since: '3.8', backports: ['3.6.17', '3.7.13'] };

export function emptyCurvesStop(value: string, target: Version): boolean {
  return value === '' && !isAvailable(EMPTY_WORKS, target);
}

/** `X25519:P-256`, `prime256v1, secp384r1`: up to 3.9 a colon separates nothing. */
export function parseGroups(value: string, target: Version): readonly Group[] {
  const words = splitWords(value, colonSeparates(target) ? COLON_COMMA_BLANKS : COMMA_BLANKS);
  return words.map((word) => {
    const common = commonGroup(word.text, target);
    return { ...word, group: common ?? word.text, isCommon: common !== undefined };
  });
}

export function colonSeparates(target: Version): boolean {
  return atLeast(target, '3.10');
}

/** `DEFAULT` stands for the groups that OpenSSL 3.5 and later offer by themselves. */
export function includesDefault(groups: readonly Group[]): boolean {
  return groups.some(({ text }) => /(^|[/?*])DEFAULT$/i.test(text));
}

function commonGroup(word: string, target: Version): string | undefined {
  // OpenSSL 3.5: `?` lets unknown names pass, `*` asks for a key share.
  const plain = atLeast(target, '3.10') ? word.replace(/^[?*]+/, '').toLowerCase() : word;
  for (const [name, everywhere, since310] of ALIASES) {
    const names = [name, ...everywhere, ...(atLeast(target, '3.10') ? since310 : [])];
    if (names.some((each) => (atLeast(target, '3.10') ? each.toLowerCase() : each) === plain)) return name;
  }
  return undefined;
}
