// Several rules look at one protocol list: one cause gives one finding.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  defaultOptions,
  type FileKind,
  type LintOptions,
  type Problem,
  parseVersion,
  toEdits,
  type Version,
} from '../../../server/src/core';

const RULES = /^(?:tls-protocol-|protocol-|mandatory-only-|tls-missing-|guide-setting-)/;

function lint(main: string, options: Partial<LintOptions> = {}): { analysis: Analysis; problems: readonly Problem[] } {
  const analysis = Analysis.of({ main }, defaultOptions(options));
  return { analysis, problems: analysis.problems.filter((problem) => RULES.test(problem.rule.id)) };
}

const at = (version: string): Version => parseVersion(version) as Version;

/** Everything that the rules about protocols say of a list that is in use on a server and, as a client, at level may. */
function said(value: string, target = '3.11'): string {
  const server = `smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /x\nsmtpd_tls_protocols = ${value}\nsmtp_tls_security_level = none\n`;
  const { problems } = lint(server, { target: at(target), openssl: '3.0' });
  return problems.map((problem) => `${problem.severity} ${problem.rule.id}`).join(', ');
}

describe('a list in use on a server at level may', () => {
  test.each([
    ['>=TLSv1.2', ''],
    ['!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', 'hint tls-protocol-legacy-syntax'],
    ['!SSLv2, !SSLv3', 'information protocol-floor-opportunistic'],
    ['!SSLv2', 'information protocol-floor-opportunistic'],
    ['', 'information protocol-floor-opportunistic'],
    ['>= TLSv1.2', 'error tls-protocol-range-whitespace'],
    ['>= TLSv1', 'error tls-protocol-range-whitespace'],
    ['>=TLSv1.2, >=', 'error tls-protocol-range-whitespace'],
    ['!SSLv2, !TLSv1.0', 'error tls-protocol-unknown-name'],
    ['TLSv1.2, TLSv1.9', 'error tls-protocol-unknown-name'],
    ['>=TLSv1.3, <=TLSv1.2', 'error tls-protocol-set-empty'],
    ['>=TLSv1.2, >=TLSv1.3, <=TLSv1.2', 'error tls-protocol-set-empty'],
    ['SSLv3', 'error tls-protocol-set-empty'],
    ['!TLSv1.1', 'warning tls-protocol-hole'],
    ['TLSv1, TLSv1.2', 'warning tls-protocol-hole'],
    ['>=TLSv1.2, >=TLSv1', 'warning tls-protocol-duplicate-bound'],
    ['>=0x0305', 'warning tls-protocol-hex-unknown'],
    ['TLSv1.2', 'warning tls-protocol-include-list'],
    ['TLSv1.3', 'warning protocol-13-only'],
    ['TLSv1.2 TLSv1.3', 'hint tls-protocol-include-list'],
    ['>=TLSv1.2, <=TLSv1.2', 'warning tls-protocol-ceiling'],
    ['!SSLv2, !SSLv3, !TLSv1.3', 'warning tls-protocol-ceiling, information protocol-floor-opportunistic'],
    ['>=TLSv1.3', 'warning protocol-13-only'],
    ['$nosuch_list', ''],
    ['{{ protocols }}', ''],
    ['!SSLv2 # not SSL', ''],
  ])('%s', (value, expected) => {
    expect(said(value).split(', ').sort()).toEqual(expected.split(', ').sort());
  });

  test('before 3.6 there are no bounds, and exclusions are the only spelling', () => {
    expect([said('>=TLSv1.2', '3.5'), said('>= TLSv1.2', '3.5'), said('!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', '3.5')]).toEqual([
      'error tls-protocol-range-needs-3-6',
      'error tls-protocol-range-needs-3-6',
      '',
    ]);
  });
});

test('a client falls below the hole: an error there', () => {
  const { problems } = lint('smtp_tls_protocols = !TLSv1.1\nsmtp_tls_security_level = may\ninet_interfaces = loopback-only\n');
  expect(problems.map((problem) => `${problem.severity} ${problem.rule.id}`)).toEqual(['error tls-protocol-hole']);
});

test('a list that repeats another is judged where it is written', () => {
  const main =
    'smtpd_tls_protocols = !SSLv2, !TLSv1.0\nsmtpd_tls_mandatory_protocols = $smtpd_tls_protocols\ntlsproxy_tls_protocols = $(smtpd_tls_protocols)\n';
  expect(lint(main, { role: 'null-client' }).problems.filter((problem) => problem.severity === 'error')).toHaveLength(1);
});

test('a floor that mandatory and optional TLS share is one finding, at the level that demands TLS', () => {
  const main =
    'smtpd_tls_chain_files = /x\nsmtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1\nsmtpd_tls_mandatory_protocols = $smtpd_tls_protocols\n';
  const master = 'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';
  const problems = Analysis.of({ main, master }, defaultOptions()).problems.filter((problem) => RULES.test(problem.rule.id));
  expect(problems.map((problem) => `${problem.severity} ${problem.rule.id}`)).toEqual(['warning protocol-floor-mandatory']);
});

test('what a hardening without effect says, tls-missing-server does not say again', () => {
  const main = 'smtpd_tls_chain_files = /x\nsmtpd_tls_security_level = may\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\nsmtp_tls_security_level = none\n';
  const ids = (options: Partial<LintOptions>): string[] => lint(main, options).problems.map((problem) => problem.rule.id);
  expect([ids({}), ids({ severities: { 'mandatory-only-hardening': 'off' } })]).toEqual([['mandatory-only-hardening'], ['tls-missing-server']]);
});

test('the blank behind a bound: its span, and a safe fix', () => {
  const main = 'smtpd_tls_protocols = >= TLSv1.2\n';
  const { analysis, problems } = lint(main);
  const problem = problems.find((each) => each.rule.id === 'tls-protocol-range-whitespace') as Problem;
  expect(main.slice(problem.span.start, problem.span.end)).toBe('>= TLSv1.2');
  const fix = problem.fixes[0];
  expect(fix && { safe: fix.safe, preferred: fix.preferred, after: apply(analysis, problem, 0) }).toEqual({
    safe: true,
    preferred: true,
    after: 'smtpd_tls_protocols = >=TLSv1.2\n',
  });
});

test('lists over several lines keep their comments', () => {
  const main = 'smtpd_tls_protocols = >=\n# no older ones\n  TLSv1.2\n';
  const { analysis, problems } = lint(main, { role: 'null-client' });
  const index = problems.findIndex((each) => each.rule.id === 'tls-protocol-range-whitespace');
  expect(index).toBeGreaterThanOrEqual(0);
  expect(apply(analysis, problems[index] as Problem, 0)).toContain('# no older ones');
});

function apply(analysis: Analysis, problem: Problem, fix: number): string {
  const edits = toEdits(problem.fixes[fix] as Problem['fixes'][number], problem.file, analysis.configuration);
  return Object.entries(edits).reduce((text, [file, each]) => (file === 'main' ? applyEdits(text, each) : text), analysis.texts['main' as FileKind] ?? '');
}
