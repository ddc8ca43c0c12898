// A checker that cries over a fresh installation is switched off: what may be said of Debian's own files, and of a server that is looked after.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, type Problem, parseVersion, type Texts, type Version } from '../../../server/src/core';

const DEBIAN = '/usr/share/postfix';
const read = (name: string): string => readFileSync(join(DEBIAN, name), 'utf8');
const hasDebian = existsSync(join(DEBIAN, 'main.cf.debian'));

/** What the package's installation script adds to main.cf.debian for an Internet site. */
const INSTALLED = `
smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination
myhostname = mail.example.com
alias_maps = hash:/etc/aliases
alias_database = hash:/etc/aliases
myorigin = /etc/mailname
mydestination = $myhostname, mail.example.com, localhost.example.com, localhost
relayhost =
mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128
mailbox_size_limit = 0
recipient_delimiter = +
inet_interfaces = all
inet_protocols = all
`;

function lint(texts: Texts, target = '3.11'): readonly Problem[] {
  return Analysis.of(texts, defaultOptions({ target: parseVersion(target) as Version })).problems;
}

const worse = (problems: readonly Problem[]): string[] =>
  problems.filter(({ severity }) => severity !== 'hint').map((problem) => `${problem.severity} ${problem.rule.id} in ${problem.file}: ${problem.message}`);

/** At most one warning, at most three informations, no error. */
function expectBudget(problems: readonly Problem[]): void {
  const count = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  const within = count('error') === 0 && count('warning') <= 1 && count('information') <= 3;
  expect(within ? [] : worse(problems)).toEqual([]);
}

describe.runIf(hasDebian).each(['3.7.11', '3.11'])("Debian's stock configuration, for Postfix %s", (target) => {
  test.each([
    ['main.cf.debian', () => read('main.cf.debian')],
    ['main.cf.debian with its TLS lines', () => read('main.cf.debian') + read('main.cf.tls')],
    ['as installed', () => read('main.cf.debian') + INSTALLED],
    ['as installed, with TLS lines', () => read('main.cf.debian') + read('main.cf.tls') + INSTALLED],
  ])('%s', (_name, main) => {
    expectBudget(lint({ main: main(), master: read('master.cf.dist') }, target));
    expectBudget(lint({ main: main() }, target));
  });

  test.each(['submission', 'submissions'])('with %s uncommented', (service) => {
    const main = read('main.cf.debian') + read('main.cf.tls') + INSTALLED;
    const before = worse(lint({ main, master: read('master.cf.dist') }, target));
    const after = worse(lint({ main, master: uncomment(read('master.cf.dist'), service) }, target));
    expect(after.filter((problem) => !before.includes(problem))).toEqual([]);
  });

  test('master.cf alone', () => {
    expect(worse(lint({ master: read('master.cf.dist') }, target))).toEqual([]);
  });
});

test('a server that is looked after has nothing above a hint', () => {
  const folder = join(import.meta.dirname, '../../fixtures/well-kept');
  const [main, master] = ['main.cf', 'master.cf'].map((name) => readFileSync(join(folder, name), 'utf8')) as [string, string];
  expect(worse(lint({ main, master }))).toEqual([]);
  expect(worse(lint({ main }))).toEqual([]);
  expect(worse(lint({ master }))).toEqual([]);
});

/** Takes the `#` from a service and from the options below it; the `$mua_` restrictions stay comments, as nobody defined them. */
function uncomment(master: string, service: string): string {
  const lines = master.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^#${service}\\s+inet`).test(line));
  for (let at = start; at >= 0 && (at === start || /^#\s/.test(lines[at] ?? '')); at++) {
    const line = lines[at] ?? '';
    if (at === start || (/^#\s+-o /.test(line) && !line.includes('$mua_'))) lines[at] = line.slice(1);
  }
  return lines.join('\n');
}
