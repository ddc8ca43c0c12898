// Configurations that nobody thought of: the same ones for the same seed.
import type { TlsCase } from './cases';
import type { Certificates } from './certificates';

const GRADES = ['high', 'medium', 'medium', 'low', 'export', 'null'];
const LEVELS = ['may', 'may', 'encrypt', 'wrappermode'];
const CERTIFICATES: readonly Certificates[] = ['both', 'rsa', 'ecdsa', 'anonymous'];
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const SIGNS = ['!', '!', '', '>=', '<='];
const EXCLUSIONS = [
  ...[
    'aNULL',
    'kRSA',
    'kDHE',
    'kECDHE',
    'aRSA',
    'ECDSA',
    'AESGCM',
    'AES128',
    'AES256',
    'CAMELLIA',
    'ARIA',
    'CHACHA20',
    'AESCCM',
    'AESCCM8',
    'CBC',
    'SHA1',
    'SHA256',
  ],
  ...['SHA384', 'MEDIUM', 'RC4', '3DES', 'MD5', 'DES', 'EXPORT', 'RSA+AES', 'ECDHE+AES256', 'ADH', 'AECDH', 'ECDHE-RSA-AES256-GCM-SHA384', 'AES128-SHA'],
];
const CURVES = ['X25519', 'X448', 'prime256v1', 'secp384r1', 'secp521r1'];

export function randomCases(count: number, seed: number): TlsCase[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => randomCase(`random ${index + 1}`, random));
}

function randomCase(name: string, random: Random): TlsCase {
  const level = random.pick(LEVELS);
  const protocols = random.some(VERSIONS, 3).map((version) => random.pick(SIGNS) + version);
  const twin = random.pick(['', 'mandatory_']);
  const main = [
    `smtpd_tls_${twin}ciphers = ${random.pick(GRADES)}`,
    `smtpd_tls_exclude_ciphers = ${random.some(EXCLUSIONS, 4).join(', ')}`,
    `smtpd_tls_mandatory_exclude_ciphers = ${random.some(EXCLUSIONS, 2).join(' ')}`,
    `tls_preempt_cipherlist = ${random.pick(['yes', 'no'])}`,
    `tls_eecdh_auto_curves = ${[...new Set([random.pick(CURVES), ...random.some(CURVES, 3)])].join(' ')}`,
    ...(protocols.length > 0 ? [`smtpd_tls_${random.pick(['', 'mandatory_'])}protocols = ${protocols.join(', ')}`] : []),
    ...(level === 'wrappermode' ? [] : [`smtpd_tls_security_level = ${level}`]),
  ];
  return { name, main, overrides: level === 'wrappermode' ? ['smtpd_tls_wrappermode = yes'] : [], certificates: random.pick(CERTIFICATES) };
}

class Random {
  constructor(private state: number) {}

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)] as T;
  }

  /** Up to so many of them, none twice. */
  some<T>(values: readonly T[], most: number): T[] {
    const picked = Array.from({ length: Math.floor(this.next() * (most + 1)) }, () => this.pick(values));
    return [...new Set(picked)];
  }

  /** mulberry32: small, and good enough to shuffle with. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
