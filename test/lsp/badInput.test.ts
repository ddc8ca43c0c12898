// Input that nobody should have, in an editor: every request gets a sound answer in bounded time, nothing is logged, and the server goes on
// as if nothing had been.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { CodeAction, CompletionList, Diagnostic, DocumentSymbol, FoldingRange, Hover, Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import type { Host } from '../../server/src/host/host';
import { nodeHost } from '../../server/src/host/node';
import { type ClientOptions, MODERN, startClient } from '../support/lspClient';
import { Installed } from '../unit/cli/bundle';

type Client = Awaited<ReturnType<typeof startClient>>;

interface Answers {
  readonly diagnostics: readonly Diagnostic[];
  readonly hover: Hover | null;
  readonly completion: CompletionList | null;
  readonly symbols: readonly DocumentSymbol[];
  readonly folds: readonly FoldingRange[];
  /** At one place, and for a selection of everything. */
  readonly actions: readonly CodeAction[];
  readonly allActions: readonly CodeAction[];
}

const MAIN = 'file:///etc/postfix/main.cf';
const MASTER = 'file:///etc/postfix/master.cf';
const REMOVE = 'Remove this setting, which has no effect';
const TREE = { ...MODERN, textDocument: { ...MODERN.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

const at = (line: number, character: number): Position => ({ line, character });
const start = (options: ClientOptions = {}): Promise<Client> => startClient({ capabilities: TREE, ...options });
const open = (client: Client, uri: string, text: string): Promise<void> =>
  client.open(uri, text, uri.endsWith('master.cf') ? 'postfix-master' : 'postfix-main');

async function askAll(client: Client, uri: string, position: Position): Promise<Answers> {
  const textDocument = { uri };
  const context = { diagnostics: [] };
  return {
    diagnostics: (await client.pull(uri)).items ?? [],
    hover: await client.request('textDocument/hover', { textDocument, position }),
    completion: await client.request('textDocument/completion', { textDocument, position }),
    symbols: await client.request('textDocument/documentSymbol', { textDocument }),
    folds: await client.request('textDocument/foldingRange', { textDocument }),
    actions: await client.request('textDocument/codeAction', { textDocument, range: { start: position, end: position }, context }),
    allActions: await client.request('textDocument/codeAction', { textDocument, range: { start: at(0, 0), end: at(2 ** 31 - 1, 0) }, context }),
  };
}

/** What every client relies on. VS Code, for one, throws away a whole outline for one symbol without a name. */
function expectSound({ diagnostics, hover, completion, symbols, folds, actions, allActions }: Answers, document: TextDocument, position: Position): void {
  const offset = (place: Position): number => document.offsetAt(place);
  const isPlace = (place: Position): boolean => isDeepStrictEqual(document.positionAt(offset(place)), place);
  const isRange = (range: Range): boolean => isPlace(range.start) && isPlace(range.end) && offset(range.start) <= offset(range.end);
  const isWithin = (inner: Range, outer: Range): boolean => offset(outer.start) <= offset(inner.start) && offset(inner.end) <= offset(outer.end);
  const isAround = ({ start, end }: Range, { line, character }: Position): boolean =>
    start.line === line && end.line === line && start.character <= character && character <= end.character;
  const isSymbol = ({ name, range, selectionRange }: DocumentSymbol): boolean =>
    name !== '' && isRange(range) && isRange(selectionRange) && isWithin(selectionRange, range);
  const isAction = ({ title, edit }: CodeAction): boolean => {
    const edits = edit?.changes?.[document.uri] ?? [];
    return title !== '' && edits.length > 0 && edits.every(({ range }) => isRange(range));
  };
  const unsound = {
    diagnostics: diagnostics.filter(({ range, message }) => !isRange(range) || message === ''),
    hover: hover && !isAround(hover.range as Range, position),
    completion: completion?.items.filter(({ textEdit }) => !textEdit || !('range' in textEdit) || !isAround(textEdit.range, position)) ?? [],
    symbols: symbols.flatMap((symbol) => [symbol, ...(symbol.children ?? [])]).filter((symbol) => !isSymbol(symbol)),
    folds: folds.filter(({ startLine, endLine }) => startLine < 0 || startLine >= endLine || endLine >= document.lineCount),
    actions: [...actions, ...allActions].filter((action) => !isAction(action)),
  };
  expect({ ...unsound, hover: unsound.hover ?? false }).toEqual({ diagnostics: [], hover: false, completion: [], symbols: [], folds: [], actions: [] });
  // What is sent of 100,000 findings is what somebody might read.
  expect(diagnostics.length).toBeLessThanOrEqual(1001);
  expect(allActions.length).toBeLessThan(5000);
}

/** The server answers a usual configuration as if nothing had been, and has logged what is told here. */
async function expectAlive(client: Client, logged: readonly string[] = []): Promise<void> {
  const uri = 'file:///home/me/main.cf';
  await open(client, uri, 'smtpd_tls_security_level = mayb\nbiff = maybe\nrelayhost =\n  [mx.example.net]\n');
  const { diagnostics, completion, symbols, folds, actions } = await askAll(client, uri, at(0, 28));
  expect(diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([
    ['tls-missing-client', 0],
    ['tls-level-invalid', 0],
    ['invalid-value', 1],
  ]);
  expect(completion?.items.map(({ label }) => label)).toEqual(['none', 'may', 'encrypt']);
  expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
    ['smtpd_tls_security_level', 'mayb'],
    ['biff', 'maybe'],
    ['relayhost', '[mx.example.net]'],
  ]);
  expect(folds).toEqual([{ startLine: 2, endLine: 3 }]);
  expect(actions[0]).toMatchObject({ title: 'Change to "may"', isPreferred: true });
  expect(textOf((await askAll(client, uri, at(2, 3))).hover)).toContain('`[mx.example.net]` (main.cf, line 3)');
  await client.close(uri);
  expect(client.log).toEqual(logged);
}

const textOf = (hover: Hover | null): string => (hover ? (hover.contents as { value: string }).value : '');

/** How many there are, with those that are only counted. */
function countFindings(diagnostics: readonly Diagnostic[]): number {
  const more = /^(\d+) more problems/.exec(String(diagnostics.at(-1)?.message));
  return more ? diagnostics.length - 1 + Number(more[1]) : diagnostics.length;
}

/** The same client, and what each kind of request took at most: seconds of the processor, for both sides together. */
function timed(client: Client): { client: Client; seconds: Record<string, number> } {
  const seconds: Record<string, number> = {};
  async function measure<R>(name: string, ask: () => Promise<R>): Promise<R> {
    const before = process.cpuUsage();
    const answer = await ask();
    const { user, system } = process.cpuUsage(before);
    seconds[name] = Math.max(seconds[name] ?? 0, (user + system) / 1e6);
    return answer;
  }
  const pull: Client['pull'] = (...args) => measure('textDocument/diagnostic', () => client.pull(...args));
  const request: Client['request'] = (method, params) => measure(method, () => client.request(method, params));
  return { client: { ...client, pull, request }, seconds };
}

/** What one document is opened with, what is typed into it, and where the answers are asked for after that. */
interface Steps {
  readonly text: string;
  readonly uri: string;
  readonly typed: readonly [Position, string];
  readonly ask: Position;
}

/** Opens, looks, types, and asks for everything that an editor asks for. */
async function work(client: Client, { text, uri, typed: [place, typed], ask }: Steps): Promise<Answers> {
  await open(client, uri, text);
  expect((await client.pull(uri)).kind).toBe('full');
  await client.type(uri, place, typed);
  return askAll(client, uri, ask);
}

function typedText({ text, uri, typed: [place, typed] }: Steps): TextDocument {
  return TextDocument.update(TextDocument.create(uri, '', 0, text), [{ range: { start: place, end: place }, text: typed }], 1);
}

interface Expected {
  readonly findings: number;
  /** A part of the hover, and a label among the completions; empty where there is none. */
  readonly hover: string;
  readonly offers: string;
  readonly symbols: number;
  readonly folds: number;
  /** Title of the first action. */
  readonly fix?: string;
}

interface LargeFile extends Omit<Steps, 'text' | 'uri'> {
  readonly title: string;
  readonly uri?: string;
  readonly text: () => string;
  readonly expected: Expected;
}

const fiftyMegabytes = (): string => Array.from({ length: 100_000 }, (_, i) => `name_${i} = ${'value '.repeat(83)}\n`).join('');

const LARGE: readonly LargeFile[] = [
  {
    title: 'nothing at all',
    text: () => '',
    typed: [at(0, 0), '\n'],
    ask: at(0, 0),
    expected: { findings: 0, hover: '', offers: 'relayhost', symbols: 0, folds: 0 },
  },
  {
    title: '50 MB',
    text: fiftyMegabytes,
    typed: [at(50_000, 0), 'relayhost = [mx.example.net]\n'],
    ask: at(50_000, 4),
    expected: { findings: 100_000, hover: '`[mx.example.net]` (main.cf, line 50001)', offers: 'relayhost', symbols: 100_001, folds: 0 },
  },
  {
    title: 'a million NULs',
    text: () => '\0'.repeat(1_000_000),
    typed: [at(0, 500_000), '='],
    ask: at(0, 100),
    expected: { findings: 1, hover: '', offers: '', symbols: 0, folds: 0, fix: 'Make it a comment' },
  },
  {
    title: 'lone surrogates',
    text: () => 'a = \ud800 \udfff\n\ud83d = x\n'.repeat(20_000),
    typed: [at(20_000, 5), '\udc80'],
    ask: at(20_001, 0),
    expected: { findings: 40_000, hover: 'line 40000 sets it again', offers: 'relayhost', symbols: 40_000, folds: 0, fix: REMOVE },
  },
  {
    title: 'one value of 10 MB',
    text: () => `relayhost = ${'x'.repeat(10_000_000)}\nrelayhost = b\n`,
    typed: [at(0, 5_000_000), 'y'],
    ask: at(0, 3),
    expected: { findings: 1, hover: '`b` (main.cf, line 2)', offers: 'relayhost', symbols: 2, folds: 0, fix: REMOVE },
  },
  {
    title: 'one list of 10 MB',
    text: () => `smtpd_recipient_restrictions = ${'reject_unknown_sender_domain, '.repeat(333_333)}\n`,
    typed: [at(0, 10_000_021), 'permit_mynetworks'],
    ask: at(0, 10_000_024),
    expected: { findings: 0, hover: '**permit_mynetworks**: Permits clients', offers: 'permit_mynetworks', symbols: 1, folds: 0 },
  },
  {
    title: 'one name of 10 MB',
    text: () => `${'x'.repeat(10_000_000)} = b\n`,
    typed: [at(0, 5_000_000), 'y'],
    ask: at(0, 10_000_004),
    expected: { findings: 1, hover: '', offers: '', symbols: 1, folds: 0 },
  },
  {
    title: '100,000 times the same setting',
    text: () => 'smtpd_tls_loglevel = 1\n'.repeat(100_000),
    typed: [at(50_000, 22), 'x'],
    ask: at(50_000, 3),
    expected: { findings: 100_000, hover: 'line 100000 sets it again', offers: 'smtpd_tls_loglevel', symbols: 100_000, folds: 0, fix: REMOVE },
  },
  {
    title: '100,000 times the same wrong setting',
    text: () => 'smtpd_tls_security_level = mayb\n'.repeat(100_000),
    typed: [at(50_000, 31), 'e'],
    ask: at(50_000, 30),
    expected: { findings: 199_999, hover: '', offers: 'may', symbols: 100_000, folds: 0, fix: 'Change to "may"' },
  },
  {
    title: '100,000 times the same wrong option of a service',
    uri: MASTER,
    text: () => `smtp inet n - y - - smtpd\n${'  -o smtpd_tls_security_level=mayb\n'.repeat(100_000)}`,
    typed: [at(50_000, 34), 'e'],
    ask: at(50_000, 32),
    expected: { findings: 199_999, hover: '', offers: 'may', symbols: 1, folds: 1, fix: 'Change to "may"' },
  },
];

/** Of no interest here: what a file of so few settings misses. */
const QUIET = { rules: { 'tls-missing-client': 'off', 'tls-missing-server': 'off' } };

/** For one answer. When this was written, the slowest one of each file took 0.1 to 3.8 seconds; a quadratic one took 28 and more. */
const MOST_SECONDS = 12;

test.each(LARGE)('$title: is answered in time, and forgotten', async ({ text, uri = MAIN, typed, ask, expected }) => {
  const { client, seconds } = timed(await start({ settings: QUIET }));
  const steps = { text: text(), uri, typed, ask };
  const answers = await work(client, steps);
  expect(Object.entries(seconds).filter(([, each]) => each > MOST_SECONDS)).toEqual([]);
  expectAnswers(answers, expected);
  expectSound(answers, typedText(steps), ask);
  await client.configure({});
  await expectAlive(client);
  await client.stop();
});

function expectAnswers({ diagnostics, hover, completion, symbols, folds, actions }: Answers, expected: Expected): void {
  const text = textOf(hover);
  const offers = completion?.items.find(({ label }) => label === expected.offers)?.label ?? '';
  const fix = actions[0] && { fix: actions[0].title };
  expect({ findings: countFindings(diagnostics), hover: text, offers, symbols: symbols.length, folds: folds.length, ...fix }).toEqual({
    ...expected,
    hover: expected.hover === '' ? '' : expect.stringContaining(expected.hover),
  });
}

describe.each([
  { uri: MAIN, typed: 'relayhost = b\n', hover: '`b` (main.cf, line ' },
  { uri: MASTER, typed: 'smtp inet n - n - - smtpd\n', hover: '**Service** `smtp`' },
])('a binary as $uri', ({ uri, typed, hover }) => {
  const bytes = createHash('shake256', { outputLength: 1_000_000 }).update(uri).digest();

  test.each([
    ['every byte comes back', decodeBytes(bytes)],
    ['what is no UTF-8 is lost', new TextDecoder().decode(bytes)],
  ])('%s', async (_title, text) => {
    const client = await start();
    const place = TextDocument.create(uri, '', 0, text).positionAt(text.indexOf('\n', text.length / 2) + 1);
    const steps: Steps = { text, uri, typed: [place, typed], ask: at(place.line, 2) };
    const answers = await work(client, steps);
    expectSound(answers, typedText(steps), steps.ask);
    expect(textOf(answers.hover)).toContain(hover);
    expect(countFindings(answers.diagnostics)).toBeGreaterThan(1001);
    expect(answers.symbols.length).toBeGreaterThan(40);
    const written = Buffer.concat([encodeBytes(text), encodeBytes(typed)]);
    expect(answers.symbols.filter(({ name }) => !written.includes(Buffer.from(encodeBytes(name))))).toEqual([]);
    await expectAlive(client);
    await client.stop();
  });
});

test('50 MB in a process of its own: bounded memory, nothing on standard error, a clean end', async () => {
  const server = spawn(process.execPath, [join(new Installed().root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const client = await start({ server });
  const { hover } = await work(client, { text: fiftyMegabytes(), uri: MAIN, typed: [at(50_000, 0), 'relayhost = b\n'], ask: at(50_000, 4) });
  expect(textOf(hover)).toContain('`b` (main.cf, line 50001)');
  await client.close(MAIN);
  await expectAlive(client);
  // It took 740 MB.
  expect(peakMegabytes(server.pid)).toBeLessThan(1500);
  await client.stop();
  server.stdin.end();
  expect(await once(server, 'close')).toEqual([0, null]);
  expect(errors).toBe('');
});

/** 0 elsewhere than on Linux. */
function peakMegabytes(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  return existsSync(status) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024 : 0;
}

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

test('no completion replaces more than one line, where a carriage return ends one too', async () => {
  const client = await start();
  const steps: Steps = { text: 'smtp inet {a\rb', uri: MASTER, typed: [at(1, 1), 'c'], ask: at(1, 2) };
  const answers = await work(client, steps);
  expectSound(answers, typedText(steps), steps.ask);
  expect(answers.completion?.items).toEqual([]);
  await expectAlive(client);
  await client.stop();
});

test('places that are not in the document are its nearest', async () => {
  const client = await start();
  await open(client, MAIN, 'myhostname = b\n');
  const { completion, hover } = await askAll(client, MAIN, at(2 ** 31 - 1, 2 ** 31 - 1));
  expect({ hover, place: completion?.items[0]?.textEdit }).toMatchObject({ hover: null, place: { range: { start: at(1, 0) } } });
  expect((await askAll(client, MAIN, at(0, 2 ** 31 - 1))).hover).toBe(null);
  await client.type(MAIN, at(7, 7), 'biff = no\n');
  expect((await askAll(client, MAIN, at(0, 1))).symbols.map(({ name }) => name)).toEqual(['myhostname', 'biff']);
  await expectAlive(client);
  await client.stop();
});

test('a document that closes before it is answered, and one that nobody opened', async () => {
  const client = await start();
  await open(client, MAIN, 'relayhost = b\n');
  const asked = askAll(client, MAIN, at(0, 1));
  await client.close(MAIN);
  const nothing = { diagnostics: [], hover: null, completion: null, symbols: [], folds: [], actions: [], allActions: [] };
  expect(await asked).toEqual(nothing);
  await client.type(MAIN, at(0, 0), 'x');
  await client.close(MAIN);
  expect(await askAll(client, MASTER, at(0, 1))).toEqual(nothing);
  await expectAlive(client);
  await client.stop();
});
