// The words of tls_ssl_options as tls_bug_bits() in src/tls/tls_misc.c and long_name_mask_delim_opt() in src/util/name_mask.c read them:
// names in any case, and hexadecimal masks. Judges nothing; expects an expanded value.
import type { OpenSsl } from '../model/options';
import { splitWords, type Word } from '../syntax/words';

/** The names, and their bits: the same in OpenSSL 1.1.1 and 3. */
export const SSL_OPTIONS: ReadonlyMap<string, bigint> = new Map([
  ['LEGACY_SERVER_CONNECT', 0x4n],
  ['NO_TICKET', 0x4000n],
  ['NO_SESSION_RESUMPTION_ON_RENEGOTIATION', 0x10000n],
  ['NO_COMPRESSION', 0x20000n],
  ['ENABLE_MIDDLEBOX_COMPAT', 0x100000n],
  ['PRIORITIZE_CHACHA', 0x200000n],
  ['NO_RENEGOTIATION', 0x40000000n],
]);

/** Bits that other parameters govern; Postfix takes them out of a mask without a word (TLS_SSL_OP_MANAGED_BITS). */
const PROTOCOL_BITS = 0x3e000000n;
const SERVER_PREFERENCE_BIT = 0x400000n;
/** On in every connection: SMTP has no truncation attacks. OpenSSL 1.1.1 has no such bit. */
const UNEXPECTED_EOF_BIT = 0x80n;
/** SSL_OP_ALL, the work-arounds that tls_disable_workarounds governs; 1.1.1 counts LEGACY_SERVER_CONNECT among them. */
const WORKAROUND_BITS = 0x80000850n;

export interface SslOption extends Word {
  /** The name from the table that it is, in capitals. */
  readonly name: string | undefined;
  /** What it switches on; undefined for a word that Postfix warns of and skips. */
  readonly bits: bigint | undefined;
  readonly isMask: boolean;
}

export function parseSslOptions(value: string): readonly SslOption[] {
  return splitWords(value).map((word) => {
    const name = word.text.toUpperCase();
    const named = SSL_OPTIONS.get(name);
    if (named !== undefined) return { ...word, name, bits: named, isMask: false };
    // strtoul() stops at 64 bits.
    const mask = /^0x0*[0-9a-f]{1,16}$/i.test(word.text) ? BigInt(word.text) : undefined;
    return { ...word, name: undefined, bits: mask, isMask: mask !== undefined };
  });
}

export interface ManagedBits {
  readonly protocols: boolean;
  readonly serverPreference: boolean;
  readonly workarounds: boolean;
  /** What is left when they are taken out. */
  readonly rest: bigint;
}

/** What Postfix takes out of a mask; undefined where it takes nothing. */
export function managedBits(mask: bigint, openssl: OpenSsl): ManagedBits | undefined {
  const workarounds = openssl === '1.1.1' ? WORKAROUND_BITS | 0x4n : WORKAROUND_BITS;
  const alwaysOn = openssl === '1.1.1' ? 0n : UNEXPECTED_EOF_BIT;
  const rest = mask & ~(PROTOCOL_BITS | SERVER_PREFERENCE_BIT | workarounds | alwaysOn);
  if (rest === mask) return undefined;
  return {
    protocols: (mask & PROTOCOL_BITS) !== 0n,
    serverPreference: (mask & SERVER_PREFERENCE_BIT) !== 0n,
    workarounds: (mask & (workarounds | alwaysOn)) !== 0n,
    rest,
  };
}

/** The words that say the same as a mask: names as far as there are any, and a mask of what is left. */
export function wordsOf(mask: bigint): { readonly names: readonly string[]; readonly rest: bigint } {
  const names = [...SSL_OPTIONS].filter(([, bits]) => (mask & bits) !== 0n);
  return { names: names.map(([name]) => name), rest: names.reduce((rest, [, bits]) => rest & ~bits, mask) };
}

export const hexOf = (mask: bigint): string => `0x${mask.toString(16)}`;

export function has(options: readonly SslOption[], name: string): boolean {
  const wanted = SSL_OPTIONS.get(name) ?? 0n;
  return options.some(({ bits }) => bits !== undefined && (bits & wanted) !== 0n);
}
