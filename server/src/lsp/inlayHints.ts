// Inlay hints, for those who switch them on.
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../core';
import type { Workspace } from './workspace';

export async function answerInlayHints(workspace: Workspace, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed?.settings.inlayHints.enable || !document) return [];
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const hints = inlayHints(analysed.analysis, analysed.file, span, await workspace.keysIn(analysed));
  return hints.map(({ offset, label }) => ({ position: document.positionAt(offset), label, paddingLeft: true }));
}
