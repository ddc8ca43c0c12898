// Configurations whose TLS a real Postfix 3.7 is asked about: facts from the documentation, recipes that people follow, settings as they stand
// in public configurations, and random ones. A case has only settings that need no file beside them, but for the certificates.
import type { Certificates } from './certificates';
import { corpusCases } from './corpusCases';
import { randomCases } from './randomCases';
import { recipeCases } from './recipeCases';
import { screenCases } from './screenCases';

export interface TlsCase {
  readonly name: string;
  /** Lines of main.cf. */
  readonly main: readonly string[];
  /** What the service in master.cf overrides with `-o`. */
  readonly overrides: readonly string[];
  readonly certificates: Certificates;
  /** The service is postscreen, and a tlsproxy with these overrides speaks its TLS. */
  readonly tlsproxy?: readonly string[];
}

type Lines = readonly string[];

const tlsCase = (name: string, main: Lines, certificates: Certificates = 'both', overrides: Lines = []): TlsCase => ({ name, main, overrides, certificates });

const NONE = 'smtpd_tls_security_level = none';
const MAY = 'smtpd_tls_security_level = may';
const ENCRYPT = 'smtpd_tls_security_level = encrypt';
const WRAPPED = 'smtpd_tls_wrappermode = yes';
// Where only the suites are of interest, one version is scanned much faster than four.
const ONLY_12 = 'smtpd_tls_protocols = TLSv1.2';
// Where they are not, a handful of them is: ECDHE with AES-GCM or ChaCha20, and with SHA1 for the old versions.
const FEW = 'smtpd_tls_exclude_ciphers = aNULL, kRSA, kDHE, CAMELLIA, ARIA, AESCCM, SHA256, SHA384';

const levelCases: readonly TlsCase[] = [
  tlsCase('nothing is set', []),
  tlsCase('defaults at may', [MAY]),
  tlsCase('defaults at may, RSA only', [MAY], 'rsa'),
  tlsCase('defaults at may, ECDSA only', [MAY], 'ecdsa'),
  tlsCase('defaults at may, no certificate', [MAY], 'none'),
  tlsCase('defaults at may, certificate none', [MAY], 'anonymous'),
  tlsCase('defaults at encrypt', [ENCRYPT]),
  tlsCase('encrypt, no certificate', [ENCRYPT], 'none'),
  tlsCase('encrypt, certificate none', [ENCRYPT], 'anonymous'),
  tlsCase('level none', [NONE]),
  tlsCase('level in capitals', ['smtpd_tls_security_level = MAY', FEW]),
  ...['fingerprint', 'verify', 'secure', 'dane', 'dane-only', 'half', 'yes'].map((level) =>
    tlsCase(`level ${level}`, [FEW, `smtpd_tls_security_level = ${level}`]),
  ),
  tlsCase('use_tls', ['smtpd_use_tls = yes', FEW]),
  tlsCase('enforce_tls', ['smtpd_enforce_tls = yes', FEW]),
  tlsCase('enforce_tls hidden by level none', [NONE, 'smtpd_enforce_tls = yes', 'smtpd_use_tls = yes']),
  tlsCase('enforce_tls hidden by level may', [MAY, FEW, 'smtpd_enforce_tls = yes']),
  tlsCase('use_tls on submission', ['smtpd_use_tls = no', FEW], 'both', ['smtpd_enforce_tls = yes', 'smtpd_sasl_auth_enable = no']),
  tlsCase('wrappermode, nothing else', [], 'both', [WRAPPED]),
  tlsCase('wrappermode at level none', [NONE, FEW], 'both', [WRAPPED, 'smtpd_tls_mandatory_protocols = >=TLSv1.2']),
  tlsCase('wrappermode at level may uses the mandatory twins', [MAY, FEW, 'smtpd_tls_protocols = TLSv1'], 'rsa', [
    WRAPPED,
    'smtpd_tls_mandatory_protocols = TLSv1.2',
  ]),
  tlsCase('wrappermode at a level that is none', ['smtpd_tls_security_level = dane', FEW], 'both', [WRAPPED]),
  tlsCase('wrappermode, no certificate', [], 'none', [WRAPPED]),
  tlsCase('wrappermode, bad protocol', [], 'both', [WRAPPED, 'smtpd_tls_mandatory_protocols = TLSv1.9']),
  tlsCase('wrappermode, bad grade', [], 'both', [WRAPPED, 'smtpd_tls_mandatory_ciphers = strong']),
  tlsCase('wrappermode, certificate none', [], 'anonymous', [WRAPPED]),
  tlsCase('ask_ccert at may', [MAY, ONLY_12, 'smtpd_tls_ask_ccert = yes']),
  tlsCase('req_ccert at may', [MAY, 'smtpd_tls_req_ccert = yes']),
  tlsCase('ask_ccert at encrypt', [ENCRYPT, 'smtpd_tls_ask_ccert = yes']),
  tlsCase('req_ccert at encrypt', [ENCRYPT, 'smtpd_tls_req_ccert = yes']),
  tlsCase('req_ccert in wrappermode', ['smtpd_tls_req_ccert = yes'], 'rsa', [WRAPPED]),
  tlsCase('ask_ccert, certificate none', [MAY, 'smtpd_tls_ask_ccert = yes'], 'anonymous'),
  tlsCase('req_ccert at encrypt, certificate none', [ENCRYPT, 'smtpd_tls_req_ccert = yes'], 'anonymous'),
  tlsCase('level by macro', ['my_level = encrypt', 'smtpd_tls_security_level = ${my_level?{$my_level}:{none}}', 'smtpd_tls_mandatory_protocols = TLSv1.2']),
];

const twinCases: readonly TlsCase[] = [
  tlsCase('mandatory protocols at may', [MAY, FEW, 'smtpd_tls_mandatory_protocols = >=TLSv1.2']),
  tlsCase('mandatory protocols at encrypt', [ENCRYPT, FEW, 'smtpd_tls_mandatory_protocols = >=TLSv1.2']),
  tlsCase('plain protocols at encrypt', [ENCRYPT, FEW, 'smtpd_tls_protocols = >=TLSv1.2']),
  tlsCase('bad mandatory protocols at may', [MAY, FEW, ONLY_12, 'smtpd_tls_mandatory_protocols = bad']),
  tlsCase('mandatory ciphers at may', [MAY, ONLY_12, 'smtpd_tls_mandatory_ciphers = null']),
  tlsCase('mandatory ciphers at encrypt', [ENCRYPT, 'smtpd_tls_mandatory_protocols = TLSv1.2', 'smtpd_tls_mandatory_ciphers = null']),
  tlsCase('plain ciphers at encrypt', [ENCRYPT, 'smtpd_tls_mandatory_protocols = TLSv1.2', 'smtpd_tls_ciphers = null']),
  tlsCase('mandatory exclusions at may', [MAY, ONLY_12, 'smtpd_tls_mandatory_exclude_ciphers = aNULL, kRSA']),
  tlsCase('mandatory exclusions at encrypt', [ENCRYPT, 'smtpd_tls_mandatory_exclude_ciphers = aNULL, kRSA']),
  tlsCase('both exclusions at encrypt', [ENCRYPT, 'smtpd_tls_exclude_ciphers = CAMELLIA ARIA', 'smtpd_tls_mandatory_exclude_ciphers = AESCCM:SHA1']),
];

/** Lists as `smtpd_tls_protocols` at level may. */
const PROTOCOLS: Lines = [
  '',
  '>=TLSv1.2',
  '>=0x0303',
  '>=0303',
  '>=tlsv1.2',
  '>= TLSv1.2',
  '>=TLSv1.2, >=TLSv1',
  '>=TLSv1, >=TLSv1.2',
  '>=TLSv1.3,<=TLSv1.2',
  '<=TLSv1.2',
  '<=TLSv1.3, >=TLSv1.2',
  '<=0x0302',
  '>=0x0305',
  '<=0x0305',
  '>=0x0200',
  '>=None',
  '>=SSLv3',
  '<=SSLv3',
  '>TLSv1.1',
  '>=TLSv1.1:!TLSv1.2',
  '!SSLv2,!SSLv3,!TLSv1.1',
  '!SSLv2 !SSLv3 !TLSv1 !TLSv1.1',
  '!TLSv1.2',
  '!TLSv1.3',
  '!TLSv1, !TLSv1.1, !TLSv1.2, !TLSv1.3',
  '! TLSv1',
  'TLSv1.2',
  'TLSv1, TLSv1.3',
  'TLSv1.2, !TLSv1.2',
  'TLSv1.2, >=TLSv1.3',
  'SSLv3',
  'TLSv1.0',
  'TLSv1.2;TLSv1.3',
  '>=TLSv1.2,!TLSv1.9',
  'all',
];

/** Words that are no use as an exclusion with anything else, because each leaves nothing, or next to nothing. */
const SWEEPING = ['ALL', 'HIGH', 'TLSv1.2', 'AES', 'FIPS'];
const WORDS = [
  ['COMPLEMENTOFALL', 'kRSA', 'CAMELLIA128'],
  ['COMPLEMENTOFDEFAULT', 'ARIA128'],
  ['kEDH', 'AESCCM8'],
  ['kDHE', 'SHA384'],
  ['DH', 'SHA256'],
  ['kEECDH', 'CAMELLIA256'],
  ['kECDHE', 'CHACHA20'],
  ['ECDH', 'ARIA'],
  ['kPSK', 'kRSAPSK', 'kECDHEPSK', 'kDHEPSK', 'kSRP', 'aRSA'],
  ['aDSS', 'DSS', 'aPSK', 'aSRP', 'PSK', 'SRP', 'aECDSA'],
  ['ECDSA', 'ARIAGCM'],
  ['aNULL', 'AESGCM'],
  ['EDH', 'CAMELLIA'],
  ['DHE', 'ARIA256'],
  ['EECDH', 'AES128'],
  ['ECDHE', 'AESCCM'],
  ['NULL', 'RSA'],
  ['eNULL', 'SHA1'],
  ['ADH', 'CBC'],
  ['AECDH', 'AES256'],
  ['SEED', 'IDEA', 'MD5', 'SSLv3'],
  ['SHA', 'LOW'],
  ['TLSv1', 'MEDIUM'],
  ['TLSv1.0', 'TLSv1'],
  ['DES', 'RC4', '3DES', 'RC2', 'EXPORT', 'EXP', 'EXPORT40', 'EXPORT56', 'kDH', 'kDHr', 'kECDH', 'aDH', 'aECDH', 'KRB5', 'GOST', 'NoSuchWord', 'anull', 'high'],
];
const COMBINED: Lines = [
  'RSA+AES',
  'ECDHE+AESGCM, DHE+CHACHA20',
  'AES+SHA256 AES+SHA384',
  'kRSA+CAMELLIA+SHA1',
  'AESGCM+AESCCM',
  'ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA',
];
const OPERATORS: Lines = ['!aNULL', '+RC4', '-MD5', '@STRENGTH', 'aNULL, !MD5', 'aNULL:kRSA;MD5', 'TLS_AES_128_GCM_SHA256'];

const exclusions = (list: string): TlsCase => tlsCase(`exclude ${list}`, [MAY, ONLY_12, `smtpd_tls_exclude_ciphers = ${list}`]);

const cipherCases: readonly TlsCase[] = [
  ...[...SWEEPING, ...WORDS.map((words) => words.join(', ')), ...COMBINED, ...OPERATORS].map(exclusions),
  tlsCase('exclude ALL, TLS 1.3', [MAY, 'smtpd_tls_exclude_ciphers = ALL']),
  tlsCase('only PSK is left, and TLS 1.3', [MAY, 'smtpd_tls_exclude_ciphers = aNULL, kRSA, kECDHE, kDHE', 'smtpd_tls_protocols = >=TLSv1.3']),
  tlsCase('only PSK is left', [MAY, 'smtpd_tls_exclude_ciphers = aNULL, kRSA, kECDHE, kDHE']),
  tlsCase('everything that the certificate could do is excluded', [MAY, 'smtpd_tls_exclude_ciphers = aRSA', ONLY_12], 'rsa'),
  tlsCase('exclude aNULL, certificate none', [MAY, 'smtpd_tls_exclude_ciphers = aNULL'], 'anonymous'),
  tlsCase('exclude ADH, certificate none', [MAY, 'smtpd_tls_exclude_ciphers = ADH'], 'anonymous'),
  tlsCase('exclude SHA1, all versions', [MAY, 'smtpd_tls_exclude_ciphers = SHA1']),
  ...['high', 'HIGH', 'medium', 'low', 'export', 'null', 'strong', 'default', 'HIGH:!aNULL'].map((grade) =>
    tlsCase(`grade ${grade}`, [MAY, 'smtpd_tls_protocols = TLSv1.1 TLSv1.2 TLSv1.3', `smtpd_tls_ciphers = ${grade}`], 'rsa'),
  ),
  tlsCase('grade null, exclude eNULL', [MAY, 'smtpd_tls_ciphers = null', 'smtpd_tls_exclude_ciphers = eNULL']),
  tlsCase('grade null, certificate none', [MAY, 'smtpd_tls_ciphers = null', 'tls_null_cipherlist = eNULL'], 'anonymous'),
];

/** Lists as `tls_medium_cipherlist` at level may. */
const CIPHER_LISTS: Lines = [
  'NoSuchWord',
  'DEFAULT',
  'DEFAULT:@SECLEVEL=2',
  'ALL:@SECLEVEL=1',
  'ALL:@SECLEVEL=2',
  'ALL:@SECLEVEL=9',
  'ALL:@NOTHING',
  'ALL:COMPLEMENTOFALL',
  'SUITEB128',
  'SUITEB192',
  'PROFILE=SYSTEM',
  'AES128-SHA:-AES128-SHA:ECDHE:+AES128:AES128-SHA',
  'kRSA:!kRSA:kRSA:HIGH',
  'AES256-SHA, AES128-SHA ECDHE-RSA-AES256-SHA;AECDH-AES128-SHA',
  'TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256',
];

const listCases: readonly TlsCase[] = [
  ...CIPHER_LISTS.map((list) => tlsCase(`medium list ${list}`, [MAY, `tls_medium_cipherlist = ${list}`, 'tls_preempt_cipherlist = yes'])),
  // With both certificates a server at level 3 picks the one that it may not use, and the scan ends there.
  tlsCase('security level 3, RSA only', [MAY, 'tls_medium_cipherlist = HIGH:@SECLEVEL=3'], 'rsa'),
  tlsCase('security level 4, ECDSA only', [MAY, 'tls_medium_cipherlist = HIGH:@SECLEVEL=4'], 'ecdsa'),
  tlsCase('security level 3, ECDSA only', [MAY, 'tls_medium_cipherlist = HIGH:@SECLEVEL=3'], 'ecdsa'),
  tlsCase('security level 1 and exclusions', [MAY, 'tls_medium_cipherlist = HIGH:@SECLEVEL=1', 'smtpd_tls_exclude_ciphers = aNULL, kRSA'], 'rsa'),
  tlsCase('security level 2 at encrypt with req_ccert', [ENCRYPT, 'tls_medium_cipherlist = HIGH:@SECLEVEL=2', 'smtpd_tls_req_ccert = yes'], 'rsa'),
  tlsCase('security level 1, certificate none', [MAY, 'tls_medium_cipherlist = ALL:@SECLEVEL=1'], 'anonymous'),
  tlsCase('high list is not used', [MAY, ONLY_12, FEW, 'tls_high_cipherlist = ECDHE+AESGCM']),
  tlsCase('high list is used', [MAY, ONLY_12, 'tls_high_cipherlist = ECDHE+AESGCM', 'smtpd_tls_ciphers = high']),
  tlsCase('low list', [MAY, ONLY_12, 'tls_low_cipherlist = kRSA+AES', 'smtpd_tls_ciphers = low']),
  tlsCase('export list', [MAY, ONLY_12, 'tls_export_cipherlist = CAMELLIA', 'smtpd_tls_ciphers = export']),
];

/** Values that are none, where TLS needs them and where it does not. */
const badValueCases: readonly TlsCase[] = [
  ...[
    'smtpd_tls_ciphers =',
    'smtpd_tls_mandatory_ciphers =',
    'tls_high_cipherlist =',
    'tls_medium_cipherlist =',
    'tls_low_cipherlist =',
    'tls_export_cipherlist =',
  ].map((setting) => tlsCase(`${setting}, level may`, [MAY, ONLY_12, FEW, setting])),
  ...['tls_null_cipherlist =', 'smtpd_tls_eecdh_grade =', 'tls_ssl_options =', 'tls_disable_workarounds =', 'tls_eecdh_strong_curve ='].map((setting) =>
    tlsCase(`${setting}, level may`, [MAY, ONLY_12, FEW, setting]),
  ),
  ...[
    'smtpd_tls_ciphers =',
    'smtpd_tls_ciphers = strong',
    'tls_high_cipherlist =',
    'smtpd_tls_protocols = bad',
    'tls_eecdh_auto_curves =',
    'smtpd_use_tls = maybe',
  ].map((setting) => tlsCase(`${setting}, level none`, [NONE, setting])),
  ...['tls_preempt_cipherlist = maybe', 'smtpd_tls_wrappermode = 1', 'smtpd_tls_ask_ccert = true', 'smtpd_use_tls = on', 'smtpd_tls_auth_only = YES'].map(
    (setting) => tlsCase(`${setting}, level may`, [MAY, ONLY_12, FEW, setting]),
  ),
];

const optionCases: readonly TlsCase[] = [
  tlsCase('preempt', [MAY, 'tls_preempt_cipherlist = yes']),
  tlsCase('preempt, without anonymous', [MAY, 'tls_preempt_cipherlist = yes', 'smtpd_tls_exclude_ciphers = aNULL'], 'rsa'),
  tlsCase('preempt with ChaCha20', [MAY, 'tls_preempt_cipherlist = yes', 'tls_ssl_options = PRIORITIZE_CHACHA', 'smtpd_tls_exclude_ciphers = aNULL']),
  ...[
    'NO_TICKET, NO_COMPRESSION',
    'NO_RENEGOTIATION NoSuchOption',
    '0x40000000',
    '0x20000000',
    '0x3C000000',
    'NO_TLSv1_3',
    'CIPHER_SERVER_PREFERENCE',
    '0xzz',
  ].map((options) => tlsCase(`options ${options}`, [MAY, FEW, `tls_ssl_options = ${options}`], 'rsa')),
  tlsCase('workarounds', [MAY, ONLY_12, FEW, 'tls_disable_workarounds = 0xFFFFFFFF'], 'ecdsa'),
  ...[
    '',
    'nosuch1,nosuch2',
    'x25519:P-256:secp256r1',
    'X25519',
    'secp384r1',
    'P-256 P-384',
    'prime256v1, nosuch',
    'secp384r1 brainpoolP256r1',
    'ffdhe2048',
    'X25519 X25519',
  ].map((curves) => tlsCase(`curves ${curves}`, [MAY, FEW, 'smtpd_tls_protocols = >=TLSv1.2', `tls_eecdh_auto_curves = ${curves}`])),
  tlsCase('curves without the one of the certificate', [MAY, 'tls_eecdh_auto_curves = X25519 secp384r1'], 'ecdsa'),
  tlsCase('curves, certificate none', [MAY, 'tls_eecdh_auto_curves = secp384r1'], 'anonymous'),
  ...['none', 'strong', 'ultra', 'auto', 'bogus'].map((grade) =>
    tlsCase(`eecdh grade ${grade}`, [MAY, FEW, 'smtpd_tls_protocols = >=TLSv1.2', `smtpd_tls_eecdh_grade = ${grade}`], 'ecdsa'),
  ),
  ...['auto', '/nonexistent/dh.pem', ''].map((file) => tlsCase(`DH file ${file}`, [MAY, ONLY_12, `smtpd_tls_dh1024_param_file = ${file}`], 'rsa')),
  ...['default', 'none', '/nonexistent/openssl.cnf', 'openssl.cnf'].map((file) =>
    tlsCase(`configuration file ${file}`, [MAY, FEW, 'smtpd_tls_protocols = >=TLSv1.2', `tls_config_file = ${file}`], 'rsa'),
  ),
  tlsCase('configuration name', [MAY, FEW, 'smtpd_tls_protocols = >=TLSv1.2', 'tls_config_name = nosuch'], 'rsa'),
];

export const CASES: readonly TlsCase[] = [
  ...levelCases,
  ...twinCases,
  ...PROTOCOLS.map((list) => tlsCase(`protocols ${list}`, [MAY, FEW, `smtpd_tls_protocols = ${list}`], 'rsa')),
  ...cipherCases,
  ...listCases,
  ...optionCases,
  ...badValueCases,
  ...screenCases,
  ...recipeCases,
  ...corpusCases,
  ...randomCases(25, 20261124),
];
