// What openssl.cnf takes from Postfix: posttls-finger(1) with such a file says hello, and `postfix-lint tls` says what is missing, where the file is
// the machine's own. Needs root for a name space in which it is.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemPolicy } from '../../../server/src/cli/systemPolicy';
import { Installed } from '../../unit/cli/bundle';
import { helloOf } from './finger';

const folder = mkdtempSync(join(tmpdir(), 'postfix-openssl-'));
afterAll(() => rmSync(folder, { recursive: true }));

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
const SUITES: Readonly<Record<number, string>> = { 4865: 'TLS_AES_128_GCM_SHA256', 4866: 'TLS_AES_256_GCM_SHA384', 4867: 'TLS_CHACHA20_POLY1305_SHA256' };

function write(line: string): string {
  const path = join(folder, 'openssl.cnf');
  writeFileSync(path, `openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\n${line}\n`, { mode: 0o644 });
  return path;
}

test.each([
  'Protocol = -TLSv1,-TLSv1.1',
  'Protocol = TLSv1.2',
  'Protocol = -ALL,TLSv1.2,TLSv1.3',
  'Protocol = -TLSv1 -TLSv1.1',
  'MinProtocol = TLSv1.3',
  'MaxProtocol = TLSv1.2',
  'CipherString = DEFAULT:@SECLEVEL=3',
  'Ciphersuites = TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256',
])('%s', async (line) => {
  const path = write(line);
  const policy = systemPolicy(path, () => `openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n[c]\n${line}\n`);
  const hello = await helloOf(['-l', 'may', '-p', '>=TLSv1'], { OPENSSL_CONF: path });
  expect(hello?.versions).toEqual(VERSIONS.filter((each) => !policy?.disabled.includes(each)));
  const suites = hello?.tls13Suites.map((id) => SUITES[id]).sort();
  expect(suites).toEqual([...(policy?.tls13Ciphers ?? Object.values(SUITES))].sort());
});

test.runIf(existsSync('/etc/postfix/main.cf'))('the command line says so of the machine itself', () => {
  const installed = new Installed();
  const run = (line: string): string => {
    const script = 'mount --bind "$1" /etc/ssl/openssl.cnf && exec "$2" "$3" tls /etc/postfix';
    return execFileSync('unshare', ['--mount', 'sh', '-c', script, 'sh', write(line), process.execPath, installed.cli], { encoding: 'utf8' });
  };
  const narrowed = run('Ciphersuites = TLS_AES_128_GCM_SHA256');
  const isOn = / {2}1\.[0-3]/.test(narrowed);
  expect(narrowed.includes('Note: /etc/ssl/openssl.cnf takes TLS_AES_256_GCM_SHA384 and TLS_CHACHA20_POLY1305_SHA256')).toBe(isOn);
  expect(run('MinProtocol = TLSv1.3')).not.toContain('Note:');
});
