// `show` prints what the installed `postconf -n` prints, byte for byte.
import { spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Installed } from './bundle';

const installed = new Installed();
const FILES = {
  'main.cf': Buffer.from(
    'myhostname = mail.example.com\nmy_own\t=  caf\xe9,\n\tsecond   word\nsmtpd_banner = $myhostname $my_own\nbiff = no\nunused = $undefined\n',
    'latin1',
  ),
  'master.cf': 'smtp inet n - y - - smtpd\n',
};
const postconf = (...args: string[]): Buffer => spawnSync('postconf', args, { env: { ...process.env, LC_ALL: 'C' } }).stdout;

describe('show', () => {
  test.each([[[], ['-n']] as const, [['-x'], ['-nx']] as const])('%j is postconf %j', (ours, theirs) => {
    const folder = installed.folder({ ...FILES, 'defaults.txt': postconf('-d') });
    for (const name of Object.keys(FILES)) utimesSync(join(folder, name), 1e9, 1e9);
    const expected = postconf('-c', folder, ...theirs)
      .toString('latin1')
      .replace(/^config_directory = .*\n/m, '');
    const version = postconf('-d', '-h', 'mail_version').toString().trim();
    const { bytes, err, status } = installed.run(folder, ['show', ...ours, `--target-version=${version}`, '--defaults', 'defaults.txt']);
    expect(bytes.toString('latin1')).toBe(expected);
    expect(status).toBe(0);
    expect(err).toContain(`postfix-lint: warning: ${folder}/main.cf: undefined parameter: undefined\n`);
  });

  test('the host name that is given, and where each setting stands', () => {
    const folder = installed.folder({ 'main.cf': '\nmy_name =\n  $myhostname\nsmtpd_banner = $my_name\n' });
    expect(installed.run(folder, ['show', '-x', '--origin', '--hostname=mx.example.org']).out).toBe(
      'main.cf:2: my_name = mx.example.org\nmain.cf:4: smtpd_banner = mx.example.org\n',
    );
  });

  test('what Postfix refuses', () => {
    const { out, err, status } = installed.run(installed.folder({ 'main.cf': 'biff no\n' }), ['show', 'main.cf']);
    expect({ out, status }).toEqual({ out: '', status: 1 });
    expect(err).toMatch(/^postfix-lint: fatal: .*main\.cf, line 1: missing '=' after attribute name: "biff no"\n$/);
  });

  test('no main.cf, and defaults that are none', () => {
    const folder = installed.folder({ 'master.cf': FILES['master.cf'], 'only/main.cf': 'biff = no\n' });
    expect(installed.run(folder, ['show'])).toMatchObject({
      out: '',
      err: `postfix-lint: ${folder}: no main.cf, and without it there is nothing to show\n`,
      status: 2,
    });
    expect(installed.run(folder, ['show', 'only', '--defaults=master.cf'])).toMatchObject({
      out: '',
      err: 'postfix-lint: master.cf: this is not what "postconf -d" prints\n',
      status: 2,
    });
  });
});
