// From the core's offsets and plain data to LSP's positions and types. The only file that knows both.
import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type Location,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CoreCodeAction,
  type DocumentSymbol as CoreDocumentSymbol,
  type Edit,
  type FileEdits,
  type FileKind,
  type Problem,
  pageUrl,
  type Reference,
  type Severity,
  type Span,
  type Target,
} from '../core';

/** The documents of one configuration. */
export type Documents = Readonly<Partial<Record<FileKind, TextDocument>>>;

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function toDiagnostic(problem: Problem, documents: Documents): Diagnostic {
  const document = documents[problem.file];
  const related = problem.related.flatMap((each) => {
    const other = documents[each.file];
    return other ? [{ location: { uri: other.uri, range: toRange(other, each.span) }, message: each.message }] : [];
  });
  return {
    range: document ? toRange(document, problem.span) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: SEVERITY[problem.severity],
    source: 'postfix',
    code: problem.rule.id,
    codeDescription: { href: pageUrl(problem.rule.id) },
    message: problem.message,
    ...(problem.tag && { tags: [problem.tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(related.length && { relatedInformation: related }),
  };
}

export function toTextEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: toRange(document, edit.span), newText: edit.newText };
}

export function toWorkspaceEdit(edits: FileEdits, documents: Documents): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const file of ['main', 'master'] as const) {
    const document = documents[file];
    if (document && edits[file]?.length) changes[document.uri] = edits[file].map((edit) => toTextEdit(document, edit));
  }
  return { changes };
}

export function toCodeAction(action: CoreCodeAction, documents: Documents): CodeAction {
  return {
    title: action.title,
    kind: action.kind === 'quickfix' ? CodeActionKind.QuickFix : action.kind,
    edit: toWorkspaceEdit(action.edits, documents),
    ...(action.preferred && { isPreferred: true }),
    ...(action.problem && { diagnostics: [toDiagnostic(action.problem, documents)] }),
  };
}

/** Opens a rule's page in a client that has the command. */
export function explainAction(title: string, ruleId: string): CodeAction {
  const command: Command = { title, command: 'postfix.explainFinding', arguments: [ruleId] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

/** Nothing for a file that the workspace does not hold. */
export function toLocation({ file, span }: Target, documents: Documents): Location[] {
  const document = documents[file];
  return document ? [{ uri: document.uri, range: toRange(document, span) }] : [];
}

export function toDocumentHighlight({ span, sets }: Reference, document: TextDocument): DocumentHighlight {
  return { range: toRange(document, span), kind: sets ? DocumentHighlightKind.Write : DocumentHighlightKind.Read };
}

const SYMBOL_KIND: Record<CoreDocumentSymbol['kind'], SymbolKind> = { setting: SymbolKind.Property, service: SymbolKind.Module };

export function toDocumentSymbol({ kind, name, detail, span, nameSpan, children }: CoreDocumentSymbol, document: TextDocument): DocumentSymbol {
  return {
    name,
    detail,
    kind: SYMBOL_KIND[kind],
    range: toRange(document, span),
    selectionRange: toRange(document, nameSpan),
    children: children.map((each) => toDocumentSymbol(each, document)),
  };
}

/** The same as a list, for clients that know no tree. */
export function toSymbolInformation(symbol: CoreDocumentSymbol, document: TextDocument, containerName?: string): SymbolInformation[] {
  const { kind, name, span, children } = symbol;
  const own = { name, kind: SYMBOL_KIND[kind], location: { uri: document.uri, range: toRange(document, span) }, ...(containerName && { containerName }) };
  return [own, ...children.flatMap((each) => toSymbolInformation(each, document, name))];
}
