// Signature help, while something is written behind a word that needs an argument.
import type { MarkupContent, SignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import { signatureHelp } from '../core';
import type { Workspace } from './workspace';

export async function answerSignatureHelp(workspace: Workspace, { textDocument, position }: SignatureHelpParams): Promise<SignatureHelp | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  const found = analysed && document && signatureHelp(analysed.analysis, analysed.file, document.offsetAt(position));
  if (!found) return null;
  return {
    signatures: found.signatures.map(({ label, parts, documentation }) => ({
      label,
      ...markdown(documentation),
      parameters: parts.map((part) => ({ label: [part.span.start, part.span.end] as [number, number], ...markdown(part.documentation) })),
    })),
    activeSignature: found.active,
    activeParameter: found.activePart,
  };
}

function markdown(value: string): { documentation?: MarkupContent } {
  return value === '' ? {} : { documentation: { kind: 'markdown', value } };
}
