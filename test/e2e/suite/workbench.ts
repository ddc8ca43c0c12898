// What the tests do with VS Code, each in one place: open a document, wait for an answer, and show findings as text. Nothing here waits for a fixed time.
import {
  type CodeAction,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Position,
  Range,
  Selection,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';

const PATIENCE = 30_000;
const PAUSE = 50;

/** Asks again and again until there is an answer; `seen` tells, where none comes, what there was instead. */
export async function until<T>(what: string, probe: () => T | undefined | PromiseLike<T | undefined>, seen: () => string = () => ''): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${PATIENCE / 1000} s in vain for ${what}\n${seen()}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** A file of the workspace, in an editor. */
export async function openFile(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no workspace folder is open');
  return show(await workspace.openTextDocument(Uri.joinPath(folder.uri, name)));
}

/** An unsaved document, so that no test sees what another one has edited. */
export async function openText(content: string, language = 'postfix-main'): Promise<TextDocument> {
  return show(await workspace.openTextDocument({ language, content }));
}

async function show(document: TextDocument): Promise<TextDocument> {
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** The place of the first `|` in `marked`, whose text without it must occur in the document. */
export function cursor(document: TextDocument, marked: string): Position {
  const index = document.getText().indexOf(marked.replace('|', ''));
  if (index < 0) throw new Error(`"${marked}" is not in the document`);
  return document.positionAt(index + marked.indexOf('|'));
}

export function select(position: Position): void {
  if (window.activeTextEditor) window.activeTextEditor.selection = new Selection(position, position);
}

export const wholeOf = (document: TextDocument): Range => new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);

export function findings(document: TextDocument, ...rules: string[]): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => rules.length === 0 || rules.includes(codeOf(diagnostic)));
}

/** Waits until each of the rules has found something. */
export function foundBy(document: TextDocument, ...rules: string[]): Promise<Diagnostic[]> {
  const probe = (): Diagnostic[] | undefined => (rules.every((rule) => findings(document, rule).length > 0) ? findings(document, ...rules) : undefined);
  return until(`findings of ${rules.join(', ')}`, probe, () => `there are:\n${squiggles(document, findings(document))}`);
}

export function noneBy(document: TextDocument, rule: string): Promise<true> {
  return until(`the end of ${rule}`, () => (findings(document, rule).length === 0 ? true : undefined));
}

/** Every finding as the line, carets under its range, and what the reader is told of it. */
export function squiggles(document: TextDocument, diagnostics: Diagnostic[]): string {
  const sorted = [...diagnostics].sort((a, b) => a.range.start.compareTo(b.range.start) || codeOf(a).localeCompare(codeOf(b)));
  return sorted
    .map(({ range, ...diagnostic }) => {
      const line = document.lineAt(range.start.line).text;
      const end = range.isSingleLine ? range.end.character : line.length;
      const carets = ' '.repeat(range.start.character) + '^'.repeat(Math.max(1, end - range.start.character));
      return `${line}\n${carets} ${DiagnosticSeverity[diagnostic.severity].toLowerCase()} ${codeOf(diagnostic)}`;
    })
    .join('\n');
}

export function codeOf(diagnostic: Pick<Diagnostic, 'code'>): string {
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

/** The code actions of a kind in a range, with their edits worked out. */
export async function codeActions(document: TextDocument, range: Range, kind: string): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, 50);
}

/** Does what a click on the action does, and returns the text of the document after it. */
export async function apply(document: TextDocument, action: CodeAction): Promise<string> {
  if (action.edit !== undefined) await workspace.applyEdit(action.edit);
  if (action.command !== undefined) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  return document.getText();
}

export async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const start = cursor(document, `|${from}`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(start, document.positionAt(document.offsetAt(start) + from.length)), to);
  await workspace.applyEdit(edit);
}
