// The fix beside what a mark costs: it is one of the light bulb's, it ends what it stands beside, and nothing else gets worse.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  type DeductionId,
  defaultOptions,
  isWorse,
  type LintOptions,
  PostureFixes,
  parseVersion,
  postureReport,
  quickFixes,
  type Texts,
  type Version,
} from '../../../server/src/core';

const options = (more: Partial<LintOptions> = {}): LintOptions => defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0', ...more });
const TLS = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/tls.pem\n';
const SMTPD = 'smtp inet n - y - - smtpd\n';

/** Every deduction with its fix, `service id`; what must hold of all fixes is looked at on the way. */
function fixes(texts: Texts, given = options()): Readonly<Record<string, string | undefined>> {
  const analysis = Analysis.of(texts, given);
  const report = postureReport(analysis.configuration, given);
  const found = new PostureFixes(analysis, report);
  const all: Record<string, string | undefined> = {};
  for (const [index, spoken] of report.services.flatMap((service, at) => [service, ...service.policies].map((each) => [at, each] as const))) {
    for (const deduction of spoken.rating?.deductions ?? []) {
      const fix = found.of(spoken, deduction);
      const destination = 'destination' in spoken ? spoken.destination : undefined;
      all[`${destination ?? spoken.service} ${deduction.id}`] = fix?.title;
      if (!fix) continue;
      const bulb = quickFixes(analysis, fix.problem.file, fix.problem.span).filter(({ preferred }) => preferred);
      expect(bulb.map(({ edits }) => edits)).toContainEqual(fix.edits);
      const after = postureReport(Analysis.of(applied(texts, fix.edits), given).configuration, given);
      const service = after.services[index];
      const same = destination === undefined ? service : service?.policies.find((each) => each.destination === destination);
      expect(same?.rating?.deductions.filter(({ id, limit }) => id === deduction.id && limit === deduction.limit)).toEqual([]);
      expect(after.services.filter(({ mark }, at) => isWorse(mark ?? 'A+', report.services[at]?.mark ?? 'F', 'balanced'))).toEqual([]);
    }
  }
  return all;
}

function applied(texts: Texts, edits: { main?: readonly never[]; master?: readonly never[] } | object): Texts {
  const of = edits as Partial<Record<'main' | 'master', Parameters<typeof applyEdits>[1]>>;
  return { main: applyEdits(texts.main ?? '', of.main ?? []), master: applyEdits(texts.master ?? '', of.master ?? []) };
}

const fixOf = (main: string, id: DeductionId, given = options(), master = SMTPD): string | undefined => fixes({ main, master }, given)[`smtp ${id}`];

test.each<[DeductionId, string, string]>([
  ['old-versions', `${TLS}smtpd_tls_protocols = !SSLv2, !SSLv3\n`, 'smtpd_tls_protocols: Change to ">=TLSv1.2"'],
  ['static-rsa', `${TLS}smtpd_tls_exclude_ciphers = aNULL\n`, 'Add kRSA to smtpd_tls_exclude_ciphers'],
  ['anonymous', `${TLS}smtpd_tls_exclude_ciphers = kRSA\n`, 'Add aNULL to smtpd_tls_exclude_ciphers'],
  ['broken', `${TLS}smtpd_tls_ciphers = hgih\n`, 'smtpd_tls_ciphers: Change to "high"'],
])('%s', (id, main, title) => expect(fixOf(main, id)).toBe(title));

test('several settings are all named', () => {
  const main = 'smtp_tls_security_level = may\n';
  expect(fixOf(main, 'old-versions', options(), 'smtp unix - - y - - smtp\n')).toBe('smtp_tls_protocols, smtp_tls_mandatory_protocols: Insert both settings');
});

test('of a service the override, of another the setting of main.cf', () => {
  const master = `${SMTPD}submission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1\n`;
  const found = fixes({ main: `${TLS}smtpd_tls_protocols = >=TLSv1\n`, master });
  expect(found['smtp old-versions']).toBe('smtpd_tls_protocols: Change to ">=TLSv1.2"');
  expect(found['submission old-versions']).toBe('smtpd_tls_mandatory_protocols: Change to ">=TLSv1.2"');
});

test('TLS for users, where nothing but the level is missing', () => {
  const main = `${TLS}smtpd_tls_auth_only = yes\n`;
  const found = fixes({ main, master: `${SMTPD}submission inet n - y - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n` });
  expect(found['submission optional-for-users']).toMatch(/encrypt|Require|Demand/);
});

describe('there is none', () => {
  const LOW = `${TLS}smtpd_tls_protocols = >=TLSv1\n`;
  test('where the rule is off, or its finding silenced', () => {
    expect(fixOf(LOW, 'old-versions', options({ severities: { 'protocol-floor-opportunistic': 'off', 'tls-missing-server': 'off' } }))).toBeUndefined();
    expect(fixOf(LOW.replace('smtpd_tls_protocols', '# postfix-lint ignore protocol-floor-opportunistic\n$&'), 'old-versions')).toBeUndefined();
  });

  test('where the profile finds nothing wrong', () => expect(fixOf(`${TLS}smtpd_tls_exclude_ciphers = aNULL\n`, 'no-aead')).toBeUndefined());

  test('where a fix ends one thing and another one stays', () => {
    const found = fixes({ main: `${TLS}smtpd_tls_protocols = >=TLSv1\nsmtpd_tls_exclude_ciphers = 3DES\n`, master: SMTPD });
    expect(new Set(Object.values(found)).size).toBeGreaterThan(2);
    expect(found['smtp finite-field']).toBeUndefined();
  });
});

test('all profiles, with what each of them finds', () => {
  const main = `${TLS}smtpd_tls_protocols = !SSLv2\nsmtpd_tls_exclude_ciphers = 3DES\nsmtp_tls_security_level = may\nsmtp_tls_exclude_ciphers = DES\n`;
  const master = `${SMTPD}submission inet n - y - - smtpd\nsmtp unix - - y - - smtp\n`;
  for (const profile of ['guide', 'compatible', 'bsi', 'ncsc-nl', 'mozilla-intermediate', 'mozilla-modern'] as const) {
    const titles = Object.values(fixes({ main, master }, options({ profile }))).filter((title) => title !== undefined);
    expect(titles.length, profile).toBeGreaterThan(1);
  }
});

describe('the mark of a destination with a policy', () => {
  const main = (policy: string): string => `smtp_tls_security_level = encrypt\nsmtp_tls_policy_maps = inline:{ { a.example = ${policy} } }\n`;
  const fixOfPolicy = (text: string, id: DeductionId): string | undefined => fixes({ main: text, master: 'smtp unix - - y - - smtp\n' })[`a.example ${id}`];

  test('what Postfix refuses is put together', () =>
    expect(fixOfPolicy(main('encrypt protocols=!SSLv2, !SSLv3'), 'broken')).toBe('smtp_tls_policy_maps: Use "protocols=!SSLv2:!SSLv3"'));

  test('a list of main.cf that counts for the destination too', () =>
    expect(fixOfPolicy(`${main('encrypt')}smtp_tls_mandatory_protocols = >=TLSv1\n`, 'old-versions')).toBe(
      'smtp_tls_mandatory_protocols: Change to ">=TLSv1.2"',
    ));

  test('a list of the policy is not for main.cf to change', () => {
    const found = fixes({ main: main('encrypt protocols=>=TLSv1'), master: 'smtp unix - - y - - smtp\n' });
    expect(found).toHaveProperty(['a.example old-versions'], undefined);
  });
});
