// Signature help, while something is written behind a word that needs an argument.
import type { MarkupContent, SignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import { signatureHelp } from '../core';
import type { Workspace } from './workspace';

/** `offsets`: whether the client takes places in the label; else each part is given as its text. */
export async function answerSignatureHelp(
  workspace: Workspace,
  { textDocument, position }: SignatureHelpParams,
  offsets: boolean,
): Promise<SignatureHelp | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  const found = analysed && document && signatureHelp(analysed.analysis, analysed.file, document.offsetAt(position));
  if (!found) return null;
  return {
    signatures: found.signatures.map(({ label, parts, documentation }) => ({
      label,
      ...markdown(documentation),
      parameters: parts.map(({ span: { start, end }, documentation: said }) => ({
        label: offsets ? ([start, end] as [number, number]) : label.slice(start, end),
        ...markdown(said),
      })),
    })),
    activeSignature: found.active,
    activeParameter: found.activePart,
  };
}

function markdown(value: string): { documentation?: MarkupContent } {
  return value === '' ? {} : { documentation: { kind: 'markdown', value } };
}
