// "Explain this finding": opens the page of the rule that ships with the extension, so that it works without a network. It knows rule ids only as names of pages.
import { commands, type Diagnostic, languages, Uri, window, workspace } from 'vscode';
import { strings } from './strings';

export const EXPLAIN_COMMAND = 'postfix.explainFinding';
const SOURCE = 'postfix';

/** With a rule id from a link or another command, explains that rule; without one, the finding at the cursor. */
export async function explainFinding(extensionUri: Uri, argument?: unknown): Promise<void> {
  const ruleId = typeof argument === 'string' ? argument : await chooseFinding(findingsAtCursor());
  if (ruleId === undefined) return;
  const page = pageOf(extensionUri, ruleId);
  if (page === undefined || !(await exists(page))) {
    void window.showWarningMessage(strings.noPage(ruleId));
    return;
  }
  await commands.executeCommand('markdown.showPreview', page);
}

/** The address that opens the page of a rule when it is clicked. */
export function explanationOf(ruleId: string): Uri {
  return Uri.parse(`command:${EXPLAIN_COMMAND}?${encodeURIComponent(JSON.stringify([ruleId]))}`);
}

/** The rule that a diagnostic of ours names. */
export function ruleIdOf(diagnostic: Diagnostic): string | undefined {
  if (diagnostic.source !== SOURCE || diagnostic.code === undefined) return undefined;
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

/** The page of a rule, or undefined for what cannot be the name of one; a command's arguments may come from anywhere. */
function pageOf(extensionUri: Uri, ruleId: string): Uri | undefined {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(ruleId) ? Uri.joinPath(extensionUri, 'docs', 'rules', `${ruleId}.md`) : undefined;
}

/** What touches the selection; where nothing does, whatever is on the line, since most lines have one finding or none. */
function findingsAtCursor(): Diagnostic[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  const findings = languages.getDiagnostics(editor.document.uri).filter((diagnostic) => ruleIdOf(diagnostic) !== undefined);
  const touched = findings.filter((finding) => finding.range.intersection(editor.selection) !== undefined);
  const line = editor.document.lineAt(editor.selection.active.line).range;
  return touched.length > 0 ? touched : findings.filter((finding) => finding.range.intersection(line) !== undefined);
}

async function chooseFinding(findings: Diagnostic[]): Promise<string | undefined> {
  const worstFirst = [...findings].sort((a, b) => a.severity - b.severity);
  const messages = new Map(worstFirst.map((finding) => [ruleIdOf(finding) ?? '', finding.message]));
  if (messages.size === 0) {
    void window.showInformationMessage(strings.noFinding());
    return undefined;
  }
  if (messages.size === 1) return [...messages.keys()][0];
  const items = [...messages].map(([label, detail]) => ({ label, detail }));
  return (await window.showQuickPick(items, { title: strings.chooseFinding() }))?.label;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
