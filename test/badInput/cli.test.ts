// Input that nobody should have, given to the real program: an answer or one clear line, in bounded time; never a crash, a stack or a hang.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Answer, Installed } from '../unit/cli/bundle';

vi.setConfig({ testTimeout: 150_000 });
const installed = new Installed();
const COMMANDS = [['check'], ['fix', '--dry-run', '--unsafe'], ['show', '-x'], ['tls', '--format=html']] as const;

/** No stack trace, no defect, no signal; on standard error only lines of the program's own. */
function expectCalm({ status, signal, err }: Answer): void {
  expect(signal).toBe(null);
  expect([0, 1, 2]).toContain(status);
  expect(err).not.toMatch(/^ +at |defect|heap|FATAL/m);
  for (const line of err.trimEnd().split('\n').filter(Boolean)) expect(line).toMatch(/^postfix-lint: /);
}

describe.each(COMMANDS.map((command) => [command.join(' '), command] as const))('%s', (_name, command) => {
  test.each([
    ['an empty file', ''],
    ['a file of line feeds', '\n'.repeat(1_000_000)],
    ['a file of NULs', '\0'.repeat(1_000_000)],
    ['a byte order mark', '\ufeffbiff = no\n'],
    ['only continuation lines', '  a\n\tb\n'],
    ['only carriage returns', 'biff = no\rbiff = yes\r'],
    ['one line of 10 MB', `relayhost = ${'x'.repeat(10_000_000)}\nrelayhost = b\n`],
    ['one name of 10 MB', `${'x'.repeat(10_000_000)} = b\n`],
    ['one list of 10 MB', `smtpd_recipient_restrictions = ${'reject_unknown_sender_domain, '.repeat(333_333)}\n`],
    ['braces to a great depth', `smtpd_banner = ${'${x?{'.repeat(100_000)}\n`],
    ['names that stand for each other', 'a = $b\nb = $c\nc = $a\nmyhostname = $myhostname\n'],
    ['names that double', `${Array.from({ length: 60 }, (_, i) => `a${i} = $a${i + 1}$a${i + 1}\n`).join('')}smtpd_banner = $a0\n`],
    ['100,000 settings of the same name', 'smtpd_tls_security_level = may\n'.repeat(100_000)],
    ['100,000 wrong settings of the same name', 'smtpd_tls_security_level = mayb\n'.repeat(100_000)],
    ['100,000 names of nobody', Array.from({ length: 100_000 }, (_, i) => `name${i} = $name${i + 1}\n`).join('')],
  ])('main.cf is %s', (_title, content) => {
    expectCalm(installed.run(installed.folder({ 'main.cf': content }), command));
  });

  test.each([
    ['too short lines', 'smtp inet n\n'.repeat(100_000)],
    ['50,000 services', Array.from({ length: 50_000 }, (_, i) => `s${i} inet n - y - - smtpd\n  -o smtpd_tls_security_level=mayb\n`).join('')],
    ['one service with 100,000 options', `smtp inet n - y - - smtpd\n${'  -o smtpd_tls_security_level=mayb\n'.repeat(100_000)}`],
    ['one service of 10 MB', `smtp inet n - y - - smtpd ${'-'.repeat(10_000_000)}\n`],
    ['braces that never close', `smtp inet n - y - - smtpd -o ${'{ '.repeat(100_000)}\n`],
  ])('master.cf is %s', (_title, content) => {
    expectCalm(installed.run(installed.folder({ 'main.cf': 'biff = no\n', 'master.cf': content }), command));
  });

  test('a program instead of a text', () => {
    const program = readFileSync(process.execPath).subarray(0, 10_000_000);
    expectCalm(installed.run(installed.folder({ 'main.cf': program, 'master.cf': program }), command));
  });

  test('50 MB of settings', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `name_${i} = ${'value '.repeat(83)}\n`).join('');
    expect(lines.length).toBeGreaterThan(49_000_000);
    expectCalm(installed.run(installed.folder({ 'main.cf': lines }), command));
  });
});

describe('what cannot be read is one line, and exit code 2', () => {
  const expectLine = (answer: Answer, line: string): void => expect(answer).toMatchObject({ out: '', err: `postfix-lint: ${line}\n`, status: 2 });

  test.each([
    ['nothing there', 'none', 'none: no such file or directory'],
    ['a path through a file', 'main.cf/x', 'main.cf/x: a part of the path is not a directory'],
    ['an empty path', '', 'an empty PATH names nothing'],
    ['a directory without either file', 'empty', 'empty: neither main.cf nor master.cf in this directory'],
    ['a directory called main.cf', 'odd', 'odd/main.cf: it is a directory, not a file'],
    ['the same, by its name', 'odd/main.cf', 'odd/main.cf: neither main.cf nor master.cf in this directory'],
    ['a link to nothing', 'dangling', 'dangling/main.cf: no such file or directory'],
    ['a link to itself', 'circle', 'circle/main.cf: too many symbolic links'],
    ['a device', '/dev/zero', '/dev/zero: it is not a regular file'],
    ['a name too long', 'x'.repeat(300), `${'x'.repeat(300)}: the name is too long`],
    ['a name of two lines', 'a\nb', 'a\ufffdb: no such file or directory'],
  ])('%s', (_title, path, line) => {
    const folder = installed.folder({ 'main.cf': '' });
    for (const name of ['empty', 'odd/main.cf', 'dangling', 'circle']) mkdirSync(join(folder, name), { recursive: true });
    symlinkSync('nothing', join(folder, 'dangling/main.cf'));
    symlinkSync('main.cf', join(folder, 'circle/main.cf'));
    for (const command of ['check', 'fix', 'show', 'tls']) expectLine(installed.run(folder, [command, '--', path]), line);
  });

  test('a file that another user owns', () => {
    const folder = installed.folder({ 'main.cf': 'biff = no\n' });
    spawnSync('bash', ['-c', 'chmod 755 .. . && chmod 600 main.cf'], { cwd: folder });
    const asNobody = 'exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"';
    expectLine(installed.shell(folder, process.getuid?.() === 0 ? asNobody : 'chmod 0 main.cf; "$@"', ['check']), 'main.cf: permission denied');
  });

  test('a file that is larger than anything', () => {
    const folder = installed.folder({});
    spawnSync('truncate', ['-s', '300M', join(folder, 'main.cf')]);
    expectLine(installed.run(folder, ['check']), 'main.cf: too large (300 MB; the most is 256 MB)');
  });

  test('a pipe that nobody writes to', () => {
    const folder = installed.folder({});
    spawnSync('mkfifo', [join(folder, 'main.cf')]);
    expectLine(installed.run(folder, ['check']), 'main.cf: it is not a regular file');
  });

  test('files that vanish between looking and reading', () => {
    const folder = installed.folder({ 'main.cf': 'biff = no\n', 'master.cf': '', 'vanish.cjs': VANISH });
    const options = { env: { NODE_OPTIONS: `--require ${join(folder, 'vanish.cjs')}` } };
    expectLine(installed.run(folder, ['check'], options), '.: neither main.cf nor master.cf in this directory');
    writeFileSync(join(folder, 'main.cf'), '');
    expectLine(installed.run(folder, ['check', 'main.cf'], options), 'main.cf: no such file or directory');
  });
});

/** Removes a file after it was looked at and before it is read. */
const VANISH = `const fs = require('node:fs');
const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith('.cf')) fs.rmSync(path, { force: true });
  return readFileSync(path, ...rest);
};`;

test('a partner that cannot be read is told, and the rest is judged', () => {
  const folder = installed.folder({ 'main.cf': 'smtpd_tls_security_level = mayb\n', 'master.cf/x': '' });
  const { out, err, status } = installed.run(folder, ['check', 'main.cf']);
  expect({ err, status }).toEqual({ err: 'postfix-lint: master.cf: it is a directory, not a file; judged without it\n', status: 1 });
  expect(out).toContain('main.cf:1:28: error: "mayb"');
});

test('a pipe that was named is read', () => {
  const { out, status } = installed.shell(installed.folder({}), '"$@" <(printf "smtpd_tls_security_level = mayb\\n")', ['check']);
  expect(out).toContain(':1:28: error: "mayb"');
  expect(status).toBe(1);
});

describe('a reader that goes away', () => {
  const folder = installed.folder({ 'main.cf': 'smtpd_tls_security_level = mayb\n'.repeat(20_000) });

  test.each(['pretty', 'json', 'sarif', 'github'])('%s into head', (format) => {
    const { out, err, status } = installed.shell(folder, '"$@" | head -n 1; exit "${PIPESTATUS[0]}"', ['check', `--format=${format}`]);
    expect(out.split('\n')).toHaveLength(2);
    expect({ err, status }).toEqual({ err: '', status: 1 });
  });

  test('no standard output and no standard error at all', () => {
    expect(installed.shell(folder, '"$@" >&- 2>&-', ['check']).status).toBe(1);
    expect(installed.shell(folder, '"$@" 2> >(true) | true', ['fix', '--dry-run']).err).toBe('');
  });

  test('a full disk is told', () => {
    const { err, status } = installed.shell(folder, '"$@" > /dev/full', ['check']);
    expect({ err, status }).toEqual({ err: 'postfix-lint: standard output: no space left on the device\n', status: 2 });
  });
});
