// What each profile recommends, as data with sources and dates: the article that the product began with (`guide`), and what is advised today.
// Judges nothing; seed.ts says whether a value meets the article's.
import { atLeast, type Version } from '../catalogue/version';
import type { LintOptions, Profile } from '../model/options';
import { floorList, type Protocol } from './protocols';

/** Whose settings they are: those of smtpd(8), of smtp(8), or of the TLS library for both. */
export type Side = 'server' | 'client' | 'library';

export interface Recommendation {
  readonly parameter: string;
  readonly value: string;
  readonly side: Side;
  readonly source: string;
  /** Year and month, or year. */
  readonly date: string;
}

const ARTICLE = { source: 'the article that the profile "guide" follows', date: '2020' } as const;
const EXCLUDED = 'aNULL, DES, RC4, MD5, 3DES';

const seed = (side: Side, parameter: string, value: string): Recommendation => ({ parameter, value, side, ...ARTICLE });

/** The 18 settings of the article. */
export const SEED: readonly Recommendation[] = [
  seed('server', 'smtpd_tls_security_level', 'encrypt'),
  seed('server', 'smtpd_tls_protocols', '!SSLv2, !SSLv3'),
  seed('server', 'smtpd_tls_mandatory_protocols', '!SSLv2, !SSLv3'),
  seed('server', 'smtpd_tls_ciphers', 'high'),
  seed('server', 'smtpd_tls_mandatory_ciphers', 'high'),
  seed('server', 'smtpd_tls_exclude_ciphers', EXCLUDED),
  seed('server', 'smtpd_tls_mandatory_exclude_ciphers', EXCLUDED),
  seed('client', 'smtp_tls_security_level', 'may'),
  seed('client', 'smtp_tls_protocols', '!SSLv2, !SSLv3'),
  seed('client', 'smtp_tls_mandatory_protocols', '!SSLv2, !SSLv3'),
  seed('client', 'smtp_tls_ciphers', 'high'),
  seed('client', 'smtp_tls_mandatory_ciphers', 'high'),
  seed('client', 'smtp_tls_exclude_ciphers', EXCLUDED),
  seed('client', 'smtp_tls_mandatory_exclude_ciphers', EXCLUDED),
  seed('library', 'tls_ssl_options', '0x40000000'),
  seed('library', 'tls_preempt_cipherlist', 'yes'),
  seed('library', 'tls_eecdh_auto_curves', 'X25519 X448 secp521r1 secp384r1 prime256v1'),
  seed('library', 'tls_high_cipherlist', '!aNULL:!eNULL:!CAMELLIA:HIGH:@STRENGTH'),
];

export function seedFor(parameter: string): Recommendation | undefined {
  return SEED.find((each) => each.parameter === parameter);
}

/** The lowest version that a profile wants spoken, by twin. Compatible keeps TLS 1.0 where the alternative is no TLS (RFC 9325, 5.2). */
export function floorOf(profile: Profile, mandatory: boolean): Protocol {
  if (profile === 'mozilla-modern') return 'TLSv1.3';
  if (profile === 'guide' || (profile === 'compatible' && !mandatory)) return 'TLSv1';
  return 'TLSv1.2';
}

/** What Mozilla's guideline 6.0 has for TLS 1.2 in its intermediate configuration. For TLS 1.3, which is all of "modern", it has OpenSSL's own three. */
export const MOZILLA_SUITES: readonly string[] = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];

/** Sources of the floors: who deprecates what. */
const FLOOR_SOURCES = {
  TLSv1: { source: 'RFC 7568, RFC 9325 section 5.2', date: '2022-11' },
  'TLSv1.2': { source: 'RFC 8996, RFC 9325', date: '2022-11' },
  'TLSv1.3': { source: 'Mozilla, guideline 6.0, modern', date: '2026-05' },
} as const;

/** The value of a protocol parameter that a profile recommends, in the words of the target version. */
function recommendedProtocols(profile: Profile, mandatory: boolean, target: Version): string {
  return floorList(floorOf(profile, mandatory), target);
}

/** What a profile wants to be set on every mail server, in the words of the target version; in `guide` the article's 18. */
export function recommendations(options: Pick<LintOptions, 'profile' | 'target' | 'openssl'>): readonly Recommendation[] {
  const { profile, target, openssl } = options;
  if (profile === 'guide') return SEED;
  const floor = (side: Side, parameter: string, mandatory: boolean): Recommendation => ({
    parameter,
    value: recommendedProtocols(profile, mandatory, target),
    side,
    ...FLOOR_SOURCES[floorOf(profile, mandatory) as keyof typeof FLOOR_SOURCES],
  });
  return [
    { parameter: 'smtpd_tls_security_level', value: 'may', side: 'server', source: 'RFC 3207 section 4, RFC 7435', date: '2014-12' },
    floor('server', 'smtpd_tls_protocols', false),
    floor('server', 'smtpd_tls_mandatory_protocols', true),
    { parameter: 'smtp_tls_security_level', value: 'may', side: 'client', source: 'RFC 7435; the default of Postfix 3.11', date: '2026-03' },
    floor('client', 'smtp_tls_protocols', false),
    floor('client', 'smtp_tls_mandatory_protocols', true),
    ...(needsNoRenegotiation(target, openssl) ? [NO_RENEGOTIATION] : []),
  ];
}

const NO_RENEGOTIATION: Recommendation = {
  parameter: 'tls_ssl_options',
  value: 'NO_RENEGOTIATION',
  side: 'library',
  source: 'Postfix RELEASE_NOTES-3.8',
  date: '2023-04',
};

/** Postfix 3.8 and later, and OpenSSL 3, refuse renegotiation by themselves. */
export function needsNoRenegotiation(target: Version, openssl: LintOptions['openssl']): boolean {
  return !atLeast(target, '3.8') && openssl === '1.1.1';
}
