// Outline, folding, definition, references and highlights as an editor asks for them, over both files of a folder.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentHighlight, DocumentSymbol, FoldingRange, Location, SymbolInformation } from 'vscode-languageserver';
import { MODERN, startClient } from '../support/lspClient';

const MAIN = 'file:///etc/postfix/main.cf';
const MASTER = 'file:///etc/postfix/master.cf';
const TREE = { ...MODERN, textDocument: { ...MODERN.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

let client: Awaited<ReturnType<typeof startClient>>;
const open = async (each: typeof client): Promise<void> => {
  await each.open(MAIN, 'office = 10.0.0.0/8\nmynetworks =\n    $office\n');
  await each.open(MASTER, 'smtp inet n - n - - smtpd\n  -o mynetworks=$office\n', 'postfix-master');
};
const at = (line: number, character: number, uri = MAIN) => ({ textDocument: { uri }, position: { line, character } });
const places = (locations: readonly Location[]): string[] =>
  locations.map(({ uri, range }) => `${uri.replace(/.*\//, '')} ${range.start.line}:${range.start.character}`);

beforeAll(async () => {
  client = await startClient({ capabilities: TREE });
  await open(client);
});
afterAll(() => client.stop());

test('the server announces them', () => {
  expect(client.initialized.capabilities).toMatchObject({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  });
});

test('outline, as a tree and as a list', async () => {
  const tree = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: MASTER } });
  expect(tree).toMatchObject([
    { name: 'smtp', detail: 'inet smtpd', children: [{ name: 'mynetworks', selectionRange: { start: { line: 1, character: 5 } } }] },
  ]);
  const plain = await startClient();
  await open(plain);
  const list = await plain.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri: MASTER } });
  expect(list.map(({ name, containerName, location }) => [name, containerName, location.uri])).toEqual([
    ['smtp', undefined, MASTER],
    ['mynetworks', 'smtp', MASTER],
  ]);
  await plain.stop();
});

test('folding', async () => {
  expect(await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: MAIN } })).toEqual([{ startLine: 1, endLine: 2 }]);
});

test('definition and references lead from one file to the other', async () => {
  expect(places(await client.request<Location[]>('textDocument/definition', at(1, 20, MASTER)))).toEqual(['main.cf 0:0']);
  const ask = (includeDeclaration: boolean) => client.request<Location[]>('textDocument/references', { ...at(0, 2), context: { includeDeclaration } });
  expect(places(await ask(true))).toEqual(['main.cf 0:0', 'main.cf 2:5', 'master.cf 1:17']);
  expect(places(await ask(false))).toEqual(['main.cf 2:5', 'master.cf 1:17']);
});

test('highlights tell writing from reading', async () => {
  const found = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at(2, 7));
  expect(found.map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [0, 3],
    [2, 2],
  ]);
});

test('nothing of a document that nobody opened', async () => {
  expect(await client.request('textDocument/definition', at(0, 0, 'file:///nowhere/main.cf'))).toEqual([]);
  expect(await client.request('textDocument/foldingRange', { textDocument: { uri: 'file:///nowhere/main.cf' } })).toEqual([]);
});
