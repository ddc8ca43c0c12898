// `fix`: what is written, byte for byte; what is not; and that nothing is lost when writing fails.
import { chmodSync, linkSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../server/src/cli/failure';
import { OpenFile } from '../../../server/src/cli/files';
import { answer, Installed } from './bundle';

const installed = new Installed();
/** The first line goes; every other byte stays: a byte order mark, Latin-1, tabs, both line ends, no line feed at the end. */
const REST = Buffer.from('\xef\xbb\xbfx = \xe9\xe8\r\n#\tcomment \x00\nsmtpd_tls_security_level = mayb\nbiff = no', 'latin1');
const BEFORE = Buffer.concat([Buffer.from('biff = no\r\n'), REST]);

const read = (folder: string, name = 'main.cf'): Buffer => readFileSync(join(folder, name));

describe('fix', () => {
  test('applies what is safe, tells it, and leaves every other byte alone', () => {
    const folder = installed.folder({ 'main.cf': BEFORE });
    const { out, err, status } = installed.run(folder, ['fix']);
    expect(read(folder)).toEqual(REST);
    expect(out).toMatch(/^main\.cf: 1 problem fixed\n {2}Remove this setting, which has no effect\n/);
    expect(out).toMatch(/\n1 error remains: see "postfix-lint check"\.\n$/);
    expect({ err, status }).toEqual({ err: '', status: 1 });
  });

  test('with --unsafe what is recommended, too', () => {
    const folder = installed.folder({ 'main.cf': 'smtp_tls_security_level = mayb\n' });
    expect(installed.run(folder, ['fix', 'main.cf', '--unsafe']).status).toBe(0);
    expect(read(folder).toString()).toContain('smtp_tls_security_level = may\n');
  });

  test('writes into the same file: inode, mode and links stay', () => {
    const folder = installed.folder({ 'real.cf': BEFORE });
    const real = join(folder, 'real.cf');
    chmodSync(real, 0o640);
    linkSync(real, join(folder, 'hard.cf'));
    symlinkSync('real.cf', join(folder, 'main.cf'));
    const before = statSync(real);
    expect(installed.run(folder, ['fix']).status).toBe(1);
    const { ino, mode, uid, nlink } = statSync(real);
    expect({ ino, mode, uid, nlink }).toEqual({ ino: before.ino, mode: before.mode, uid: before.uid, nlink: 2 });
    expect(read(folder)).toEqual(REST);
  });

  test('touches neither a clean file nor the partner that was not asked for', () => {
    const folder = installed.folder({ 'main.cf': BEFORE, 'master.cf': 'smtp inet n - y - - smtpd\n' });
    const times = (): number[] => ['main.cf', 'master.cf'].map((name) => statSync(join(folder, name)).mtimeMs);
    const before = times();
    expect(installed.run(folder, ['fix', 'master.cf']).out).toMatch(/^Nothing to fix\.\n/);
    expect(times()).toEqual(before);
  });

  test('every problem of a long run of the same, at once', () => {
    const folder = installed.folder({ 'main.cf': 'biff = no\n'.repeat(2000) });
    expect(installed.run(folder, ['fix', '--rule=tls-missing-server=off']).out).toMatch(/^main\.cf: 1999 problems fixed\n/);
    expect(read(folder).toString()).toBe('biff = no\n');
  });
});

describe('fix --dry-run', () => {
  test('prints a diff that patch(1) applies, and writes nothing', () => {
    const folder = installed.folder({ 'main.cf': BEFORE });
    const { bytes, err, status } = installed.run(folder, ['fix', '--dry-run']);
    expect(read(folder)).toEqual(BEFORE);
    expect(bytes.toString('latin1')).toContain('--- main.cf\n+++ main.cf\n@@ ');
    expect(err).toMatch(/^postfix-lint: main\.cf: 1 problem would be fixed\n/);
    expect(status).toBe(1);
    expect(answer('patch', ['--binary', '-s', 'main.cf'], { cwd: folder, input: bytes })).toMatchObject({ status: 0, out: '', err: '' });
    expect(read(folder)).toEqual(REST);
  });
});

describe('what cannot be written', () => {
  test('a file that is read-only: both files stay as they were', () => {
    const folder = installed.folder({ 'main.cf': BEFORE, 'master.cf': 'smtp inet n - y - - smtpd\n  -o biff=no -o biff=no\n' });
    chmodSync(join(folder, 'main.cf'), 0o444);
    const run = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, installed.cli, 'fix'];
    for (const path of [installed.root, folder]) chmodSync(path, 0o755);
    const asNobody = process.getuid?.() === 0 ? answer('setpriv', run, { cwd: folder }) : installed.run(folder, ['fix']);
    expect(asNobody).toMatchObject({ out: '', err: 'postfix-lint: main.cf: not written: permission denied\n', status: 2 });
    expect(read(folder)).toEqual(BEFORE);
  });

  test('no room for what is longer: the old content stays', () => {
    // A limit on the size of files is the full disk of this test. The fix makes the file longer, past the limit.
    const filler = `# ${'x'.repeat(77)}\n`.repeat(100);
    const content = `${filler}smtpd_tls_security_level = ma\n${'#'.repeat(8192 - filler.length - 30 - 1)}\n`;
    expect(content.length).toBe(8192);
    const folder = installed.folder({ 'main.cf': content });
    const { err, status } = installed.shell(folder, 'ulimit -f 8; "$@"', ['fix', '--unsafe']);
    expect({ err, status }).toEqual({ err: 'postfix-lint: main.cf: not written: EFBIG\n', status: 2 });
    expect(read(folder).toString()).toBe(content);
  });

  test('a file that changed since it was read', () => {
    const path = join(installed.folder({ 'main.cf': 'a = 1\n' }), 'main.cf');
    const old = readFileSync(path);
    writeFileSync(path, 'a = 2\n');
    expect(() => OpenFile.open(path, 'main.cf', old)).toThrow(new Failure('main.cf: not written: it changed while it was being checked; run again'));
  });
});
