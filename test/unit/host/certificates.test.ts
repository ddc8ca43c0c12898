// The keys that certificates are for, read from real files that openssl made: chains over several files, what is read again, and what stays closed.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CertificateKey } from '../../../server/src/core';
import { CertificateReader } from '../../../server/src/host/certificates';

const root = mkdtempSync(join(tmpdir(), 'postfix-certificates-'));
const at = (name: string): string => join(root, name);
const RSA = { kind: 'RSA', bits: 2048 };
const ECDSA = { kind: 'ECDSA', bits: 256 };
const KINDS = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  p384: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp384r1'],
  ed25519: ['-newkey', 'ed25519'],
};

beforeAll(() => {
  for (const [name, key] of Object.entries(KINDS)) {
    const files = ['-keyout', at(`${name}-key.pem`), '-out', at(`${name}.pem`)];
    execFileSync('openssl', ['req', '-x509', ...key, '-nodes', '-subj', '/CN=x', ...files], { stdio: 'ignore' });
    writeFileSync(at(`${name}-both.pem`), text(`${name}-key.pem`) + text(`${name}.pem`));
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = (name: string): string => readFileSync(at(name), 'utf8');

async function keysOf(chains: readonly (readonly string[])[], reader = new CertificateReader()): Promise<readonly CertificateKey[] | undefined> {
  const paths = chains.map((chain) => chain.map(at));
  return (await reader.read(paths))(paths);
}

test.each([
  ['rsa', RSA],
  ['ec', ECDSA],
  ['p384', { kind: 'ECDSA', bits: 384 }],
  ['ed25519', { kind: 'ECDSA', bits: 256 }],
])('a certificate of the kind %s, alone and behind its key', async (name, key) => {
  expect(await keysOf([[`${name}.pem`]])).toEqual([key]);
  expect(await keysOf([[`${name}-both.pem`]])).toEqual([key]);
  expect(await keysOf([[`${name}-key.pem`, `${name}.pem`]])).toEqual([key]);
});

test('one chain or several, in one file or in several', async () => {
  expect(await keysOf([['rsa.pem'], ['ec.pem']])).toEqual([RSA, ECDSA]);
  expect(await keysOf([['rsa-both.pem', 'ec-both.pem']])).toEqual([RSA, ECDSA]);
  expect(await keysOf([['rsa-key.pem', 'rsa.pem', 'ec-key.pem', 'ec.pem']])).toEqual([RSA, ECDSA]);
});

test('certificates of authorities behind the own one do not count', async () => {
  writeFileSync(at('long.pem'), `Bag Attributes\n${text('ec-key.pem')}${text('ec.pem')}${text('rsa.pem')}${text('p384.pem')}`);
  expect(await keysOf([['long.pem']])).toEqual([ECDSA]);
  expect(await keysOf([['ec.pem', 'rsa.pem']])).toEqual([ECDSA]);
});

test('a key that stands alone stays closed, unless it may hold a certificate', async () => {
  // Files that are not there: whoever opened them would know nothing.
  for (const name of ['privkey.pem', 'mail.key', 'server-key.pem', 'KEY.pem']) expect(await keysOf([[name, 'rsa.pem']]), name).toEqual([RSA]);
  expect(await keysOf([['monkey.pem', 'rsa.pem']])).toBeUndefined();
  expect(await keysOf([['privkey.pem', 'ec-both.pem']])).toBeUndefined();
  expect(await keysOf([['privkey.pem'], ['rsa.pem']])).toBeUndefined();
  writeFileSync(at('all-key.pem'), text('rsa-both.pem'));
  expect(await keysOf([['all-key.pem', 'ec-both.pem']])).toEqual([RSA, ECDSA]);
});

test('nothing is known of what cannot be read', async () => {
  mkdirSync(at('folder'));
  symlinkSync('/dev/zero', at('device'));
  execFileSync('mkfifo', [at('pipe')]);
  writeFileSync(at('empty'), '');
  writeFileSync(at('broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  writeFileSync(at('large.pem'), `${text('rsa.pem')}${'#'.repeat(1 << 20)}`);
  writeFileSync(at('begins.pem'), '-----BEGIN CERTIFICATE-----\n'.repeat(30_000));
  const names = ['none.pem', 'folder', 'device', 'pipe', 'empty', 'broken.pem', 'large.pem', 'begins.pem', 'rsa-key.pem'];
  for (const name of names) {
    expect(await keysOf([[name]]), name).toBeUndefined();
    expect(await keysOf([['rsa.pem'], [name]]), name).toBeUndefined();
  }
  const reader = new CertificateReader();
  expect((await reader.read([['rsa.pem']]))([['rsa.pem']])).toBeUndefined(); // whose directory is that?
  expect((await reader.read([[at('rsa.pem')]]))([[at('ec.pem')]])).toBeUndefined();
});

test('the word none is no file', async () => {
  const reader = new CertificateReader();
  expect((await reader.read([[at('ec.pem')]]))([['none'], [at('ec.pem')]])).toEqual([ECDSA]);
});

test('a file that changed is read again, and so is one behind a link', async () => {
  const reader = new CertificateReader();
  writeFileSync(at('now.pem'), text('rsa.pem'));
  symlinkSync(at('now.pem'), at('live.pem'));
  expect(await keysOf([['live.pem']], reader)).toEqual([RSA]);
  writeFileSync(at('now.pem'), text('ec.pem'));
  expect(await keysOf([['live.pem']], reader)).toEqual([ECDSA]);
  unlinkSync(at('live.pem'));
  expect(await keysOf([['live.pem']], reader)).toBeUndefined();
  symlinkSync(at('p384.pem'), at('live.pem'));
  expect(await keysOf([['live.pem']], reader)).toEqual([{ kind: 'ECDSA', bits: 384 }]);
  appendFileSync(at('p384.pem'), text('ec-both.pem'));
  expect(await keysOf([['live.pem']], reader)).toEqual([{ kind: 'ECDSA', bits: 384 }, ECDSA]);
});
