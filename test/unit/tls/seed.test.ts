// The article's 18 settings in the profile `guide`: what meets them, what is weaker, what is missing, and what the fixes write.
import { describe, expect, test } from 'vitest';
import { Analysis, applyEdits, defaultOptions, type LintOptions, type Problem, parseVersion, toEdits, type Version } from '../../../server/src/core';
import { SEED } from '../../../server/src/core/tls/profiles';

const guide = (overrides: Partial<LintOptions> = {}): LintOptions => defaultOptions({ profile: 'guide', ...overrides });
const lint = (main: string, id: RegExp, options = guide()): Problem[] => [...Analysis.of({ main }, options).problems].filter(({ rule }) => id.test(rule.id));

/** Applies the first fix whose title matches. */
function fix(main: string, problem: Problem, title: RegExp, options = guide()): string {
  const found = problem.fixes.find((each) => title.test(each.title));
  if (!found) throw new Error(`no fix ${title} among: ${problem.fixes.map((each) => each.title).join(' | ')}`);
  return applyEdits(main, toEdits(found, problem.file, Analysis.of({ main }, options).configuration).main ?? []);
}

test('the table', () => {
  expect(SEED).toHaveLength(18);
});

test('the article itself has nothing missing and nothing weaker, and nothing else above information', () => {
  const main = `${SEED.map(({ parameter, value }) => `${parameter} = ${value}`).join('\n')}\nsmtpd_tls_chain_files = /etc/postfix/chain.pem\n`;
  const problems = Analysis.of({ main }, guide()).problems;
  expect(problems.filter(({ rule }) => /^(?:guide-|tls-missing-)/.test(rule.id)).map(({ message }) => message)).toEqual([]);
  expect(problems.filter(({ severity }) => severity !== 'hint' && severity !== 'information').map(({ rule, message }) => `${rule.id}: ${message}`)).toEqual([]);
});

describe('at least as strict, in any spelling', () => {
  test.each([
    'smtpd_tls_security_level = ENCRYPT',
    'smtpd_tls_security_level = secure',
    'smtpd_enforce_tls = yes',
    'smtp_tls_security_level = dane',
    'smtp_use_tls = yes',
    'smtpd_tls_protocols = >=TLSv1.2',
    'smtpd_tls_protocols = !SSLv3:!SSLv2',
    'smtp_tls_mandatory_protocols = >=TLSv1',
    'smtpd_tls_ciphers = HIGH',
    'smtp_tls_exclude_ciphers = 3DES MD5 RC4 aNULL DES SEED',
    'smtp_tls_exclude_ciphers = ADH:AECDH:MEDIUM',
    'smtp_tls_mandatory_exclude_ciphers = MD5, RC4\nsmtp_tls_exclude_ciphers = aNULL, 3DES, RC4, MD5',
    'tls_ssl_options = NO_RENEGOTIATION',
    'tls_ssl_options = no_compression, 0x40000000',
    'tls_preempt_cipherlist = YES',
    'tls_eecdh_auto_curves = prime256v1',
    'tls_eecdh_auto_curves = ?X25519MLKEM768:DEFAULT',
    'tls_high_cipherlist = ECDHE+AESGCM:ECDHE+CHACHA20',
    'tls_high_cipherlist = HIGH:!aNULL:!CAMELLIA:!kRSA',
    'tls_high_cipherlist = PROFILE=SYSTEM',
  ])('%s', (main) => {
    expect(lint(`${main}\n`, /^guide-/).map(({ message }) => message)).toEqual([]);
  });
});

describe('weaker, and what the preferred fix writes', () => {
  test.each([
    ['smtp_tls_security_level = none', 'may'],
    ['smtp_tls_protocols =', '!SSLv2, !SSLv3'],
    ['smtpd_tls_mandatory_protocols = !SSLv2', '!SSLv2, !SSLv3'],
    ['smtpd_tls_ciphers = medium', 'high'],
    ['smtp_tls_mandatory_ciphers = export', 'high'],
    ['smtpd_tls_exclude_ciphers = aNULL', 'aNULL, DES, RC4, MD5, 3DES'],
    ['smtpd_tls_exclude_ciphers = SEED:aNULL', 'SEED:aNULL:DES:RC4:MD5:3DES'],
    ['smtpd_tls_exclude_ciphers =', 'aNULL, DES, RC4, MD5, 3DES'],
    ['tls_ssl_options = NO_COMPRESSION', 'NO_COMPRESSION, NO_RENEGOTIATION'],
    ['tls_preempt_cipherlist = no', 'yes'],
    ['tls_eecdh_auto_curves = secp224r1 prime256v1', 'X25519 X448 secp521r1 secp384r1 prime256v1'],
    ['tls_high_cipherlist = HIGH:!aNULL', '!aNULL:!eNULL:!CAMELLIA:HIGH:@STRENGTH'],
    ['tls_high_cipherlist = aNULL:-aNULL:HIGH:@STRENGTH', '!aNULL:!eNULL:!CAMELLIA:HIGH:@STRENGTH'],
  ])('%s', (main, value) => {
    const [problem, ...others] = lint(`${main}\n`, /^guide-/);
    expect([problem?.severity, others]).toEqual(['warning', []]);
    const after = fix(`${main}\n`, problem as Problem, /^Change to/);
    expect(after).toBe(`${main.replace(/ = .*|=$/, '')} = ${value}\n`.replace('  =', ' ='));
    expect(lint(after, /^guide-/)).toEqual([]);
  });

  test('what Postfix refuses is not called weak', () => {
    const main = 'smtpd_tls_ciphers = strong\nsmtp_tls_protocols = !TLSv1.0\nsmtpd_tls_security_level = dane\nsmtp_tls_mandatory_protocols = >= TLSv1.2\n';
    expect(lint(main, /^guide-/)).toEqual([]);
  });

  test('an override may have another level, not weaker ciphers', () => {
    const master = 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\n  -o smtpd_tls_ciphers=low\n';
    const main = 'smtpd_tls_security_level = encrypt\n';
    const found = Analysis.of({ main, master }, guide()).problems.filter(({ rule }) => rule.id === 'guide-setting-weaker');
    expect(found.map(({ file, message }) => `${file} ${message.slice(0, 26)}`)).toEqual(['master smtpd_tls_ciphers is "low"']);
  });
});

describe('missing', () => {
  test('one problem a side; "insert all" writes everything but encrypt on a public server', () => {
    let main = 'myhostname = mail.example.com\nsmtpd_tls_chain_files = /etc/postfix/chain.pem\n';
    const problems = lint(main, /^tls-missing-/);
    expect(problems.map(({ rule, severity, fixes }) => `${rule.id} ${severity} ${fixes[0]?.title} ${fixes[0]?.preferred}`).sort()).toEqual([
      'tls-missing-client information Insert all 7 settings true',
      'tls-missing-library information Insert all 4 settings true',
      'tls-missing-server information Insert all 6 settings true',
    ]);
    for (const side of ['server', 'client', 'library']) {
      const [problem] = lint(main, new RegExp(`^tls-missing-${side}`));
      main = fix(main, problem as Problem, /^Insert all/);
    }
    for (const { parameter, value } of SEED) {
      if (parameter === 'smtpd_tls_security_level') expect(main).not.toContain(parameter);
      else expect(main).toContain(`\n${parameter} = ${value}\n`);
    }
    const [left, ...others] = lint(main, /^tls-missing-/);
    expect([left?.rule.id, left?.fixes.map(({ preferred }) => preferred), others]).toEqual(['tls-missing-server', [false], []]);
    main = fix(main, left as Problem, /RFC 3207/);
    expect(lint(main, /^(?:tls-missing-|guide-)/)).toEqual([]);
  });

  test('on a server that is not public, the level is one of all', () => {
    const main = 'smtpd_tls_chain_files = /etc/postfix/chain.pem\n';
    const options = guide({ role: 'submission' });
    const [problem] = lint(main, /^tls-missing-server/, options);
    expect(fix(main, problem as Problem, /^Insert all 7/, options)).toContain('smtpd_tls_security_level = encrypt\n');
  });

  test('what counts twice need not be written twice', () => {
    const main = 'smtp_use_tls = yes\nsmtp_tls_exclude_ciphers = aNULL, DES, RC4, MD5, 3DES\n';
    const [problem] = lint(main, /^tls-missing-client/);
    expect(problem?.fixes[0]?.changes).toEqual(['smtp_tls_protocols', 'smtp_tls_mandatory_protocols', 'smtp_tls_ciphers', 'smtp_tls_mandatory_ciphers']);
  });

  test.each([
    ['smtpd_banner = x\ntls_random_source = dev:/dev/urandom\n', 'smtpd_banner tls_random_source tls_random_source'],
    ['myhostname = a.example\nsmtp_tls_CApath = /x\nsmtpd_tls_key_file = /x\n', 'smtp_tls_CApath smtp_tls_CApath smtpd_tls_key_file'],
    ['# nothing\n', '# nothing # nothing # nothing'],
    ['', '  '],
  ])('where it stands: %j', (main, expected) => {
    const place = (side: string): string => {
      const span = lint(main, new RegExp(`^tls-missing-${side}`))[0]?.span;
      return span ? main.slice(span.start, span.end) : 'nowhere';
    };
    const found = ['client', 'library', 'server'].map(place).join(' ');
    expect(found).toBe(expected.startsWith('smtpd_banner') ? 'tls_random_source tls_random_source tls_random_source' : expected);
  });

  test('a template, a lone master.cf and a host that serves nobody miss nothing', () => {
    expect(lint('{% if tls %}\nsmtpd_use_tls = yes\n{% endif %}\n', /^tls-missing-/)).toEqual([]);
    const master = 'smtp inet n - n - - smtpd\n';
    expect(Analysis.of({ master }, guide()).problems.filter(({ rule }) => rule.id.startsWith('tls-missing-'))).toEqual([]);
    const main = 'inet_interfaces = loopback-only\ndefault_transport = error\n';
    expect(lint(main, /^tls-missing-/)).toEqual([]);
  });
});

test('the floors of the other profiles come in the words of the version', () => {
  const main = 'smtp_tls_security_level = may\n';
  const values = (version: string, profile: LintOptions['profile']): string[] => {
    const options = defaultOptions({ profile, target: parseVersion(version) as Version });
    const [problem] = lint(main, /^tls-missing-client/, options);
    return (problem?.fixes[0]?.operations ?? []).map((operation) => ('value' in operation ? operation.value : ''));
  };
  const old = '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1';
  expect([values('3.5', 'balanced'), values('3.6', 'bsi'), values('3.11', 'compatible')]).toEqual([[old, old], ['>=TLSv1.2', '>=TLSv1.2'], []]);
});
