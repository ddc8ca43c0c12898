// Diagnostics, pulled by clients that can, pushed to those that cannot. A burst of edits costs one analysis.
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { coreMessages } from '../core';
import { toDiagnostic } from './convert';
import { partnerUri } from './files';
import type { Analysed, Workspace } from './workspace';

/** An editor with more squiggles than this helps nobody, and a message of many megabytes slows it down. */
export const MOST_PROBLEMS = 1000;

interface Capabilities {
  readonly pull: boolean;
  readonly refresh: boolean;
}

export class Diagnostics {
  private readonly waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The list that was sent last for each document, so that the same one need not be sent again: most key presses change none. */
  private readonly sent = new Map<string, { readonly id: string; readonly list: string }>();
  private lastId = 0;

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly workspace: Workspace,
    private readonly client: Capabilities,
  ) {}

  /** A document changed: its partner's problems may have changed with it. */
  changed(uri: string): void {
    if (this.client.pull) return; // the client asks by itself, for the partner too (interFileDependencies)
    this.waiting.add(uri);
    const partner = partnerUri(uri);
    if (partner && this.documents.get(partner)) this.waiting.add(partner);
    this.timer ??= setTimeout(() => this.publishWaiting());
  }

  closed(uri: string): void {
    this.waiting.delete(uri);
    this.sent.delete(uri);
    if (!this.client.pull) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Something else than a document changed: settings, a file on disk, the local Postfix. */
  refresh(): void {
    if (this.client.refresh) this.connection.languages.diagnostics.refresh();
    if (!this.client.pull) for (const document of this.documents.all()) this.changed(document.uri);
  }

  stop(): void {
    if (this.timer !== undefined) clearTimeout(this.timer);
  }

  async answer({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const analysed = await this.analyse(textDocument.uri);
    if (!analysed) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const items = diagnosticsOf(analysed);
    const resultId = this.idOf(textDocument.uri, items);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  private async publishWaiting(): Promise<void> {
    this.timer = undefined;
    const uris = [...this.waiting];
    this.waiting.clear();
    for (const uri of uris) {
      const analysed = await this.analyse(uri);
      const document = this.documents.get(uri);
      if (analysed && document) void this.connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(analysed) });
    }
  }

  private async analyse(uri: string): Promise<Analysed | undefined> {
    try {
      const analysed = await this.workspace.analyse(uri);
      if (analysed?.settings.lint.enable) void analysed.analysis.problems; // so that what fails, fails here
      return analysed;
    } catch (error) {
      this.connection.console.error(`${coreMessages.server.failed('diagnostics')}\n${error instanceof Error ? error.stack : String(error)}`);
      return undefined;
    }
  }

  private idOf(uri: string, diagnostics: readonly Diagnostic[]): string {
    const list = JSON.stringify(diagnostics);
    const before = this.sent.get(uri);
    if (before?.list === list) return before.id;
    const id = String(++this.lastId);
    this.sent.set(uri, { id, list });
    return id;
  }
}

function diagnosticsOf({ analysis, documents, file, settings }: Analysed): Diagnostic[] {
  if (!settings.lint.enable) return [];
  const problems = analysis.problemsIn(file);
  const diagnostics = problems.slice(0, MOST_PROBLEMS).map((problem) => toDiagnostic(problem, documents));
  const last = diagnostics.at(-1);
  if (last && problems.length > MOST_PROBLEMS) {
    diagnostics.push({
      range: last.range,
      severity: DiagnosticSeverity.Information,
      source: 'postfix',
      message: coreMessages.server.moreProblems(problems.length - MOST_PROBLEMS),
    });
  }
  return diagnostics;
}
