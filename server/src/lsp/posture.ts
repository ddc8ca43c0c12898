// The request `postfix/tlsPosture`: what TLS the configuration of a document speaks, as a page that an editor can show, and in one line.
import { coreMessages, formatVersion, posturePage, postureReport, postureStyle } from '../core';
import type { Documents } from './convert';
import type { Workspace } from './workspace';

export interface PostureParams {
  readonly textDocument: { readonly uri: string };
}

export interface PostureAnswer {
  /** The mark of the worst service; null where none is rated. */
  readonly mark: string | null;
  /** What was assumed of Postfix and OpenSSL, in words. */
  readonly assumed: string;
  /** What stands in <body>; links carry `data-file`, a URI, and `data-line`, 0-based. */
  readonly html: string;
  readonly style: string;
}

export async function answerPosture(workspace: Workspace, { textDocument }: PostureParams): Promise<PostureAnswer | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  if (!analysed) return null;
  const { analysis, documents } = analysed;
  const { options } = analysis;
  const report = postureReport(analysis.configuration, { ...options, keysIn: await workspace.keysIn(analysed) });
  const assumed = coreMessages.posture.assumed(formatVersion(options.target), options.openssl, options.profile);
  const html = posturePage(report, { assumed, placeOf: ({ place }) => (place ? shownPlace(documents, place.file, place.span.start) : undefined) });
  return { mark: report.mark ?? null, assumed, html, style: postureStyle };
}

function shownPlace(documents: Documents, file: keyof Documents, offset: number) {
  const document = documents[file];
  if (!document) return undefined;
  const { line } = document.positionAt(offset);
  return { label: `${document.uri.slice(document.uri.lastIndexOf('/') + 1)}:${line + 1}`, target: { file: document.uri, line } };
}
