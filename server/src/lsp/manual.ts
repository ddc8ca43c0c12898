// The request `postfix/manual`: the entry of postconf(5) about a name or a place, from the manual that is installed where the server runs, and
// its address for those who have none.
import type { Position } from 'vscode-languageserver';
import { coreMessages, type ManualPlace, manualPlace, manualPlaceAt } from '../core';
import type { Workspace } from './workspace';

export interface ManualParams {
  /** The name, or else the place in a document where it stands. */
  readonly name?: string;
  readonly textDocument?: { readonly uri: string };
  readonly position?: Position;
}

export interface ManualAnswer {
  readonly name: string;
  readonly url: string;
  /** Plain text; null where no manual is installed, or none may be read. */
  readonly text: string | null;
}

/** Null where there is nothing that a manual could be about. */
export async function answerManual(workspace: Workspace, params: ManualParams): Promise<ManualAnswer | null> {
  const place = await placeOf(workspace, params);
  if (!place) return null;
  const found = place.entry === undefined ? undefined : await workspace.manualEntry(place.entry, params.textDocument?.uri);
  return { name: place.name, url: place.url, text: found ? `${coreMessages.manual.from(found.path, place.url)}\n\n${found.text}` : null };
}

async function placeOf(workspace: Workspace, { name, textDocument, position }: ManualParams): Promise<ManualPlace | undefined> {
  if (typeof name === 'string') return manualPlace(name);
  const analysed = textDocument && position && (await workspace.analyse(textDocument.uri));
  const document = analysed?.documents[analysed.file];
  return analysed && document ? manualPlaceAt(analysed.analysis, analysed.file, document.offsetAt(position)) : undefined;
}
