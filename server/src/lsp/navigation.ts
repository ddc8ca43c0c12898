// The requests that lead from one place to others: outline, folding, definition, references, highlights. Thin, as requests.ts is.
import type {
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  Location,
  ReferenceParams,
  SymbolInformation,
} from 'vscode-languageserver';
import { definition, documentSymbols, foldingRanges, highlights, references } from '../core';
import { toDocumentHighlight, toDocumentSymbol, toLocation, toSymbolInformation } from './convert';
import type { Workspace } from './workspace';

/** `nested`: the client takes a tree; others get a list. */
export async function answerDocumentSymbols(
  workspace: Workspace,
  { textDocument }: DocumentSymbolParams,
  nested: boolean,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return [];
  const found = documentSymbols(analysed.analysis, analysed.file);
  return nested ? found.map((each) => toDocumentSymbol(each, document)) : found.flatMap((each) => toSymbolInformation(each, document));
}

export async function answerFoldingRanges(workspace: Workspace, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  return analysed ? foldingRanges(analysed.analysis, analysed.file) : [];
}

export async function answerDefinition(workspace: Workspace, { textDocument, position }: DefinitionParams): Promise<Location[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return [];
  return definition(analysed.analysis, analysed.file, document.offsetAt(position)).flatMap((target) => toLocation(target, analysed.documents));
}

export async function answerReferences(workspace: Workspace, { textDocument, position, context }: ReferenceParams): Promise<Location[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return [];
  const found = references(analysed.analysis, analysed.file, document.offsetAt(position));
  return found.filter(({ sets }) => context.includeDeclaration || !sets).flatMap((each) => toLocation(each, analysed.documents));
}

export async function answerDocumentHighlights(workspace: Workspace, { textDocument, position }: DocumentHighlightParams): Promise<DocumentHighlight[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return [];
  return highlights(analysed.analysis, analysed.file, document.offsetAt(position)).map((each) => toDocumentHighlight(each, document));
}
