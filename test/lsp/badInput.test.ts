// Input that nobody should have, in an editor: every request gets a sound answer in bounded time, nothing is logged, and the server goes on
// as if nothing had been.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import {
  type Answers,
  askAll,
  at,
  countFindings,
  expectAlive,
  expectSound,
  MAIN,
  MASTER,
  open,
  type Steps,
  start,
  textOf,
  timed,
  typedText,
  work,
} from '../support/steadyClient';
import { Installed } from '../unit/cli/bundle';

const REMOVE = 'Remove this setting, which has no effect';

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

test('a client that goes away in the middle of an answer: the server ends, and says nothing on standard error', async () => {
  const server = spawn(process.execPath, [join(new Installed().root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  server.stdin.on('error', () => {}); // it may have ended already
  const client = await start({ server });
  server.stdout.destroy();
  const closed = once(server, 'close');
  void client.open(MAIN, fiftyMegabytes().slice(0, 1_000_000)).catch(() => {});
  expect(await closed).toEqual([1, null]);
  expect(errors).toBe('');
});

/** 0 elsewhere than on Linux. */
function peakMegabytes(pid: number | undefined): number {
  const status = `/proc/${pid}/status`;
  return existsSync(status) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024 : 0;
}

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
  expect((await askAll(client, MAIN, at(0, 2 ** 31 - 1))).hover?.range).toEqual({ start: at(0, 13), end: at(0, 14) });
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
