// The words of cipher strings that are no suite's name, and what each selects (OpenSSL's ssl_ciph.c, cipher_aliases; ciphers(1)).
import type { Authentication, CipherSuite, Encryption, KeyExchange, Mac } from './suite';

/** What a suite must be like: one of the words for every attribute that is named. */
export interface Pattern {
  readonly keyExchange?: readonly KeyExchange[];
  readonly authentication?: readonly Authentication[];
  /** With the bits of the key where they matter: `AES128`. */
  readonly encryption?: readonly string[];
  readonly mac?: readonly Mac[];
  readonly minimum?: readonly CipherSuite['minimum'][];
  readonly strength?: readonly Strength[];
  readonly default?: readonly ('yes' | 'no')[];
  /** One suite only. */
  readonly id?: number;
}

export type Strength = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'FIPS';

const SIZES = [128, 256];
const cipher = (...names: readonly Encryption[]): readonly string[] => names.flatMap((name) => SIZES.map((bits) => `${name}${bits}`));
const sized = (bits: number, ...names: readonly Encryption[]): readonly string[] => names.map((name) => `${name}${bits}`);

const AES = ['AES', 'AESGCM', 'AESCCM', 'AESCCM8'] as const;
const NO_ENCRYPTION = ['None0'];
/** No build of today has a suite of these; their words are known wherever the library has the algorithm. */
const TRIPLE_DES = ['3DES168'];
const RC4 = ['RC4128'];
const RC2 = ['RC2128'];
/** Ciphers in chained blocks. */
const CHAINED = [...cipher('AES', 'Camellia', 'SEED', 'IDEA'), ...TRIPLE_DES, ...RC2];
const ENCRYPTED = [...cipher('AESGCM', 'AESCCM', 'AESCCM8', 'CHACHA20', 'ARIAGCM'), ...CHAINED, ...RC4];
const AUTHENTICATED: readonly Authentication[] = ['ECDSA', 'RSA', 'DSS', 'PSK', 'SRP'];

const DHE: Pattern = { keyExchange: ['DH'] };
const ECDHE: Pattern = { keyExchange: ['ECDH'] };

/** Of all versions; a table says which of them its version does not know. Words that none of them knows (GOST) are not here. */
export const ALIASES: ReadonlyMap<string, Pattern> = new Map<string, Pattern>([
  ['ALL', { encryption: ENCRYPTED }],
  ['COMPLEMENTOFALL', { encryption: NO_ENCRYPTION }],
  ['COMPLEMENTOFDEFAULT', { default: ['no'] }],
  ['kRSA', { keyExchange: ['RSA'] }],
  ['kEDH', DHE],
  ['kDHE', DHE],
  ['DH', DHE],
  ['kEECDH', ECDHE],
  ['kECDHE', ECDHE],
  ['ECDH', ECDHE],
  ['kPSK', { keyExchange: ['PSK'] }],
  ['kRSAPSK', { keyExchange: ['RSAPSK'] }],
  ['kECDHEPSK', { keyExchange: ['ECDHEPSK'] }],
  ['kDHEPSK', { keyExchange: ['DHEPSK'] }],
  ['kSRP', { keyExchange: ['SRP'] }],
  ['aRSA', { authentication: ['RSA'] }],
  ['aDSS', { authentication: ['DSS'] }],
  ['DSS', { authentication: ['DSS'] }],
  ['aNULL', { authentication: ['None'] }],
  ['aECDSA', { authentication: ['ECDSA'] }],
  ['ECDSA', { authentication: ['ECDSA'] }],
  ['aPSK', { authentication: ['PSK'] }],
  ['aSRP', { authentication: ['SRP'] }],
  ['EDH', { ...DHE, authentication: AUTHENTICATED }],
  ['DHE', { ...DHE, authentication: AUTHENTICATED }],
  ['EECDH', { ...ECDHE, authentication: AUTHENTICATED }],
  ['ECDHE', { ...ECDHE, authentication: AUTHENTICATED }],
  ['NULL', { encryption: NO_ENCRYPTION }],
  ['eNULL', { encryption: NO_ENCRYPTION }],
  ['RSA', { keyExchange: ['RSA'], authentication: ['RSA'] }],
  ['ADH', { ...DHE, authentication: ['None'] }],
  ['AECDH', { ...ECDHE, authentication: ['None'] }],
  ['PSK', { keyExchange: ['PSK', 'RSAPSK', 'ECDHEPSK', 'DHEPSK'] }],
  ['SRP', { keyExchange: ['SRP'] }],
  ['AES128', { encryption: sized(128, ...AES) }],
  ['AES256', { encryption: sized(256, ...AES) }],
  ['AES', { encryption: cipher(...AES) }],
  ['AESGCM', { encryption: cipher('AESGCM') }],
  ['AESCCM', { encryption: cipher('AESCCM', 'AESCCM8') }],
  ['AESCCM8', { encryption: cipher('AESCCM8') }],
  ['CAMELLIA128', { encryption: sized(128, 'Camellia') }],
  ['CAMELLIA256', { encryption: sized(256, 'Camellia') }],
  ['CAMELLIA', { encryption: cipher('Camellia') }],
  ['CHACHA20', { encryption: cipher('CHACHA20') }],
  ['ARIA', { encryption: cipher('ARIAGCM') }],
  ['ARIAGCM', { encryption: cipher('ARIAGCM') }],
  ['ARIA128', { encryption: sized(128, 'ARIAGCM') }],
  ['ARIA256', { encryption: sized(256, 'ARIAGCM') }],
  ['3DES', { encryption: TRIPLE_DES }],
  ['EDH-DSS-DES-CBC3-SHA', oldTripleDes('DSS')],
  ['EDH-RSA-DES-CBC3-SHA', oldTripleDes('RSA')],
  ['RC4', { encryption: RC4 }],
  ['RC2', { encryption: RC2 }],
  ['SEED', { encryption: cipher('SEED') }],
  ['IDEA', { encryption: cipher('IDEA') }],
  ['CBC', { encryption: CHAINED }],
  ['MD5', { mac: ['MD5'] }],
  ['SHA1', { mac: ['SHA1'] }],
  ['SHA', { mac: ['SHA1'] }],
  ['SHA256', { mac: ['SHA256'] }],
  ['SHA384', { mac: ['SHA384'] }],
  ['SSLv3', { minimum: ['SSLv3'] }],
  ['TLSv1', { minimum: ['TLSv1'] }],
  ['TLSv1.0', { minimum: ['TLSv1'] }],
  ['TLSv1.2', { minimum: ['TLSv1.2'] }],
  ['LOW', { strength: ['LOW'] }],
  ['MEDIUM', { strength: ['MEDIUM'] }],
  ['HIGH', { strength: ['HIGH'] }],
  ['FIPS', { strength: ['FIPS'] }],
]);

/** What a name that was changed long ago still means. */
function oldTripleDes(authentication: Authentication): Pattern {
  return { ...DHE, authentication: [authentication], encryption: TRIPLE_DES, mac: ['SHA1'], strength: ['HIGH', 'FIPS'] };
}

export function matches(suite: CipherSuite, pattern: Pattern): boolean {
  const has = <T>(words: readonly T[] | undefined, word: T): boolean => !words || words.includes(word);
  return (
    (pattern.id === undefined || pattern.id === suite.id) &&
    has(pattern.keyExchange, suite.keyExchange) &&
    has(pattern.authentication, suite.authentication) &&
    (!pattern.encryption || pattern.encryption.includes(`${suite.encryption}${suite.bits}`)) &&
    has(pattern.mac, suite.mac) &&
    has(pattern.minimum, suite.minimum) &&
    (!pattern.strength || pattern.strength.some((each) => strengthOf(suite).includes(each))) &&
    has(pattern.default, suite.isDefault ? 'yes' : 'no')
  );
}

/** What a suite's own name selects: itself, and, where words are combined by `+`, what is like it. */
export function patternOf(suite: CipherSuite): Pattern {
  return {
    id: suite.id,
    keyExchange: [suite.keyExchange],
    authentication: [suite.authentication],
    encryption: [`${suite.encryption}${suite.bits}`],
    mac: [suite.mac],
    strength: strengthOf(suite),
    ...(!suite.isDefault && { default: ['no'] as const }),
  };
}

function strengthOf({ isHigh, isMedium, isFips }: CipherSuite): readonly Strength[] {
  const strength = isMedium ? 'MEDIUM' : 'NONE';
  return [isHigh ? 'HIGH' : strength, ...(isFips ? ['FIPS' as const] : [])];
}

/** What `a+b` selects; undefined where nothing can be both. */
export function both(a: Pattern, b: Pattern): Pattern | undefined {
  const joined: Record<string, unknown> = { ...a };
  // OpenSSL overwrites here where it means to add: the first word about strength makes it forget what was said of DEFAULT.
  if (b.strength && !a.strength) delete joined.default;
  for (const [attribute, words] of Object.entries(b)) {
    const before = joined[attribute];
    const common = Array.isArray(before) && Array.isArray(words) ? before.filter((word) => words.includes(word)) : words;
    if (Array.isArray(common) && common.length === 0) return undefined;
    joined[attribute] = common;
  }
  return joined as Pattern;
}
