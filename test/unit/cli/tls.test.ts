// `postfix-lint tls`: the contract's JSON, the table, what changes, the exit code, and a page that loads nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Installed } from './bundle';

const installed = new Installed();
const MAIN = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /nonexistent/tls.pem\nsmtpd_tls_exclude_ciphers = aNULL\n';
const MASTER = `smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_tls_mandatory_protocols=>=TLSv1.2
`;
const folder = installed.folder({ 'main.cf': MAIN, 'master.cf': MASTER });
const at37 = ['tls', '--target-version=3.7.11'];

describe('json', () => {
  const answer = installed.run(folder, [...at37, '--format=json']);
  const report = JSON.parse(answer.out);

  test('has what the contract names', () => {
    expect(answer.status).toBe(0);
    expect({ target: report.target, openssl: report.openssl, grade: report.grade }).toEqual({ target: '3.7.11', openssl: '3.0', grade: 'B' });
    const [mx, submission] = report.services;
    expect(mx).toMatchObject({ service: 'smtp', type: 'inet', side: 'server', role: 'mx', offered: true, required: false, wrapped: false, broken: null });
    expect(mx.protocols).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
    expect(mx.ciphers.length).toBe(59);
    expect(mx.ciphers[0]).toBe('ECDHE-ECDSA-AES256-GCM-SHA384');
    expect(mx.tls13Ciphers).toEqual(['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256']);
    expect(mx.groups.slice(0, 3)).toEqual(['X25519', 'X448', 'prime256v1']);
    expect(submission).toMatchObject({ service: 'submission', required: true, protocols: ['TLSv1.2', 'TLSv1.3'] });
  });

  test('a reason names the file and the line, 0-based', () => {
    const level = report.services[1].reasons.find(({ fact }: { fact: string }) => fact === 'level');
    expect(level).toEqual({ fact: 'level', message: 'smtpd_tls_security_level = encrypt (without this line: may)', file: 'master.cf', line: 2 });
    const unset = report.services[0].reasons.find(({ fact }: { fact: string }) => fact === 'order');
    expect(unset).toEqual({ fact: 'order', message: 'tls_preempt_cipherlist is not set: the default is no', file: null, line: null });
  });

  test('what is broken is named', () => {
    const broken = installed.folder({ 'main.cf': `${MAIN}smtpd_tls_ciphers = strong\n`, 'master.cf': MASTER });
    const { services, grade } = JSON.parse(installed.run(broken, [...at37, '--format=json']).out);
    expect([services[0].broken, services[0].protocols, services[0].ciphers, grade]).toEqual(['handshake-fails', [], [], 'F']);
  });
});

test('the table: a row for each service, then why', () => {
  const { out, status } = installed.run(folder, at37);
  expect(status).toBe(0);
  expect(out).toMatch(/^service +TLS +versions +suites +mark\nsmtp inet +offered +1\.0 1\.1 1\.2 1\.3 +62 +B\nsubmission inet +required +1\.2 1\.3 +62 +A-\n/);
  expect(out).toContain('main.cf:3: smtpd_tls_exclude_ciphers = aNULL (without this line: empty)');
  expect(out).toMatch(/\nMark B, that of the worst service \(Postfix 3\.7\.11, profile balanced, OpenSSL 3\.0\)\.\n$/);
});

test('what ends a deduction is named with its command, and the command does it', () => {
  const own = installed.folder({ 'main.cf': `${MAIN}smtpd_tls_protocols = !SSLv2, !SSLv3\n`, 'master.cf': MASTER });
  const old = (): readonly string[] => installed.run(own, at37).out.match(/^ {2}at most B: TLS 1\.0 or 1\.1 .*\n.*$/m) ?? [];
  expect(old()[0]).toMatch(/\n {4}Fix: smtpd_tls_protocols: Change to ">=TLSv1\.2"; postfix-lint fix --unsafe --only protocol-floor-opportunistic$/);
  const [mx] = JSON.parse(installed.run(own, [...at37, '--format=json']).out).services;
  const fix = { rule: 'protocol-floor-opportunistic', title: 'smtpd_tls_protocols: Change to ">=TLSv1.2"' };
  expect(mx.deductions[0]).toEqual({ id: 'old-versions', limit: 'B', count: 0, fact: 'protocols', fix });
  expect(mx.deductions.at(-1).fix).toBeNull();
  expect(installed.run(own, [...at37, '--format=html']).out).toContain(
    '<span class="fix">Fix: smtpd_tls_protocols: Change to &quot;&gt;=TLSv1.2&quot;; postfix-lint fix',
  );
  const word = ['fix', '--target-version=3.7.11', '--unsafe', '--only'];
  expect(installed.run(own, [...word, 'protocol-floor-opportunistic']).out).toBe('main.cf: 1 problem fixed\n  Change to ">=TLSv1.2"\n');
  expect(readFileSync(join(own, 'main.cf'), 'utf8')).toBe(`${MAIN}smtpd_tls_protocols = >=TLSv1.2\n`);
  expect(old()).toEqual([]);
  expect(installed.run(own, [...word, 'protocol-floor']).err).toMatch(/^postfix-lint: there is no rule "protocol-floor"/);
});

test('policies for single destinations are rows of their own, in every format', () => {
  const main = `${MAIN}smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{ { <b>.example = secure protocols=>=TLSv1.3 } }, hash:x\n`;
  const own = installed.folder({ 'main.cf': main, 'master.cf': `${MASTER}smtp unix - - n - - smtp\nrelay unix - - n - - smtp\n` });
  const { out } = installed.run(own, at37);
  expect(out).toMatch(/^smtp unix +tried +1\.0 1\.1 1\.2 1\.3 +86 +B\n {2}-> <b>\.example +demanded +1\.3 +3 +A\+\nrelay unix /m);
  expect(out).toContain('main.cf:5: policy: protocols=>=TLSv1.3 (main.cf alone: >=TLSv1)');
  expect(out).toContain('smtp unix, relay unix: outgoing mail');
  expect(out).toContain('More policies may stand in hash:x');
  const [, , client] = JSON.parse(installed.run(own, [...at37, '--format=json']).out).services;
  expect(client.unseenPolicies).toEqual(['hash:x']);
  expect(client.policies).toMatchObject([
    { destination: '<b>.example', level: 'secure', grade: 'A+', protocols: ['TLSv1.3'], ciphers: [], attributes: [{ name: 'protocols', value: '>=TLSv1.3' }] },
  ]);
  const page = installed.run(own, [...at37, '--format=html']).out;
  expect(page).toContain('<a href="#s2p0">→ &lt;b&gt;.example</a>');
  expect(page).toContain('<h3 id="s2p0" tabindex="-1">');
});

test('the certificates decide which suites there are, where they can be read', () => {
  const own = installed.folder({ 'main.cf': MAIN.replace('/nonexistent/tls.pem', join(installed.root, 'ec.pem')), 'master.cf': MASTER });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=x', '-keyout', 'ec.key', '-out', 'ec.pem'];
  execFileSync('openssl', ['req', '-x509', ...key], { cwd: installed.root, stdio: 'ignore' });
  const [mx] = JSON.parse(installed.run(own, [...at37, '--format=json']).out).services;
  expect(mx.keys).toEqual([{ kind: 'ECDSA', bits: 256 }]);
  expect(mx.ciphers.length).toBeGreaterThan(5);
  expect(mx.ciphers.filter((name: string) => !name.startsWith('ECDHE-ECDSA-'))).toEqual([]);
});

describe('--diff', () => {
  test('says what changes for whom', () => {
    installed.folder({});
    const other = installed.folder({ 'main.cf': `${MAIN}smtpd_tls_protocols = >=TLSv1.2\n`, 'master.cf': MASTER });
    const { out, status } = installed.run(folder, [...at37, '--diff', other, folder]);
    expect(status).toBe(0);
    expect(out).toMatch(/^smtp inet: removes TLS 1\.0 and TLS 1\.1 \(mark B -> A-\)\n {2}Senders that know nothing newer than TLS 1\.1 fall back to plaintext/);
    expect(out).toMatch(/\nmark B -> A-\n$/);
    expect(out).not.toContain('submission');
  });

  test('of the same is nothing', () => {
    expect(installed.run(folder, [...at37, '--diff', folder, folder]).out).toBe('No service speaks another TLS.\n');
  });
});

test.each([
  ['B', 0, ''],
  ['C', 0, ''],
  ['A-', 1, 'postfix-lint: the mark is B, and --fail-below asks for A-\n'],
])('--fail-below %s', (limit, status, err) => {
  const answer = installed.run(folder, [...at37, `--fail-below=${limit}`]);
  expect([answer.status, answer.err]).toEqual([status, err]);
});

test('the page stands alone, and what is in the files is text in it', () => {
  const evil = installed.folder({ 'main.cf': `${MAIN}smtpd_tls_ciphers = <img src=x onerror=alert(1)>\n`, 'master.cf': MASTER });
  const { out } = installed.run(evil, [...at37, '--format=html']);
  expect(out).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(out).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(out).not.toMatch(/<(?:img|script|link|iframe)|https?:|url\(/);
});
