// A language client in the test's own process: two streams between it and the real server, no mock of either side. The server runs in the
// same process, or in one that is given.
import type { ChildProcessByStdio } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bareHost, type Host } from '../../server/src/host/host';
import { startServer } from '../../server/src/lsp/server';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly host?: Host;
  readonly folders?: readonly string[];
  /** A server that was started with --stdio. */
  readonly server?: ChildProcessByStdio<Writable, Readable, Readable>;
}

/** Everything that VS Code announces and this server looks at. */
export const MODERN: ClientCapabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true }, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

/** What a client of few words announces: no pulling, no asking for settings. */
export const PLAIN: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

function serverInside(host: Host): [Writable, Readable] {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), host);
  return [toServer, toClient];
}

export async function startClient(options: ClientOptions = {}) {
  const [toServer, toClient] = options.server ? [options.server.stdin, options.server.stdout] : serverInside(options.host ?? bareHost);
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  let settings = options.settings;
  let refreshes = 0;
  const log: string[] = [];
  const published = new Map<string, Diagnostic[]>();
  const waiting: (() => void)[] = [];
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings ?? null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    published.set(uri, diagnostics);
    for (const wake of waiting.splice(0)) wake();
  });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? MODERN,
    initializationOptions: options.initializationOptions,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
  });
  await connection.sendNotification('initialized', {});
  let version = 1;

  return {
    initialized,
    log,
    refreshes: () => refreshes,
    open: (uri: string, text: string, languageId = 'postfix-main') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: version++, text } }),
    change: (uri: string, text: string) =>
      connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: version++ }, contentChanges: [{ text }] }),
    /** Types at a place, as an editor does: only what is new is sent. */
    type: (uri: string, at: Position, text: string) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version++ },
        contentChanges: [{ range: { start: at, end: at }, text }],
      }),
    close: (uri: string) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    configure: async (value: unknown) => {
      settings = value;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: { postfix: value } });
    },
    changedOnDisk: (uri: string) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] }),
    request: <R>(method: string, params: unknown): Promise<R> => connection.sendRequest(method, params),
    pull: async (uri: string, previousResultId?: string): Promise<{ kind: string; resultId?: string; items?: Diagnostic[] }> =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId && { previousResultId }) }),
    /** Resolves when what was published for a document passes a test. */
    published: async (uri: string, test: (diagnostics: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> => {
      for (;;) {
        const now = published.get(uri);
        if (now && test(now)) return now;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}
