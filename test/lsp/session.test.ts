// A whole session against the real server over real streams: what an editor sends, and what it gets.
import { expect, test } from 'vitest';
import type { CodeAction, CompletionList, Hover, SignatureHelp } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bareHost } from '../../server/src/host/host';
import { MODERN, PLAIN, startClient } from '../support/lspClient';

const URI = 'file:///etc/postfix/main.cf';
const MASTER = 'file:///etc/postfix/master.cf';
const BROKEN = 'smtp_tls_security_level = maybe\n';

const codes = (items: readonly { code?: unknown }[] | undefined): unknown[] => (items ?? []).map((item) => item.code);

test('diagnostics are pulled, with range, code, page and source', async () => {
  const client = await startClient();
  await client.open(URI, `# comment\n${BROKEN}`);
  const report = await client.pull(URI);
  expect(report.items?.find((item) => item.code === 'tls-level-invalid')).toMatchObject({
    range: { start: { line: 1, character: 26 }, end: { line: 1, character: 31 } },
    severity: 1,
    source: 'postfix',
    codeDescription: { href: expect.stringMatching(/\/tls-level-invalid\.md$/) },
    message: expect.stringContaining('"maybe"'),
  });
  expect(await client.pull(URI, report.resultId)).toEqual({ kind: 'unchanged', resultId: report.resultId });
  await client.change(URI, 'smtp_tls_security_level = may\n');
  expect(codes((await client.pull(URI, report.resultId)).items)).not.toContain('tls-level-invalid');
  await client.stop();
});

test('a client that cannot pull gets them pushed, and gets the last of a burst', async () => {
  const client = await startClient({ capabilities: PLAIN });
  expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
  await client.open(URI, BROKEN);
  await client.published(URI, (items) => codes(items).includes('tls-level-invalid'));
  for (let i = 0; i < 20; i++) await client.change(URI, `# ${i}\n${BROKEN}`);
  await client.change(URI, 'smtp_tls_security_level = may\n');
  await client.published(URI, (items) => !codes(items).includes('tls-level-invalid'));
  await client.close(URI);
  await client.published(URI, (items) => items.length === 0);
  await client.stop();
});

test('settings arrive by workspace/configuration and change without a restart', async () => {
  const client = await startClient({ settings: { rules: { 'tls-level-invalid': 'off' } } });
  await client.open(URI, BROKEN);
  expect(codes((await client.pull(URI)).items)).not.toContain('tls-level-invalid');
  await client.configure({ rules: { 'tls-level-invalid': 'hint' } });
  expect((await client.pull(URI)).items?.find((item) => item.code === 'tls-level-invalid')?.severity).toBe(4);
  await client.configure({ lint: { enable: false } });
  expect((await client.pull(URI)).items).toEqual([]);
  expect(client.refreshes()).toBe(2);
  await client.stop();
});

test('settings arrive as initializationOptions where the client cannot be asked', async () => {
  const client = await startClient({ capabilities: PLAIN, initializationOptions: { rules: { 'tls-level-invalid': 'warning' } } });
  await client.open(URI, BROKEN);
  const items = await client.published(URI, (found) => found.length > 0);
  expect(items.find((item) => item.code === 'tls-level-invalid')?.severity).toBe(2);
  await client.configure({ rules: { 'tls-level-invalid': 'off' } });
  await client.published(URI, (found) => !codes(found).includes('tls-level-invalid'));
  await client.stop();
});

test('main.cf and master.cf of one folder are one configuration, and the unsaved text counts', async () => {
  const client = await startClient();
  await client.open(URI, 'smtpd_tls_security_level = may\n');
  await client.open(MASTER, 'submission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n', 'postfix-master');
  const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 3 } });
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('`encrypt` (`submission`, line 2)') });
  await client.change(MASTER, 'smtp inet n - n - - smtpd\n');
  const later = await client.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 3 } });
  expect(JSON.stringify(later.contents)).not.toContain('submission');
  await client.stop();
});

test('the partner is read from disk inside of opened folders, or anywhere when trusted; else not at all', async () => {
  const read: string[] = [];
  const host = {
    ...bareHost,
    readFile: async (uri: string) => {
      read.push(uri);
      return uri === MASTER ? 'submission inet n - n - - smtpd\n -o smtpd_tls_security_level=encrypt\n' : undefined;
    },
    localPostfix: async () => undefined,
    manualEntry: async () => undefined,
  };
  const hoverIn = async (options: { folders?: string[]; trusted?: boolean }): Promise<string> => {
    const client = await startClient({ host, initializationOptions: { trusted: options.trusted }, ...(options.folders && { folders: options.folders }) });
    await client.open(URI, 'smtpd_tls_security_level = may\n');
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 3 } });
    await client.stop();
    return JSON.stringify(hover.contents);
  };
  expect(await hoverIn({})).not.toContain('submission');
  expect(await hoverIn({ folders: ['file:///etc/postfix-other'] })).not.toContain('submission');
  expect(read).toEqual([]);
  expect(await hoverIn({ folders: ['file:///etc/postfix'] })).toContain('submission');
  expect(await hoverIn({ trusted: true })).toContain('submission');
});

test('the local postconf is asked only when trusted, and judges only its own directory', async () => {
  let asked = 0;
  const host = {
    ...bareHost,
    readFile: async () => undefined,
    localPostfix: async () => {
      asked++;
      return { version: '3.5.25', configDirectory: 'file:///etc/postfix' };
    },
    manualEntry: async () => undefined,
  };
  const range = 'smtpd_tls_protocols = >=TLSv1.2\n';
  const untrusted = await startClient({ host });
  await untrusted.open(URI, range);
  await untrusted.pull(URI);
  expect(asked).toBe(0);
  await untrusted.stop();
  const trusted = await startClient({ host, initializationOptions: { trusted: true } });
  await trusted.open(URI, range);
  await trusted.open('file:///home/me/main.cf', range);
  await trusted.pull(URI);
  expect(codes((await trusted.pull(URI)).items)).toContain('tls-protocol-range-needs-3-6');
  expect(codes((await trusted.pull('file:///home/me/main.cf')).items)).not.toContain('tls-protocol-range-needs-3-6');
  expect(asked).toBe(1);
  await trusted.stop();
});

test('a quick fix, its preference, the comment that silences, and the page', async () => {
  const client = await startClient({ initializationOptions: { explainCommand: true } });
  const text = `biff = no\n${BROKEN}`;
  await client.open(URI, text);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: { line: 1, character: 28 }, end: { line: 1, character: 28 } },
    context: { diagnostics: [] },
  });
  const apply = (action: CodeAction | undefined): string => TextDocument.applyEdits(TextDocument.create(URI, '', 0, text), action?.edit?.changes?.[URI] ?? []);
  const preferred = actions.filter((action) => action.isPreferred);
  expect(preferred.map(apply)).toEqual(['biff = no\nsmtp_tls_security_level = may\n']);
  expect(apply(actions.find((action) => action.title === 'Ignore "tls-level-invalid" here'))).toBe(
    'biff = no\n# postfix-lint ignore tls-level-invalid\nsmtp_tls_security_level = maybe\n',
  );
  expect(actions.find((action) => action.command)?.command).toMatchObject({ command: 'postfix.explainFinding', arguments: ['tls-level-invalid'] });
  await client.stop();
});

test('fix-all applies safe fixes only', async () => {
  const client = await startClient();
  const text = 'biff = no\nsmtp_tls_security_level = maybe\nbiff = yes\n';
  await client.open(URI, text);
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll.postfix'] },
  });
  expect(TextDocument.applyEdits(TextDocument.create(URI, '', 0, text), action?.edit?.changes?.[URI] ?? [])).toBe(
    'smtp_tls_security_level = maybe\nbiff = yes\n',
  );
  await client.stop();
});

test('completion offers names and values, and describes the one that is looked at', async () => {
  const client = await startClient();
  await client.open(URI, 'smtpd_tls_sec\nsmtpd_tls_auth_only = \n');
  const complete = (line: number, character: number): Promise<CompletionList> =>
    client.request('textDocument/completion', { textDocument: { uri: URI }, position: { line, character } });
  const name = (await complete(0, 13)).items.find((item) => item.label === 'smtpd_tls_security_level');
  expect(name?.textEdit).toMatchObject({
    newText: 'smtpd_tls_security_level = ',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 13 } },
  });
  const resolved = await client.request<{ documentation: { value: string } }>('completionItem/resolve', name);
  expect(resolved.documentation.value).toContain('postconf(5)');
  const answers = (await complete(1, 22)).items;
  expect(answers.map((item) => item.label)).toEqual(['yes', 'no']);
  expect(answers[0]).not.toHaveProperty('documentation');
  await client.change(URI, 'smtpd_tls_security_level = \n');
  const level = (await complete(0, 27)).items.find((item) => item.label === 'may');
  const word = await client.request<{ documentation: { value: string } }>('completionItem/resolve', level);
  expect(word.documentation.value).toContain('Right for port 25');
  const odd = { label: 'x', kind: 10, data: 7 };
  expect(await client.request('completionItem/resolve', odd)).toEqual(odd);
  const lazy = await startClient({
    capabilities: { textDocument: { completion: { completionItem: { resolveSupport: { properties: ['documentation', 'detail'] } } } } },
  });
  await lazy.open(URI, 'smtpd_tls_sec\n');
  const said = await lazy.request<{ detail: string; documentation: { value: string } }>('completionItem/resolve', name);
  expect(said.detail).toBe('Decides whether this server offers TLS to those who connect, and whether it insists on it.');
  expect(said.documentation.value).not.toContain(said.detail);
  expect(said.documentation.value).toContain('postconf(5)');
  await lazy.stop();
  await client.stop();
});

test.each([true, false])('a snippet has places to fill in only for a client that knows them: %s', async (snippetSupport) => {
  const itemsFor = async (completion: object): Promise<CompletionList['items']> => {
    const client = await startClient({ capabilities: { ...MODERN, textDocument: { ...MODERN.textDocument, completion } } });
    await client.open(URI, 'biff = no\nrel\nsmtp_tls_security_level = may\n');
    const list = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri: URI }, position: { line: 1, character: 3 } });
    await client.stop();
    return list.items;
  };
  const completionItem = { snippetSupport };
  const full = await itemsFor({ completionItem });
  const short = await itemsFor({ completionItem, completionList: { itemDefaults: ['editRange', 'data'] } });
  const first = snippetSupport ? 'relayhost = [${1:mail.example.com}]:${2:587}\n' : 'relayhost = [mail.example.com]:587\n';
  const raised = { range: { start: { line: 2, character: 26 }, end: { line: 2, character: 29 } }, newText: 'encrypt' };
  const wanted = { label: 'relay through a smarthost', kind: 15, additionalTextEdits: [raised] };
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  expect(full.find(({ label }) => label === wanted.label)).toMatchObject({ ...wanted, textEdit: { range, newText: expect.stringContaining(first) } });
  expect(short.find(({ label }) => label === wanted.label)).toMatchObject({ ...wanted, textEditText: expect.stringContaining(first) });
  // What has no places is plain text for everybody: a dollar sign in it is one.
  const withPlaces = ['relay', 'TLS for', 'milter', 'LMTP', 'SASL', 'postscreen s'];
  for (const items of [full, short]) {
    const format = items.filter(({ insertTextFormat }) => insertTextFormat === 2).map(({ label }) => label);
    expect(format).toEqual(snippetSupport ? withPlaces.map((label) => expect.stringMatching(`^${label}`)) : []);
  }
});

test('files of CFEngine and Veritas Cluster get no diagnostics', async () => {
  const client = await startClient();
  await client.open(URI, 'bundle agent main\n{\n  vars:\n    "x" string => "y";\n}\n');
  expect((await client.pull(URI)).items).toEqual([]);
  await client.change(URI, 'include "types.cf"\ncluster vcs (\n)\n');
  expect((await client.pull(URI)).items).toEqual([]);
  await client.stop();
});

test('the capabilities are those of a complete LSP server', async () => {
  const client = await startClient({ capabilities: MODERN });
  expect(client.initialized.capabilities).toMatchObject({
    textDocumentSync: { openClose: true, change: 2 },
    diagnosticProvider: { interFileDependencies: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.postfix'] },
  });
  await client.stop();
});

test('signature help gives parts as texts where the client takes no places in a label', async () => {
  const client = await startClient({ capabilities: PLAIN });
  await client.open(URI, 'smtpd_client_restrictions = reject_rbl_client \n');
  expect(await client.request('textDocument/signatureHelp', { textDocument: { uri: URI }, position: { line: 0, character: 46 } })).toMatchObject({
    signatures: [{ parameters: [{ label: 'domain' }, { label: '=filter' }] }],
  });
  await client.stop();
});

test('signature help marks the part that is being written', async () => {
  const client = await startClient();
  await client.open(URI, 'smtpd_client_restrictions = reject_rbl_client list.example.org=\n');
  const ask = (character: number): Promise<SignatureHelp | null> =>
    client.request('textDocument/signatureHelp', { textDocument: { uri: URI }, position: { line: 0, character } });
  expect(await ask(63)).toMatchObject({
    signatures: [{ label: 'reject_rbl_client domain=filter', documentation: { kind: 'markdown' }, parameters: [{ label: [18, 24] }, { label: [24, 31] }] }],
    activeSignature: 0,
    activeParameter: 1,
  });
  expect(await ask(3)).toBe(null);
  await client.open(MASTER, 'pol unix - n n - 0 spawn user=x \n', 'postfix-master');
  expect(await client.request('textDocument/signatureHelp', { textDocument: { uri: MASTER }, position: { line: 0, character: 32 } })).toMatchObject({
    signatures: [{ label: 'spawn user=name[:group] argv=command ...' }],
    activeParameter: 1,
  });
  await client.stop();
});
