// The request `postfix/tlsPosture`: what TLS the configuration of a document speaks, as a page that an editor can show, and in one line.
import type { WorkspaceEdit } from 'vscode-languageserver';
import { coreMessages, formatVersion, PostureFixes, posturePage, postureReport, postureStyle, serviceName } from '../core';
import { type Documents, toWorkspaceEdit } from './convert';
import type { Workspace } from './workspace';

export interface PostureParams {
  readonly textDocument: { readonly uri: string };
}

export interface PostureAnswer {
  /** The mark of the worst service; null where none is rated. */
  readonly mark: string | null;
  /** What was assumed of Postfix and OpenSSL, in words. */
  readonly assumed: string;
  /** What stands in <body>; links carry `data-file`, a URI, and `data-line`, 0-based; buttons carry `data-fix`, a key of `fixes`. */
  readonly html: string;
  readonly style: string;
  /** What each button of the page does. */
  readonly fixes: Readonly<Record<string, WorkspaceEdit>>;
}

export async function answerPosture(workspace: Workspace, { textDocument }: PostureParams): Promise<PostureAnswer | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  if (!analysed) return null;
  const { analysis, documents, settings } = analysed;
  const { options } = analysis;
  const keysIn = await workspace.keysIn(analysed);
  const report = postureReport(analysis.configuration, { ...options, keysIn });
  const assumed = coreMessages.posture.assumed(formatVersion(options.target), options.openssl, options.profile);
  const found = new PostureFixes(analysis, report, keysIn);
  const fixes: Record<string, WorkspaceEdit> = {};
  const html = posturePage(report, {
    assumed,
    placeOf: ({ place }) => (place ? shownPlace(documents, place.file, place.span.start) : undefined),
    fixOf: (spoken, deduction) => {
      const fix = settings.lint.enable ? found.of(spoken, deduction) : undefined;
      if (!fix) return undefined;
      // The same key for the same fix in a later answer, so that nobody gets another one than was shown.
      const key = [serviceName(spoken), deduction.id, deduction.limit, fix.title].join(' ');
      fixes[key] = toWorkspaceEdit(fix.edits, documents);
      return { label: fix.title, key };
    },
  });
  return { mark: report.mark ?? null, assumed, html, style: postureStyle, fixes };
}

function shownPlace(documents: Documents, file: keyof Documents, offset: number) {
  const document = documents[file];
  if (!document) return undefined;
  const { line } = document.positionAt(offset);
  return { label: `${document.uri.slice(document.uri.lastIndexOf('/') + 1)}:${line + 1}`, target: { file: document.uri, line } };
}
