// A client for input that nobody should have: asks for everything that an editor asks for, and says whether the answers are sound and the
// server still works.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { CodeAction, CompletionList, Diagnostic, DocumentSymbol, FoldingRange, Hover, Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ClientOptions, MODERN, startClient } from './lspClient';

export type Client = Awaited<ReturnType<typeof startClient>>;

export interface Answers {
  readonly diagnostics: readonly Diagnostic[];
  readonly hover: Hover | null;
  readonly completion: CompletionList | null;
  readonly symbols: readonly DocumentSymbol[];
  readonly folds: readonly FoldingRange[];
  /** At one place, and for a selection of everything. */
  readonly actions: readonly CodeAction[];
  readonly allActions: readonly CodeAction[];
}

export const MAIN = 'file:///etc/postfix/main.cf';
export const MASTER = 'file:///etc/postfix/master.cf';
const TREE = { ...MODERN, textDocument: { ...MODERN.textDocument, documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

export const at = (line: number, character: number): Position => ({ line, character });
export const start = (options: ClientOptions = {}): Promise<Client> => startClient({ capabilities: TREE, ...options });
export const open = (client: Client, uri: string, text: string): Promise<void> =>
  client.open(uri, text, uri.endsWith('master.cf') ? 'postfix-master' : 'postfix-main');

export async function askAll(client: Client, uri: string, position: Position): Promise<Answers> {
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
export function expectSound(
  { diagnostics, hover, completion, symbols, folds, actions, allActions }: Answers,
  document: TextDocument,
  position: Position,
): void {
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
export async function expectAlive(client: Client, logged: readonly string[] = []): Promise<void> {
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

export const textOf = (hover: Hover | null): string => (hover ? (hover.contents as { value: string }).value : '');

/** How many there are, with those that are only counted. */
export function countFindings(diagnostics: readonly Diagnostic[]): number {
  const more = /^(\d+) more problems/.exec(String(diagnostics.at(-1)?.message));
  return more ? diagnostics.length - 1 + Number(more[1]) : diagnostics.length;
}

/** The same client, and what each kind of request took at most: seconds of the processor, for both sides together. */
export function timed(client: Client): { client: Client; seconds: Record<string, number> } {
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
export interface Steps {
  readonly text: string;
  readonly uri: string;
  readonly typed: readonly [Position, string];
  readonly ask: Position;
}

/** Opens, looks, types, and asks for everything that an editor asks for. */
export async function work(client: Client, { text, uri, typed: [place, typed], ask }: Steps): Promise<Answers> {
  await open(client, uri, text);
  expect((await client.pull(uri)).kind).toBe('full');
  await client.type(uri, place, typed);
  return askAll(client, uri, ask);
}

export function typedText({ text, uri, typed: [place, typed] }: Steps): TextDocument {
  return TextDocument.update(TextDocument.create(uri, '', 0, text), [{ range: { start: place, end: place }, text: typed }], 1);
}
