// Which suites of TLS 1.2 and below a grade and the lists of exclusions leave, as tls_set_ciphers() in src/tls/tls_misc.c hands them to OpenSSL.
import type { Configuration, ServiceEntry } from '../../model/configuration';
import type { LintOptions, OpenSsl } from '../../model/options';
import { excludedCiphers, gradeOf, gradeParameter, isExcludeOperator } from '../grades';
import { selectCiphers } from '../openssl/library';
import type { CipherSuite } from '../openssl/suite';
import { type Origin, origin } from '../origin';
import type { Protocol } from '../protocols';

/**
 * Why there is no list: a grade or an exclusion that Postfix refuses, a string that OpenSSL refuses (it cannot be read, or selects nothing; TLS
 * 1.3 is lost with it).
 */
export type CipherRefusal = 'grade' | 'exclusion' | 'string';

export interface CipherChoice {
  readonly grade: Origin;
  /** What the grade stands for; undefined where it is none. */
  readonly list: Origin | undefined;
  readonly exclusions: readonly Origin[];
  /** What Postfix excludes by itself at this level. */
  readonly automatic: readonly string[];
  /** What OpenSSL is given. */
  readonly string: string;
  /** In order of preference, before certificates and versions are asked. */
  readonly suites: readonly CipherSuite[];
  /** What `@SECLEVEL` in the list says; Postfix itself asks for 0. */
  readonly securityLevel: number;
  readonly refusal: CipherRefusal | undefined;
}

export interface CipherQuestion {
  readonly grade: Origin;
  readonly exclusions: readonly Origin[];
  readonly automatic: readonly string[];
  readonly service: ServiceEntry | undefined;
}

export function chooseCiphers(configuration: Configuration, options: LintOptions, question: CipherQuestion): CipherChoice {
  const { grade, exclusions, automatic, service } = question;
  const known = gradeOf(grade.value);
  const list = known && origin(configuration, gradeParameter(known, options.target), service);
  const choice = { grade, list, exclusions, automatic, string: '', suites: [], securityLevel: 0 };
  if (!list) return { ...choice, refusal: 'grade' };
  const words = exclusions.flatMap(({ value }) => excludedCiphers(value));
  if (words.some(isExcludeOperator)) return { ...choice, refusal: 'exclusion' };
  const string = [list.value, ...[...words.map(({ text }) => text), ...automatic].map((word) => `!${word}`)].join(':');
  const { suites, level = 0, refused } = selectCiphers(string, options.openssl);
  return { ...choice, string, suites, securityLevel: level, refusal: refused ? 'string' : undefined };
}

/** What decides, beside the list, which suites can be used. */
export interface Surroundings {
  readonly keys: readonly CertificateKey[];
  readonly securityLevel: number;
  readonly hasCurves: boolean;
}

export interface CertificateKey {
  readonly kind: 'RSA' | 'ECDSA';
  /** Undefined where nobody looked: they are taken to be enough. */
  readonly bits: number | undefined;
}

/** Bits of strength that each security level asks for (SSL_CTX_set_security_level(3)). */
const LEAST_BITS = [0, 80, 112, 128, 192, 256];
/** RSA keys from which each security level on lets them sign; those of curves count half (NIST SP 800-57). */
const LEAST_RSA = [0, 1024, 2048, 3072, 7680, 15_360];

/** The keys that a security level and the suites of RFC 5430 (SUITEB) let a server use. */
export function keysWithin(
  keys: readonly CertificateKey[],
  { string, securityLevel }: Pick<CipherChoice, 'string' | 'securityLevel'>,
): readonly CertificateKey[] {
  return keys.filter(({ kind, bits }) => {
    if (bits === undefined) return true;
    if (string.startsWith('SUITEB192') && bits !== 384) return false;
    return kind === 'RSA' ? bits >= (LEAST_RSA[securityLevel] ?? 0) : bits >= 2 * (LEAST_BITS[securityLevel] ?? 0);
  });
}

/** What a server can end a handshake with. Nobody has certificates with DSS keys. */
export function canBeUsed(suite: CipherSuite, { keys, ...surroundings }: Surroundings): boolean {
  const { authentication } = suite;
  return (authentication === 'None' || keys.some(({ kind }) => kind === authentication)) && canBeOffered(suite, surroundings);
}

/** What a client offers: Postfix has no passwords for PSK and SRP. */
export function canBeOffered(suite: CipherSuite, { securityLevel, hasCurves }: Omit<Surroundings, 'keys'>): boolean {
  const { keyExchange } = suite;
  if (keyExchange !== 'ECDH' && keyExchange !== 'DH' && keyExchange !== 'RSA') return false;
  if (keyExchange === 'ECDH' && !hasCurves) return false;
  return isWithinLevel(suite, securityLevel);
}

function isWithinLevel({ authentication, keyExchange, bits, strengthBits = bits, mac }: CipherSuite, level: number): boolean {
  if (level <= 0) return true;
  if (strengthBits < (LEAST_BITS[level] ?? 256) || authentication === 'None' || mac === 'MD5') return false;
  if (level >= 3 && keyExchange === 'RSA') return false; // no forward secrecy
  return !(level >= 4 && mac === 'SHA1');
}

/**
 * What a security level leaves of the versions: OpenSSL 3 drops those before TLS 1.2 at once, 1.1.1 one by one (ssl_security_default_callback()
 * in ssl_cert.c).
 */
export function protocolsWithin(protocols: readonly Protocol[], level: number, openssl: OpenSsl): readonly Protocol[] {
  const [leastFor10, leastFor11] = openssl === '1.1.1' ? [3, 4] : [1, 1];
  return protocols.filter((protocol) => !((protocol === 'TLSv1' && level >= leastFor10) || (protocol === 'TLSv1.1' && level >= leastFor11)));
}

/** Below TLS 1.2, keys for ECDSA sign with SHA-1: 80 bits of strength. RSA signs with MD5 and SHA-1 at once. */
export function canSign({ authentication }: CipherSuite, protocol: Protocol, level: number): boolean {
  return authentication !== 'ECDSA' || protocol === 'TLSv1.2' || level < 2;
}

/** Whether a suite can be used in a version below TLS 1.3. TLS 1.2 left IDEA behind (RFC 5469). */
export function canBeFor({ minimum, encryption }: CipherSuite, protocol: Protocol): boolean {
  return protocol === 'TLSv1.2' ? encryption !== 'IDEA' : minimum !== 'TLSv1.2';
}
