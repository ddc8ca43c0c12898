// "Open postconf(5) at This Parameter": the entry of the manual that is installed where the server runs, or else the page on the web.
import { env, Uri, ViewColumn, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask, askAbout } from './ask';
import { isOurs } from './documents';
import type { Pages } from './pages';
import { strings } from './strings';

export const MANUAL_COMMAND = 'postfix.openManual';
const REQUEST = 'postfix/manual';

/** The answer of the server: see server/src/lsp/manual.ts. */
interface Manual {
  readonly name: string;
  readonly url: string;
  readonly text: string | null;
}

/** With a name from another command, opens that entry; without one, that of what stands at the cursor. */
export async function openManual(client: BaseLanguageClient, pages: Pages, argument?: unknown): Promise<void> {
  const manual = typeof argument === 'string' ? await ask<Manual>(client, REQUEST, { name: argument }) : await atCursor(client);
  if (!manual) void window.showInformationMessage(strings.nothingForManual());
  else if (manual.text === null) await env.openExternal(Uri.parse(manual.url));
  else await window.showTextDocument(pages.set(`${manual.name} - postconf(5).txt`, manual.text), { preview: true, viewColumn: ViewColumn.Beside });
}

async function atCursor(client: BaseLanguageClient): Promise<Manual | undefined> {
  const editor = window.activeTextEditor;
  if (!editor || !isOurs(editor.document)) return undefined;
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  return askAbout(client, editor.document.uri, REQUEST, { position });
}
