// Which documents the server is asked about. It decides nothing about their content: a file that only shares the name is the server's to recognise.
import { type TextDocument, type Uri, window } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';
import { strings } from './strings';

/** No scheme is named: unsaved buffers, remote files and the old side of a comparison want hovers as much as files do. */
export const LANGUAGES: readonly string[] = ['postfix-main', 'postfix-master'];
export const documentSelector: DocumentSelector = LANGUAGES.map((language) => ({ language }));

/** main.cf and master.cf form one configuration, so a change of either on disk matters to the other that is open. */
export const watchedFiles = '**/{main,master}.cf{,.proto,.dist,.default}';

const READ_ONLY_SCHEMES = new Set(['git', 'gitfs', 'review', 'pr']);

/** Findings in the committed version of a file would show every problem twice, and nobody can edit it. */
export const isReadOnlyVersion = (uri: Uri): boolean => READ_ONLY_SCHEMES.has(uri.scheme);

export function isOurs(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && !isReadOnlyVersion(document.uri);
}

/** The main.cf or master.cf in the active editor, else one that is visible. */
export function configurationInSight(): Uri | undefined {
  const editors = window.activeTextEditor ? [window.activeTextEditor, ...window.visibleTextEditors] : window.visibleTextEditors;
  return editors.find(({ document }) => isOurs(document))?.document.uri;
}

/** The same for a command that needs one: says so where there is none. */
export function configurationAtHand(): Uri | undefined {
  const found = configurationInSight();
  if (!found) void window.showInformationMessage(strings.noConfiguration());
  return found;
}
