// What TLS services speak, from settings that interact. That it is what a real Postfix speaks is shown by test/oracle/tls.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  defaultOptions,
  hover,
  inlayHints,
  type LintOptions,
  type Mark,
  type PostureReport,
  parseVersion,
  postureReport,
  type RatedService,
  type Version,
} from '../../../server/src/core';
import type { PostureOptions } from '../../../server/src/core/tls/posture/posture';
import { cpuTime } from '../cpuTime';

const TLS = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/tls.pem\n';
const SERVICES = `smtp inet n - n - - smtpd
submission inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
smtp unix - - n - - smtp
`;

function report(main: string, master = SERVICES, options: Partial<PostureOptions> & { version?: string } = {}): PostureReport {
  const { version = '3.7.11', keysIn, ...others } = options;
  const all = { ...defaultOptions({ target: parseVersion(version) as Version, ...others }), ...(keysIn && { keysIn }) };
  return postureReport(Analysis.of({ main, master }, all).configuration, all);
}

function only(main: string, master: string, options: Partial<PostureOptions> & { version?: string } = {}): RatedService {
  return report(main, master, options).services[0] as RatedService;
}

const smtpd = 'smtp inet n - n - - smtpd\n';

describe('reasons', () => {
  test('an override hides the setting of main.cf, and that one the default', () => {
    const { services } = report(TLS);
    const levels = services.map(({ reasons }) => reasons.find(({ fact }) => fact === 'level'));
    expect(levels.map((each) => [each?.parameter, each?.value, each?.place?.file, each?.instead])).toEqual([
      ['smtpd_tls_security_level', 'may', 'main', ''],
      ['smtpd_tls_security_level', 'encrypt', 'master', 'may'],
      ['smtp_tls_security_level', '', undefined, undefined],
    ]);
  });

  test('the twin in use is named, not the other one', () => {
    const main = `${TLS}smtpd_tls_protocols = >=TLSv1.1\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n`;
    const [mx, submission] = report(main).services;
    const named = (service?: RatedService): unknown[] => service?.reasons.filter(({ fact }) => fact === 'protocols').map(({ parameter }) => parameter) ?? [];
    expect([named(mx), mx?.protocols]).toEqual([['smtpd_tls_protocols'], ['TLSv1.1', 'TLSv1.2', 'TLSv1.3']]);
    expect([named(submission), submission?.protocols]).toEqual([['smtpd_tls_mandatory_protocols'], ['TLSv1.2', 'TLSv1.3']]);
  });

  test('what breaks TLS is marked', () => {
    const broken = only(`${TLS}smtpd_tls_ciphers = strong\n`, smtpd);
    expect(broken.broken).toBe('handshake-fails');
    expect(broken.reasons.filter(({ isFatal }) => isFatal).map(({ parameter }) => parameter)).toEqual(['smtpd_tls_ciphers']);
  });
});

test("postscreen's TLS is what tlsproxy speaks", () => {
  const master = `smtp inet n - n - 1 postscreen
smtpd pass - - n - - smtpd
tlsproxy unix - - n - 0 tlsproxy
  -o tlsproxy_tls_protocols=>=TLSv1.3
`;
  const [screen, behind] = report(TLS, master).services;
  expect([screen?.service, screen?.protocols]).toEqual(['smtp', ['TLSv1.3']]);
  expect([behind?.service, behind?.protocols]).toEqual(['smtpd', ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']]);
});

test('which twins count for postscreen, the level of tlsproxy says', () => {
  const twins = `${TLS}smtpd_tls_protocols = TLSv1.2\nsmtpd_tls_mandatory_protocols = TLSv1.3\n`;
  const at = (screen: string, tlsproxy: string, main = twins): readonly unknown[] => {
    const [first] = report(main, `smtp inet n - n - 1 postscreen\n${screen}tlsproxy unix - - n - 0 tlsproxy\n${tlsproxy}`).services;
    return [first?.required, first?.broken, ...(first?.protocols ?? [])];
  };
  expect(at('', '')).toEqual([false, undefined, 'TLSv1.2']);
  expect(at('  -o postscreen_tls_security_level=encrypt\n', '')).toEqual([true, undefined, 'TLSv1.2']);
  expect(at('', '  -o tlsproxy_tls_security_level=encrypt\n')).toEqual([false, undefined, 'TLSv1.3']);
  // postscreen lives on without its tlsproxy.
  expect(at('', '  -o tlsproxy_tls_security_level=none\n')).toEqual([false, 'starttls-refused']);
  expect(at('', '  -o tlsproxy_tls_security_level=dane\n')).toEqual([false, 'starttls-refused']);
  expect(at('', '', `${TLS}tls_preempt_cipherlist = maybe\n`)).toEqual([false, 'starttls-refused']);
  expect(at('', '', `${TLS}smtpd_tls_ciphers =\n`)).toEqual([false, 'starttls-refused']);
});

test('what OpenSSL 1.1.1 leaves of old versions at each security level', () => {
  const at = (level: number, keys: string): readonly string[] => {
    const main = `smtpd_tls_security_level = may\nsmtpd_tls_chain_files = ${keys}.pem\ntls_medium_cipherlist = ALL:@SECLEVEL=${level}\n`;
    const keysIn = () => [keys === 'rsa' ? ({ kind: 'RSA', bits: 7680 } as const) : ({ kind: 'ECDSA', bits: 521 } as const)];
    return only(main, smtpd, { openssl: '1.1.1', keysIn }).protocols;
  };
  const all = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  expect([1, 2, 3, 4].map((level) => at(level, 'rsa'))).toEqual([all, all, all.slice(1), all.slice(2)]);
  expect([1, 2, 3].map((level) => at(level, 'ecdsa'))).toEqual([all, all.slice(2), all.slice(2)]);
});

test('a client that authenticates speaks no old version with OpenSSL 3, and offers no anonymous suites', () => {
  const master = 'smtp unix - - n - - smtp\n';
  const at = (level: string, openssl: LintOptions['openssl']): RatedService => only(`smtp_tls_security_level = ${level}\n`, master, { openssl });
  const anonymous = ({ ciphers }: RatedService): boolean => ciphers.some(({ authentication }) => authentication === 'None');
  expect(at('encrypt', '3.0').protocols).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
  expect(at('secure', '3.0').protocols).toEqual(['TLSv1.2', 'TLSv1.3']);
  expect(at('secure', '1.1.1').protocols).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
  expect([anonymous(at('encrypt', '3.0')), anonymous(at('secure', '3.0'))]).toEqual([true, false]);
});

test('a client that wraps TLS around a level that does not demand it reaches nobody', () => {
  const client = (level: string): RatedService => only(`smtp_tls_wrappermode = yes\nsmtp_tls_security_level = ${level}\n`, 'smtp unix - - n - - smtp\n');
  expect([client('may').broken, client('encrypt').broken]).toEqual(['handshake-fails', undefined]);
  expect(
    client('may')
      .reasons.filter(({ isFatal }) => isFatal)
      .map(({ parameter }) => parameter),
  ).toEqual(['smtp_tls_wrappermode']);
});

test('a parameter that the version does not have decides nothing', () => {
  const at = (version: string): unknown => only(`${TLS}tls_config_file = relative.cnf\n`, smtpd, { version }).broken;
  expect([at('3.7.5'), at('3.7.6')]).toEqual([undefined, 'starttls-refused']);
});

test('a client offers the lowest run of versions without a hole', () => {
  const client = only('smtp_tls_security_level = may\nsmtp_tls_protocols = !TLSv1.1\n', 'smtp unix - - n - - smtp\n');
  expect(client.protocols).toEqual(['TLSv1']);
});

describe('what a line does, in its hover', () => {
  const effect = (main: string, master: string, name: string): string => {
    const options = defaultOptions({ target: parseVersion('3.7.11') as Version });
    const found = hover(Analysis.of({ main, master }, options), 'main', main.indexOf(name));
    return /\*\*TLS here:\*\* (.*?)(?: {2})?$/m.exec(found?.markdown ?? '')?.[1] ?? '';
  };
  const all = 'TLS 1.0, TLS 1.1, TLS 1.2, TLS 1.3';

  test.each([
    ['smtpd_tls_protocols', 'smtpd_tls_protocols = >=TLSv1.2\n', '`smtp inet`: TLS 1.2, TLS 1.3; 74 suites. This line removes TLS 1.0 and TLS 1.1.'],
    ['smtpd_tls_exclude_ciphers', 'smtpd_tls_exclude_ciphers = aNULL\n', `\`smtp inet\`: ${all}; 62 suites. This line removes 12 suites.`],
    ['smtpd_tls_ciphers', 'smtpd_tls_ciphers = high\n', `\`smtp inet\`: ${all}; 74 suites. It would be the same without this line.`],
    ['smtpd_tls_ciphers', 'smtpd_tls_ciphers = strong\n', '`smtp inet`: every handshake fails, TLS 1.3 included. This line breaks TLS.'],
    ['smtpd_tls_mandatory_ciphers', 'smtpd_tls_mandatory_ciphers = high\n', ''],
    ['tls_preempt_cipherlist', 'tls_preempt_cipherlist = yes\n', `\`smtp inet\`: ${all}; 74 suites. This line has the server pick the suite.`],
    ['smtpd_tls_chain_files', '', `\`smtp inet\`: ${all}; 74 suites. This line makes TLS work.`],
    ['smtpd_tls_security_level', '', `\`smtp inet\`: ${all}; 74 suites. This line switches TLS on.`],
  ])('%s in %j', (name, more, expected) => {
    expect(effect(TLS + more, smtpd, name)).toBe(expected);
  });

  test('services that it does the same to are named together, and overridden ones not at all', () => {
    const master = `${smtpd}10025 inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n`;
    expect(effect(TLS, master, 'smtpd_tls_security_level')).toBe(`\`smtp inet\`, \`10025 inet\`: ${all}; 74 suites. This line switches TLS on.`);
  });
});

describe('marks', () => {
  const strict = `${TLS}smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_exclude_ciphers = aNULL, kRSA, kDHE, SHA1, SHA256, SHA384, AESCCM8\n`;
  test.each<[string, string, Mark]>([
    ['nothing', '', 'F'],
    ['the defaults at level may', TLS, 'B'],
    ['no certificate', 'smtpd_tls_security_level = may\n', 'F'],
    ['anonymous suites that the server prefers', `${TLS}tls_preempt_cipherlist = yes\n`, 'D'],
    ['nothing newer than TLS 1.1', `${TLS}smtpd_tls_protocols = <=TLSv1.1\n`, 'D'],
    ['grade null', `${TLS}smtpd_tls_ciphers = null\n`, 'F'],
    ['no TLS 1.3', `${strict}smtpd_tls_protocols = >=TLSv1.2, <=TLSv1.2\n`, 'A-'],
    ['suites of the older kind', `${TLS}smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_exclude_ciphers = aNULL, kRSA, AESCCM8\n`, 'A'],
    ['new versions, AEAD and ECDHE alone', strict, 'A+'],
  ])('%s', (_, main, mark) => {
    expect(only(main, smtpd).rating?.mark).toBe(mark);
  });

  test.each<[string, string, Mark]>([
    ['the defaults', TLS, 'fail'],
    ['finite fields and CBC', `${TLS}smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_exclude_ciphers = aNULL, kRSA, SHA1, AESCCM8\n`, 'phase-out'],
    ['the eight sufficient suites', `${strict.replace('AESCCM8', 'AESCCM8, ARIA')}`, 'pass'],
  ])('ncsc-nl: %s', (_, main, mark) => {
    expect(only(main, smtpd, { profile: 'ncsc-nl' }).rating?.mark).toBe(mark);
  });

  test('a port for users that does not require TLS is at most C', () => {
    expect(only(strict, 'submission inet n - n - - smtpd\n').rating).toMatchObject({ mark: 'C', deductions: [{ id: 'optional-for-users', fact: 'level' }] });
  });

  test('the whole is as good as its worst service; what nobody outside reaches does not count', () => {
    const inner = `${smtpd}127.0.0.1:10025 inet n - n - - smtpd\n  -o smtpd_tls_security_level=none\n`;
    expect(report(strict, inner).mark).toBe('A+');
    expect(report(strict, `${smtpd}smtp unix - - n - - smtp\n`).mark).toBe('F');
  });
});

describe('inlay hints', () => {
  const hints = (main: string, master: string): string[] => {
    const options = defaultOptions({ target: parseVersion('3.7.11') as Version });
    const found = inlayHints(Analysis.of({ main, master }, options), 'main', { start: 0, end: main.length });
    return found.map(({ offset, label }) => `${main.slice(main.lastIndexOf('\n', offset - 1) + 1, offset)} | ${label}`);
  };

  test('one behind each setting that decides', () => {
    expect(hints(`${TLS}smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = >=TLSv1.3\nbiff = no\n`, smtpd)).toEqual([
      'smtpd_tls_security_level = may | TLS 1.2, 1.3; 74 suites',
      'smtpd_tls_protocols = >=TLSv1.2 | TLS 1.2, 1.3; 74 suites',
    ]);
  });

  test('services that differ are named', () => {
    const master = `${smtpd}465 inet n - n - - smtpd\n  -o smtpd_tls_ciphers=strong\n`;
    expect(hints(TLS, master)[0]).toBe('smtpd_tls_security_level = may | smtp: TLS 1.0, 1.1, 1.2, 1.3; 74 suites · 465: broken: no handshake');
  });
});

test('thirty services take less than 20 ms once the suites are loaded', () => {
  const master = Array.from(
    { length: 30 },
    (_, index) => `${2000 + index} inet n - n - - smtpd\n  -o smtpd_tls_exclude_ciphers=aNULL,${index % 2 ? 'kRSA' : 'SHA1'}\n`,
  ).join('');
  const options = defaultOptions({ target: parseVersion('3.7.11') as Version });
  const times = Array.from({ length: 15 }, () => {
    const { configuration } = Analysis.of({ main: TLS, master }, options);
    return cpuTime(() => expect(postureReport(configuration, options).services).toHaveLength(30));
  });
  expect(Math.min(...times)).toBeLessThan(20);
});
