// The groups for key exchange that each version of OpenSSL knows, and those that it offers where nobody chooses (t1_lib.c).
import type { OpenSsl } from '../../model/options';

interface NamedGroup {
  readonly name: string;
  readonly kind: 'curve' | 'finite-field' | 'hybrid';
  /** Other spellings. */
  readonly aliases: readonly string[];
  readonly since: OpenSsl;
  readonly isOld?: boolean;
}

const curve = (name: string, ...aliases: readonly string[]): NamedGroup => ({ name, kind: 'curve', aliases, since: '1.1.1' });
const hybrid = (name: string): NamedGroup => ({ name, kind: 'hybrid', aliases: [], since: '3.5' });

const GROUPS: readonly NamedGroup[] = [
  curve('X25519'),
  curve('X448'),
  curve('prime256v1', 'P-256', 'secp256r1'),
  curve('secp384r1', 'P-384'),
  curve('secp521r1', 'P-521'),
  ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'secp256k1', 'secp224r1', 'prime192v1', 'sect571r1', 'sect409r1', 'sect283r1'].map((name) => ({
    ...curve(name),
    isOld: true,
  })),
  ...['ffdhe2048', 'ffdhe3072', 'ffdhe4096', 'ffdhe6144', 'ffdhe8192'].map((name): NamedGroup => ({ name, kind: 'finite-field', aliases: [], since: '3.0' })),
  hybrid('X25519MLKEM768'),
  hybrid('SecP256r1MLKEM768'),
  hybrid('SecP384r1MLKEM1024'),
];

const DEFAULTS: Readonly<Record<OpenSsl, readonly string[]>> = {
  '1.1.1': ['X25519', 'prime256v1', 'X448', 'secp521r1', 'secp384r1'],
  '3.0': ['X25519', 'prime256v1', 'X448', 'secp521r1', 'secp384r1', 'ffdhe2048', 'ffdhe3072', 'ffdhe4096', 'ffdhe6144', 'ffdhe8192'],
  '3.5': ['X25519MLKEM768', 'X25519', 'prime256v1', 'X448', 'secp384r1', 'secp521r1', 'ffdhe2048', 'ffdhe3072'],
};

/** What a version offers by itself, the preferred one first. */
export function defaultGroups(openssl: OpenSsl): readonly string[] {
  return DEFAULTS[openssl];
}

/** The group's usual name; undefined where the version does not know it. Names are compared without regard to case from 3.0 on. */
export function groupNamed(word: string, openssl: OpenSsl): string | undefined {
  const isKnown = ({ since }: NamedGroup): boolean => since <= openssl;
  const same = (name: string): boolean => (openssl === '1.1.1' ? name === word : name.toLowerCase() === word.toLowerCase());
  return GROUPS.find((group) => isKnown(group) && [group.name, ...group.aliases].some(same))?.name;
}

/** TLS 1.3 leaves the older curves behind (RFC 8446, 4.2.7). */
export function isForTls13(name: string): boolean {
  return GROUPS.some((group) => group.name === name && !group.isOld);
}

/** Whether elliptic curves alone can use it: TLS 1.2 and below know neither the hybrids nor, by these names, finite fields. */
export function isCurve(name: string): boolean {
  return GROUPS.some((group) => group.name === name && group.kind === 'curve');
}

export function isPostQuantum(name: string): boolean {
  return GROUPS.some((group) => group.name === name && group.kind === 'hybrid');
}
