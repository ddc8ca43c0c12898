// Wires a connection to the core: which requests there are, and what answers them. Knows no files, no processes, and nothing of Postfix.
import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis, coreMessages, defaultOptions } from '../core';
import type { Host } from '../host/host';
import { answerChoices, answerProfileChanges, answerVersionChanges } from './changes';
import { listForm } from './completionList';
import { Diagnostics } from './diagnostics';
import { answerExplainParameter, answerFindParameters } from './findParameters';
import { answerInlayHints } from './inlayHints';
import { answerManual } from './manual';
import { answerDefinition, answerDocumentHighlights, answerDocumentSymbols, answerFoldingRanges, answerReferences } from './navigation';
import { answerPosture } from './posture';
import { answerCodeActions, answerCompletion, answerHover, resolveCompletion } from './requests';
import { SettingsStore } from './settingsStore';
import { answerSignatureHelp } from './signatureHelp';
import { Workspace } from './workspace';

export function startServer(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let stop: (() => void) | undefined;

  connection.onInitialize((params): InitializeResult => {
    stop = serve(connection, host, documents, params);
    return { capabilities: capabilities(params), serverInfo: { name: 'postfix-lint' } };
  });
  connection.onShutdown(() => stop?.());
  documents.listen(connection);
  connection.listen();
}

function capabilities(params: InitializeParams): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: [' ', ',', ':', '{', '='], retriggerCharacters: ['}'] },
    completionProvider: { triggerCharacters: ['=', ' ', '$', '{', ',', '!', '>', '<', ':', '/'], resolveProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, 'source.fixAll.postfix'] },
    ...(canPull(params) && { diagnosticProvider: { identifier: 'postfix', interFileDependencies: true, workspaceDiagnostics: false } }),
  };
}

function canPull(params: InitializeParams): boolean {
  return params.capabilities.textDocument?.diagnostic !== undefined;
}

/** Registers every handler; gives back what ends them. */
function serve(connection: Connection, host: Host, documents: TextDocuments<TextDocument>, params: InitializeParams): () => void {
  const client = params.capabilities;
  const initial = (params.initializationOptions ?? {}) as { trusted?: boolean; explainCommand?: boolean };
  const settings = new SettingsStore(connection, client.workspace?.configuration === true, params.initializationOptions);
  const folders = new Set((params.workspaceFolders ?? []).map((folder) => folder.uri));
  const workspace = new Workspace({
    open: documents,
    host,
    settingsOf: (uri) => settings.for(uri),
    trusted: initial.trusted === true,
    folders: () => [...folders],
    onUnreadable: (uri, reason) => connection.console.warn(coreMessages.server.unreadable(uri, reason)),
    onChanged: () => diagnostics.refresh(),
  });
  const diagnostics = new Diagnostics(connection, documents, workspace, {
    pull: canPull(params),
    refresh: client.workspace?.diagnostics?.refreshSupport === true,
  });

  documents.onDidChangeContent(({ document }) => diagnostics.changed(document.uri));
  documents.onDidClose(({ document }) => {
    workspace.closed(document.uri);
    diagnostics.closed(document.uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.filter(({ uri }) => workspace.changedOnDisk(uri)).length) diagnostics.refresh();
  });
  connection.onDidChangeConfiguration((change) => {
    settings.changed(change.settings);
    diagnostics.refresh();
    if (client.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh();
  });
  connection.onInitialized(() => {
    // Loads the core and reads its tables, while the client opens the first document.
    void Analysis.of({ main: '', master: '' }, defaultOptions()).problems;
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfix' });
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) folders.delete(folder.uri);
        for (const folder of added) folders.add(folder.uri);
      });
    }
  });

  const safely = guard(connection);
  const form = listForm(client);
  connection.onHover(safely('textDocument/hover', null, (request) => answerHover(workspace, request)));
  connection.onCompletion(safely('textDocument/completion', null, (request) => answerCompletion(workspace, request, form)));
  const takesOffsets = client.textDocument?.signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport === true;
  connection.onSignatureHelp(safely('textDocument/signatureHelp', null, (request) => answerSignatureHelp(workspace, request, takesOffsets)));
  const resolvesDetail = client.textDocument?.completion?.completionItem?.resolveSupport?.properties.includes('detail') === true;
  connection.onCompletionResolve((item) => resolveCompletion(workspace, item, resolvesDetail));
  connection.onCodeAction(safely('textDocument/codeAction', [], (request) => answerCodeActions(workspace, request, initial.explainCommand === true)));
  serveNavigation(connection, workspace, client, safely);
  connection.languages.inlayHint.on(safely('textDocument/inlayHint', [], (request) => answerInlayHints(workspace, request)));
  serveOwn(connection, workspace, safely);
  if (canPull(params)) connection.languages.diagnostics.on((request) => diagnostics.answer(request));
  return () => diagnostics.stop();
}

/** What no protocol has a word for; other clients than ours may ask too. */
function serveOwn(connection: Connection, workspace: Workspace, safely: ReturnType<typeof guard>): void {
  const on = <P>(name: string, handle: (workspace: Workspace, params: P) => Promise<object | null>): void => {
    connection.onRequest(
      name,
      safely<P, object | null>(name, null, (params) => handle(workspace, params)),
    );
  };
  on('postfix/tlsPosture', answerPosture);
  on('postfix/choices', answerChoices);
  on('postfix/profileChanges', answerProfileChanges);
  on('postfix/versionChanges', answerVersionChanges);
  on('postfix/findParameters', answerFindParameters);
  on('postfix/explainParameter', answerExplainParameter);
  on('postfix/manual', answerManual);
}

function serveNavigation(connection: Connection, workspace: Workspace, client: ClientCapabilities, safely: ReturnType<typeof guard>): void {
  const nested = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
  connection.onDocumentSymbol(safely('textDocument/documentSymbol', [], (request) => answerDocumentSymbols(workspace, request, nested)));
  connection.onFoldingRanges(safely('textDocument/foldingRange', [], (request) => answerFoldingRanges(workspace, request)));
  connection.onDefinition(safely('textDocument/definition', [], (request) => answerDefinition(workspace, request)));
  connection.onReferences(safely('textDocument/references', [], (request) => answerReferences(workspace, request)));
  connection.onDocumentHighlight(safely('textDocument/documentHighlight', [], (request) => answerDocumentHighlights(workspace, request)));
}

/** A handler that fails is a defect of ours: it is logged, and the user gets an empty answer instead of a stack trace. */
function guard(connection: Connection) {
  return <P, R>(name: string, otherwise: R, handle: (params: P) => Promise<R>) =>
    async (params: P): Promise<R> => {
      try {
        return await handle(params);
      } catch (error) {
        connection.console.error(`${coreMessages.server.failed(name)}\n${error instanceof Error ? error.stack : String(error)}`);
        return otherwise;
      }
    };
}
