// The requests behind "Find a Parameter": `postfix/findParameters` gives those that fit some words, `postfix/explainParameter` all about one.
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { Analysis, describeParameter, findParameters, insertDefault, knownParameter, settingSpan } from '../core';
import { toRange, toWorkspaceEdit } from './convert';
import type { Analysed, Workspace } from './workspace';

interface OfDocument {
  /** The main.cf or master.cf that is looked at; without one, the settings of the editor count. */
  readonly textDocument?: { readonly uri: string };
}

export interface FoundAnswer {
  readonly name: string;
  readonly summary: string;
  /** Where main.cf sets it. */
  readonly place: Location | null;
}

export async function answerFindParameters(
  workspace: Workspace,
  { textDocument, query }: OfDocument & { readonly query?: string },
): Promise<readonly FoundAnswer[]> {
  const { analysis, documents } = await analyse(workspace, textDocument?.uri);
  const found = findParameters(typeof query === 'string' ? query : '', analysis.options.target);
  return found.map(({ name, summary }) => ({ name, summary, place: placeOf(analysis, documents, name) }));
}

export interface Explanation {
  readonly name: string;
  readonly markdown: string;
  readonly place: Location | null;
  /** Sets the parameter to its default; null where it is set, or where there is no main.cf. */
  readonly insert: WorkspaceEdit | null;
}

/** Null for a name that Postfix does not know. */
export async function answerExplainParameter(
  workspace: Workspace,
  { textDocument, name }: OfDocument & { readonly name?: string },
): Promise<Explanation | null> {
  if (typeof name !== 'string' || !knownParameter(name)) return null;
  const { analysis, documents } = await analyse(workspace, textDocument?.uri);
  const insert = insertDefault(analysis, name);
  return {
    name,
    markdown: describeParameter(analysis, name),
    place: placeOf(analysis, documents, name),
    insert: insert?.main?.length ? toWorkspaceEdit(insert, documents) : null,
  };
}

async function analyse(workspace: Workspace, uri = ''): Promise<Pick<Analysed, 'analysis' | 'documents'>> {
  const analysed = uri === '' ? undefined : await workspace.analyse(uri);
  return analysed ?? { analysis: Analysis.of({}, await workspace.optionsAt(uri)), documents: {} };
}

function placeOf(analysis: Analysis, { main }: Analysed['documents'], name: string): Location | null {
  const span = main && settingSpan(analysis, name);
  return main && span ? { uri: main.uri, range: toRange(main, span) } : null;
}
