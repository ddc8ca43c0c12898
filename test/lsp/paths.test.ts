// Paths in completion, over real streams and from real directories: files beside the configuration, and those of a directory that is written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { nodeHost } from '../../server/src/host/node';
import { startClient } from '../support/lspClient';

const folder = mkdtempSync(join(tmpdir(), 'postfix-paths-'));
const uri = pathToFileURL(join(folder, 'main.cf')).href;

beforeAll(() => {
  for (const name of ['main.cf', 'virtual', 'virtual.db', 'transport.lmdb', 'with blank']) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'ssl'));
  writeFileSync(join(folder, 'ssl/key.pem'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function complete(text: string, options: { folders?: string[]; trusted?: boolean } = { trusted: true }): Promise<string[]> {
  const client = await startClient({
    host: nodeHost,
    initializationOptions: { trusted: options.trusted },
    ...(options.folders && { folders: options.folders }),
  });
  const character = text.indexOf('|');
  await client.open(uri, text.replace('|', ''));
  const list = await client.request<CompletionList | null>('textDocument/completion', { textDocument: { uri }, position: { line: 0, character } });
  await client.stop();
  return (list?.items ?? []).map(({ label }: CompletionItem) => label).sort();
}

const besides = (...names: string[]): string[] => names.map((name) => `${folder}/${name}`);

test('what lies beside the configuration, without what postmap made and what cannot be written', async () => {
  expect(await complete('virtual_alias_maps = hash:|')).toEqual(besides('main.cf', 'ssl/', 'virtual'));
  expect(await complete('virtual_alias_maps = proxy:hash:|')).toEqual(besides('main.cf', 'ssl/', 'virtual'));
  expect(await complete('smtpd_tls_key_file = |\n')).toEqual(['$smtpd_tls_cert_file', ...besides('main.cf', 'ssl/', 'virtual')]);
  expect(await complete('queue_directory = |\n')).toEqual([...besides('ssl/'), '/var/spool/postfix']);
});

test('what lies in a directory that is written', async () => {
  expect(await complete(`smtpd_tls_key_file = ${folder}/ssl/|`)).toEqual(['key.pem']);
  expect(await complete(`smtpd_tls_chain_files = ${folder}/ssl/k|`)).toEqual(['key.pem']);
  expect(await complete(`mynetworks = 127.0.0.0/8 ${folder}/s|`)).toEqual(['main.cf', 'ssl/', 'virtual']);
});

test('nothing where no path stands, or none can be looked at', async () => {
  expect(await complete(`smtpd_tls_key_file = ${folder}/nowhere/|`)).toEqual([]);
  expect(await complete('smtpd_tls_key_file = $config_directory/|')).toEqual(['$smtpd_tls_cert_file']);
  expect(await complete('virtual_alias_maps = regexp:{/|')).toEqual([]);
  expect(await complete('virtual_alias_maps = static:|')).toEqual([]);
  expect(await complete('relayhost = /|')).toEqual([]);
});

test('without trust only inside of the opened folders', async () => {
  expect(await complete('virtual_alias_maps = hash:|', {})).toEqual([]);
  expect(await complete('virtual_alias_maps = hash:|', { folders: [pathToFileURL(folder).href] })).toHaveLength(3);
  expect(await complete('virtual_alias_maps = hash:/|', { folders: [pathToFileURL(folder).href] })).toEqual([]);
});
