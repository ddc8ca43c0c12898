// The requests about TLS as an editor asks them: the posture, what a profile or another version would change, and inlay hints.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InlayHint, WorkspaceEdit } from 'vscode-languageserver';
import { startClient } from '../support/lspClient';

const MAIN = 'file:///etc/postfix/main.cf';
const MASTER = 'file:///etc/postfix/master.cf';
const TEXT = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/tls.pem\nsmtpd_tls_protocols = !SSLv2, !SSLv3\n';
const SETTINGS = { targetVersion: '3.7.11', inlayHints: { enable: true } };
const of = (uri: string, more: object = {}): object => ({ textDocument: { uri }, ...more });

let client: Awaited<ReturnType<typeof startClient>>;

beforeAll(async () => {
  client = await startClient({ settings: SETTINGS });
  await client.open(MAIN, TEXT);
  await client.open(MASTER, 'smtp inet n - n - - smtpd\n', 'postfix-master');
});
afterAll(() => client.stop());

test('the posture is the same from either file, and its links name the place', async () => {
  const [one, other] = await Promise.all([MAIN, MASTER].map((uri) => client.request<{ mark: string; html: string }>('postfix/tlsPosture', of(uri))));
  expect(one?.mark).toBe('B');
  expect(other).toEqual(one);
  expect(one?.html).toContain(`data-file="${MAIN}" data-line="2">main.cf:3</a>`);
});

test('each button of the page has its edit, and only the one that was shown', async () => {
  const { html, fixes } = await client.request<{ html: string; fixes: Record<string, WorkspaceEdit> }>('postfix/tlsPosture', of(MAIN));
  const keys = [...html.matchAll(/<button class="fix" data-fix="([^"]*)">Fix: ([^<]*)<\/button>/g)].map(([, key = '']) => key);
  const unescaped = keys.map((key) => key.replaceAll('&quot;', '"').replaceAll('&gt;', '>'));
  expect(unescaped).toEqual(Object.keys(fixes));
  expect(fixes['smtp inet old-versions B smtpd_tls_protocols: Change to ">=TLSv1.2"']?.changes?.[MAIN]).toEqual([
    { range: { start: { line: 2, character: 22 }, end: { line: 2, character: 36 } }, newText: '>=TLSv1.2' },
  ]);
  const quiet = await startClient({ settings: { ...SETTINGS, lint: { enable: false } } });
  await quiet.open(MAIN, TEXT);
  expect((await quiet.request<{ fixes: object }>('postfix/tlsPosture', of(MAIN))).fixes).toEqual({});
  await quiet.stop();
});

test('the fix for a policy, which names its destination', async () => {
  const other = await startClient({ settings: SETTINGS });
  const word = 'protocols=!SSLv2, !SSLv3';
  const text = `smtp_tls_policy_maps = inline:{ { a.example = encrypt ${word} } }\n`;
  const character = text.indexOf(word);
  await other.open(MAIN, text);
  await other.open(MASTER, 'smtp unix - - n - - smtp\n', 'postfix-master');
  const { fixes } = await other.request<{ fixes: Record<string, WorkspaceEdit> }>('postfix/tlsPosture', of(MAIN));
  const [edit] = fixes['smtp unix -> a.example broken F smtp_tls_policy_maps: Use "protocols=!SSLv2:!SSLv3"']?.changes?.[MAIN] ?? [];
  const range = { start: { line: 0, character }, end: { line: 0, character: character + word.length } };
  expect(edit).toEqual({ range, newText: 'protocols=!SSLv2:!SSLv3' });
  await other.stop();
});

test('what a profile would do, with the edit that does it', async () => {
  const { html, edit } = await client.request<{ html: string; edit: WorkspaceEdit }>('postfix/profileChanges', of(MAIN, { profile: 'balanced' }));
  expect(html).toContain('<del>- smtpd_tls_protocols = !SSLv2, !SSLv3</del>\n<ins>+ smtpd_tls_protocols = &gt;=TLSv1.2</ins>');
  expect(html).toContain('smtp inet</b>: removes TLS 1.0 and TLS 1.1');
  const [first] = edit.changes?.[MAIN] ?? [];
  expect(first).toEqual({ range: { start: { line: 2, character: 22 }, end: { line: 2, character: 36 } }, newText: '>=TLSv1.2' });
});

test('what another version would make of it', async () => {
  const { html, edit } = await client.request<{ html: string; edit: null }>('postfix/versionChanges', of(MAIN, { version: '3.11' }));
  expect(edit).toBeNull();
  expect(html).toContain('With Postfix 3.11 and OpenSSL 3.5');
  expect(html).toMatch(/smtp inet<\/b>: .*adds the group X25519MLKEM768/);
  expect(html).toContain('<th scope="row">tls_medium_cipherlist</th>');
});

test('there is something to choose from', async () => {
  const { profiles, versions } = await client.request<{ profiles: { name: string; after: string }[]; versions: string[] }>('postfix/choices', of(MAIN));
  expect(profiles.find(({ name }) => name === 'ncsc-nl')?.after).not.toBe('fail');
  expect(versions).toContain('3.12');
});

test('unknown documents, profiles and versions have no answer', async () => {
  expect(await client.request('postfix/tlsPosture', of('file:///nowhere/main.cf'))).toBeNull();
  expect(await client.request('postfix/profileChanges', of(MAIN, { profile: 'none' }))).toBeNull();
  expect(await client.request('postfix/versionChanges', of(MAIN, { version: 'new' }))).toBeNull();
});

test('inlay hints, for those who switched them on', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', of(MAIN, { range }));
  expect(hints.map(({ position, label }) => [position.line, label])).toEqual([
    [0, 'TLS 1.0, 1.1, 1.2, 1.3; 74 suites'],
    [2, 'TLS 1.0, 1.1, 1.2, 1.3; 74 suites'],
  ]);
  const plain = await startClient({ settings: { targetVersion: '3.7.11' } });
  await plain.open(MAIN, TEXT);
  expect(await plain.request('textDocument/inlayHint', of(MAIN, { range }))).toEqual([]);
  await plain.stop();
});
