// The certificates that a configuration names, in an editor: the same marks and suites as on the command line, under the rules of trust.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hover, InlayHint } from 'vscode-languageserver';
import { Analysis, certificateChains, defaultOptions, parseVersion, postureReport, type Version } from '../../server/src/core';
import { CertificateReader } from '../../server/src/host/certificates';
import { bareHost, type Host } from '../../server/src/host/host';
import { nodeHost } from '../../server/src/host/node';
import { startClient } from '../support/lspClient';

const root = mkdtempSync(join(tmpdir(), 'postfix-certificates-'));
const CERTIFICATE = join(root, 'mail.pem');
const URI = pathToFileURL(join(root, 'main.cf')).href;
const TEXT = `smtpd_tls_security_level = may\nsmtpd_tls_chain_files = ${CERTIFICATE}\nsmtpd_tls_protocols = >=TLSv1.2\n`;
const SETTINGS = { targetVersion: '3.7.11', inlayHints: { enable: true } };
const UNKNOWN = 'suites for RSA and for ECDSA are both counted';

beforeAll(() => {
  const make = (name: string, ...key: string[]): void => {
    const files = ['-keyout', join(root, 'other'), '-out', join(root, `${name}.pem`)];
    execFileSync('openssl', ['req', '-x509', '-newkey', ...key, '-nodes', '-subj', '/CN=x', ...files], { stdio: 'ignore' });
  };
  make('ec', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1');
  make('rsa', 'rsa:2048');
  cpSync(join(root, 'ec.pem'), CERTIFICATE);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function start({ trusted = true, host = nodeHost, uri = URI }: { trusted?: boolean; host?: Host; uri?: string } = {}) {
  const client = await startClient({ settings: SETTINGS, host, folders: [pathToFileURL(root).href], initializationOptions: { trusted } });
  await client.open(uri, TEXT);
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  return {
    stop: client.stop,
    page: async () => (await client.request<{ html: string }>('postfix/tlsPosture', { textDocument })).html,
    hints: async () => (await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range })).map(({ label }) => label),
    hover: async () => JSON.stringify((await client.request<Hover>('textDocument/hover', { textDocument, position: { line: 2, character: 3 } })).contents),
  };
}

/** How many suites the command line counts. */
async function expected(): Promise<number> {
  const options = defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0' });
  const { configuration } = Analysis.of({ main: TEXT }, options);
  const keysIn = await new CertificateReader().read(certificateChains(configuration, options));
  const [server] = postureReport(configuration, { ...options, keysIn }).services;
  return (server?.ciphers.length ?? 0) + (server?.tls13Ciphers.length ?? 0);
}

test('page, hover and hints count what the certificate can serve, and follow it', async () => {
  const editor = await start();
  const withEc = await expected();
  expect(await editor.page()).toContain('The certificate&#39;s key is ECDSA (256 bits)');
  expect(await editor.hints()).toEqual([`TLS 1.2, 1.3; ${withEc} suites`, `TLS 1.2, 1.3; ${withEc} suites`]);
  expect(await editor.hover()).toContain(`TLS 1.2, TLS 1.3; ${withEc} suites`);
  expect(await editor.hover()).not.toContain(UNKNOWN);
  cpSync(join(root, 'rsa.pem'), CERTIFICATE);
  const withRsa = await expected();
  expect(withRsa).not.toBe(withEc);
  expect(await editor.page()).toContain('The certificate&#39;s key is RSA (2048 bits)');
  expect(await editor.hover()).toContain(`TLS 1.2, TLS 1.3; ${withRsa} suites`);
  writeFileSync(CERTIFICATE, '');
  expect(await editor.page()).toContain(UNKNOWN);
  expect(await editor.hover()).toContain(UNKNOWN);
  cpSync(join(root, 'ec.pem'), CERTIFICATE);
  await editor.stop();
});

test.each([
  ['without trust', { trusted: false }],
  ['for files that lie elsewhere', { uri: 'vscode-vfs://github/me/mail/main.cf' }],
  ['for a text without a file', { uri: 'untitled:main.cf' }],
])('nothing is read %s, and that is said', async (_name, options) => {
  let calls = 0;
  const host: Host = {
    ...nodeHost,
    certificateKeys: (chains) => {
      calls++;
      return nodeHost.certificateKeys(chains);
    },
  };
  const editor = await start({ ...options, host });
  expect(await editor.page()).toContain(UNKNOWN);
  expect(await editor.hover()).toContain(UNKNOWN);
  await editor.hints();
  expect(calls).toBe(0);
  await editor.stop();
});

test('a host that cannot read them says so too', async () => {
  const editor = await start({ host: bareHost });
  expect(await editor.page()).toContain(UNKNOWN);
  await editor.stop();
});
