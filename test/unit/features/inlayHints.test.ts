// Inlay hints, as a reader sees them: behind every level, list of versions, grade and list of exclusions that decides something, in main.cf and in
// overrides, what the services speak with it.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, inlayHints, parseVersion, type Texts, type Version } from '../../../server/src/core';

/** The settings of a file with their hints, in the form that an editor shows. */
function shown(texts: Texts, file: 'main' | 'master'): readonly string[] {
  const text = texts[file] ?? '';
  const options = defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0' });
  const hints = inlayHints(Analysis.of(texts, options), file, { start: 0, end: text.length });
  return hints.map(({ offset, label }) => {
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return `${line.replace(/^ *-o /, '')} «${label}»`;
  });
}

const CERTIFICATE = 'smtpd_tls_chain_files = /etc/postfix/tls.pem\n';
const SMTPD = 'smtp inet n - y - - smtpd\n';

test('settings of a server at level may', () => {
  const lists = 'smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_ciphers = high\nsmtpd_tls_exclude_ciphers = aNULL\ntls_high_cipherlist = HIGH\n';
  const others = 'smtpd_tls_mandatory_protocols = >=TLSv1.3\nsmtpd_tls_mandatory_ciphers = high\nsmtpd_tls_mandatory_exclude_ciphers = kRSA\n';
  expect(shown({ main: `smtpd_tls_security_level = may\n${CERTIFICATE}${lists}${others}`, master: SMTPD }, 'main')).toEqual([
    'smtpd_tls_security_level = may «TLS 1.2, 1.3; 62 suites»',
    'smtpd_tls_protocols = >=TLSv1.2 «TLS 1.2, 1.3; 62 suites»',
    'smtpd_tls_ciphers = high «TLS 1.2, 1.3; 62 suites»',
    'smtpd_tls_exclude_ciphers = aNULL «TLS 1.2, 1.3; 62 suites»',
    'tls_high_cipherlist = HIGH «TLS 1.2, 1.3; 62 suites»',
  ]);
});

test('overrides, in both forms', () => {
  const master = `submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_tls_mandatory_protocols=>=TLSv1.3
submissions inet n - y - - smtpd
  -o smtpd_tls_wrappermode=yes
  -o smtpd_tls_mandatory_ciphers=high
  -o smtpd_tls_exclude_ciphers=aNULL
  -o { smtpd_tls_mandatory_exclude_ciphers = kRSA, DHE }
`;
  expect(shown({ main: CERTIFICATE, master }, 'master')).toEqual([
    'smtpd_tls_security_level=encrypt «TLS 1.3; 3 suites»',
    'smtpd_tls_mandatory_protocols=>=TLSv1.3 «TLS 1.3; 3 suites»',
    ...['smtpd_tls_wrappermode=yes', 'smtpd_tls_mandatory_ciphers=high', 'smtpd_tls_exclude_ciphers=aNULL'].map(
      (each) => `${each} «TLS 1.0, 1.1, 1.2, 1.3; 29 suites»`,
    ),
    '{ smtpd_tls_mandatory_exclude_ciphers = kRSA, DHE } «TLS 1.0, 1.1, 1.2, 1.3; 29 suites»',
  ]);
});

test('services that differ are named, with their types where the names are the same', () => {
  const main = `smtpd_tls_security_level = may\n${CERTIFICATE}smtp_tls_security_level = may\ntls_medium_cipherlist = AES128\nsmtpd_tls_exclude_ciphers = DHE\n`;
  const master = `${SMTPD}submission inet n - y - - smtpd\n  -o smtpd_tls_protocols=>=TLSv1.3\nsmtp unix - - y - - smtp\n`;
  expect(shown({ main, master }, 'main')).toEqual([
    expect.stringMatching(/^smtpd_tls_security_level = may «smtp: TLS 1\.0, 1\.1, 1\.2, 1\.3; \d+ suites · submission: TLS 1\.3; 3 suites»$/),
    expect.stringMatching(/^smtp_tls_security_level = may «TLS 1\.0, 1\.1, 1\.2, 1\.3; \d+ suites»$/),
    expect.stringMatching(/^tls_medium_cipherlist = AES128 «smtp inet: .* · submission: TLS 1\.3; 3 suites · smtp unix: .*»$/),
    expect.stringMatching(/^smtpd_tls_exclude_ciphers = DHE «smtp: .* · submission: .*»$/),
  ]);
});

test('a line that only says where to look, and the line that it names', () => {
  const main = `smtpd_tls_security_level = may\n${CERTIFICATE}floor = >=TLSv1.2\nsmtpd_tls_protocols = $floor\nsmtpd_tls_exclude_ciphers = aNULL\n`;
  const lists = 'smtpd_tls_mandatory_protocols = $smtpd_tls_protocols\nsmtpd_tls_mandatory_exclude_ciphers = $smtpd_tls_exclude_ciphers\n';
  const master = 'submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';
  expect(shown({ main: main + lists, master }, 'main')).toEqual(
    [
      'floor = >=TLSv1.2',
      'smtpd_tls_protocols = $floor',
      'smtpd_tls_exclude_ciphers = aNULL',
      'smtpd_tls_mandatory_protocols = $smtpd_tls_protocols',
      'smtpd_tls_mandatory_exclude_ciphers = $smtpd_tls_exclude_ciphers',
    ].map((each) => `${each} «TLS 1.2, 1.3; 62 suites»`),
  );
});

describe('at level dane', () => {
  const main = 'smtp_tls_security_level = dane\nsmtp_tls_protocols = >=TLSv1\nsmtp_tls_mandatory_protocols = >=TLSv1.3\nsmtp_tls_ciphers = high\n';
  const master = 'smtp unix - - y - - smtp\n';

  test('the optional lists count for hosts without TLSA records', () =>
    expect(shown({ main: `${main}smtp_dns_support_level = dnssec\n`, master }, 'main')).toEqual([
      'smtp_tls_security_level = dane «TLS 1.3; 3 suites»',
      'smtp_tls_protocols = >=TLSv1 «TLS 1.0, 1.1, 1.2, 1.3; 86 suites (hosts without TLSA records)»',
      'smtp_tls_mandatory_protocols = >=TLSv1.3 «TLS 1.3; 3 suites»',
      'smtp_tls_ciphers = high «TLS 1.0, 1.1, 1.2, 1.3; 86 suites (hosts without TLSA records)»',
    ]));

  test('without DNSSEC they count for all', () =>
    expect(shown({ main, master }, 'main')).toEqual([
      'smtp_tls_security_level = dane «TLS 1.0, 1.1, 1.2, 1.3; 86 suites»',
      'smtp_tls_protocols = >=TLSv1 «TLS 1.0, 1.1, 1.2, 1.3; 86 suites»',
      'smtp_tls_ciphers = high «TLS 1.0, 1.1, 1.2, 1.3; 86 suites»',
    ]));

  test('a policy for all hosts takes the place of the level and of lists, and has no hint of its own', () => {
    const policy = 'smtp_tls_policy_maps = static:{dane ciphers=high}\nsmtp_dns_support_level = dnssec\n';
    expect(shown({ main: `${policy}${main.replace('= dane', '= may')}`, master }, 'main')).toEqual([
      'smtp_tls_protocols = >=TLSv1 «TLS 1.0, 1.1, 1.2, 1.3; 86 suites (hosts without TLSA records)»',
      'smtp_tls_mandatory_protocols = >=TLSv1.3 «TLS 1.3; 3 suites»',
    ]);
  });
});

test('the older switches, a list over several lines, and what is broken', () => {
  const main = `smtpd_use_tls = yes\n${CERTIFICATE}smtpd_tls_exclude_ciphers = aNULL,\n    # why\n    kRSA\n\nsmtp_tls_security_level = maybe\n`;
  expect(shown({ main, master: `${SMTPD}smtp unix - - y - - smtp\n` }, 'main')).toEqual([
    'smtpd_use_tls = yes «TLS 1.0, 1.1, 1.2, 1.3; 46 suites»',
    '    kRSA «TLS 1.0, 1.1, 1.2, 1.3; 46 suites»',
    'smtp_tls_security_level = maybe «broken: program stops»',
  ]);
});
