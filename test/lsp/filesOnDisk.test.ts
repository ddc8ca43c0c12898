// What can go wrong with files behind the documents: gone, unreadable, no files at all, or changed while they are read.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Host } from '../../server/src/host/host';
import { nodeHost } from '../../server/src/host/node';
import { askAll, at, type Client, expectAlive, open, start, textOf } from '../support/steadyClient';

describe('files on disk', () => {
  const root = mkdtempSync(join(tmpdir(), 'postfix-lsp-'));
  const LEVEL = 'smtpd_tls_security_level = may\n';
  const SERVICE = 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n';
  let folders = 0;
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A new folder with these files, and a name without a file for what is a directory; as an editor knows it. */
  function folder(files: Readonly<Record<string, string | Uint8Array | undefined>>): { path: string; uri: string } {
    const path = join(root, `case${++folders}`);
    mkdirSync(path);
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) mkdirSync(join(path, name));
      else writeFileSync(join(path, name), content);
    }
    return { path, uri: pathToFileURL(path).href };
  }
  const onDisk = (host: Host = nodeHost): Promise<Client> => start({ host, folders: [pathToFileURL(root).href] });

  /** What is said of the level in main.cf: whether its services are known. */
  async function hoverOf(client: Client, uri: string): Promise<string> {
    const { hover, symbols } = await askAll(client, uri, at(0, 3));
    expect(symbols.map(({ name }) => name)).toEqual(['smtpd_tls_security_level']);
    expect(textOf(hover)).toContain('**smtpd_tls_security_level**');
    return textOf(hover);
  }

  test('the document is gone, or was never there', async () => {
    const client = await onDisk();
    const { path, uri } = folder({ 'main.cf': LEVEL, 'master.cf': SERVICE });
    await open(client, `${uri}/main.cf`, LEVEL);
    rmSync(path, { recursive: true });
    await client.changedOnDisk(`${uri}/main.cf`);
    await client.type(`${uri}/main.cf`, at(0, 30), ' ');
    expect(await hoverOf(client, `${uri}/main.cf`)).not.toContain('submission');
    for (const never of [`${uri}/none/main.cf`, 'untitled:main.cf', 'untitled:Untitled-1', 'vscode-vfs://github/me/mail/main.cf']) {
      await open(client, never, LEVEL);
      await client.type(never, at(0, 30), ' ');
      await hoverOf(client, never);
    }
    await expectAlive(client);
    await client.stop();
  });

  test('the partner vanishes, and comes back', async () => {
    const client = await onDisk();
    const { path, uri } = folder({ 'master.cf': SERVICE });
    await open(client, `${uri}/main.cf`, LEVEL);
    expect(await hoverOf(client, `${uri}/main.cf`)).toContain('`encrypt` (`submission`, line 2)');
    rmSync(join(path, 'master.cf'));
    await client.changedOnDisk(`${uri}/master.cf`);
    expect(await hoverOf(client, `${uri}/main.cf`)).not.toContain('submission');
    writeFileSync(join(path, 'master.cf'), SERVICE);
    await client.changedOnDisk(`${uri}/master.cf`);
    expect(await hoverOf(client, `${uri}/main.cf`)).toContain('submission');
    expect(client.refreshes()).toBe(2);
    await expectAlive(client);
    await client.stop();
  });

  test('a partner that changes while it is read is read again', async () => {
    const answers: ((text: string) => void)[] = [];
    const client = await onDisk({ ...nodeHost, readFile: () => new Promise((answer) => answers.push(answer)) });
    const { uri } = folder({});
    await open(client, `${uri}/main.cf`, LEVEL);
    const first = hoverOf(client, `${uri}/main.cf`);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await client.changedOnDisk(`${uri}/master.cf`);
    await vi.waitFor(() => expect(client.refreshes()).toBe(1));
    answers[0]?.('');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.(SERVICE);
    expect(await first).toContain('submission');
    await client.stop();
  });

  test.each(['main.cf', 'master.cf'])('the partner is a directory: %s', async (name) => {
    const client = await onDisk();
    const { uri } = folder({ [name]: undefined });
    const opened = `${uri}/${name === 'main.cf' ? 'master.cf' : 'main.cf'}`;
    await open(client, opened, name === 'main.cf' ? SERVICE : LEVEL);
    // As an editor asks when it opens a file: all at once.
    const all = await Promise.all(Array.from({ length: 3 }, () => askAll(client, opened, at(0, 3))));
    expect(all.map(({ symbols }) => symbols.length)).toEqual([1, 1, 1]);
    await expectAlive(client, [`${uri}/${name} could not be read (EISDIR), so it is judged without it.`]);
    await client.stop();
  });

  test.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path)],
  ])('the partner is %s: nobody waits for it', async (_name, make) => {
    const client = await onDisk();
    const { uri, path } = folder({});
    make(join(path, 'master.cf'));
    await open(client, `${uri}/main.cf`, LEVEL);
    await hoverOf(client, `${uri}/main.cf`);
    await expectAlive(client, [`${uri}/master.cf could not be read (it is not a regular file), so it is judged without it.`]);
    await client.stop();
  });

  test('a directory that is opened all the same', async () => {
    const client = await onDisk();
    const { uri } = folder({ 'main.cf': undefined, 'master.cf': SERVICE });
    await open(client, `${uri}/main.cf`, LEVEL);
    expect(await hoverOf(client, `${uri}/main.cf`)).toContain('submission');
    await expectAlive(client);
    await client.stop();
  });

  test('a path through a file', async () => {
    const client = await onDisk();
    const { uri } = folder({ file: '' });
    await open(client, `${uri}/file/main.cf`, LEVEL);
    await hoverOf(client, `${uri}/file/main.cf`);
    await expectAlive(client);
    await client.stop();
  });

  test('the partner is a binary', async () => {
    const client = await onDisk();
    const { uri } = folder({ 'master.cf': createHash('shake256', { outputLength: 1_000_000 }).digest() });
    await open(client, `${uri}/main.cf`, LEVEL);
    await hoverOf(client, `${uri}/main.cf`);
    await expectAlive(client);
    await client.stop();
  });

  test('a file of another machine', async () => {
    const client = await start({ host: nodeHost, folders: ['file://server/share'] });
    await open(client, 'file://server/share/main.cf', LEVEL);
    await hoverOf(client, 'file://server/share/main.cf');
    const reason = process.platform === 'win32' ? 'ENOENT' : 'ERR_INVALID_FILE_URL_HOST';
    await expectAlive(client, [`file://server/share/master.cf could not be read (${reason}), so it is judged without it.`]);
    await client.stop();
  });

  // Where the folder has no name, its partner has none either, and that is told.
  test.each([
    ['100%.cf', []],
    ['main%00.cf', []],
    ['?', []],
    ['', []],
    ['%zz/main.cf', ['%zz/master.cf could not be read (URI malformed), so it is judged without it.']],
    ['%ff%fe/main.cf', ['%ff%fe/master.cf could not be read (URI malformed), so it is judged without it.']],
  ])('an address that is none: %s', async (name, logged) => {
    const client = await onDisk();
    const base = `${pathToFileURL(root).href}/`;
    await open(client, base + name, LEVEL);
    await hoverOf(client, base + name);
    await client.close(base + name);
    await expectAlive(
      client,
      logged.map((line) => base + line),
    );
    await client.stop();
  });
});
