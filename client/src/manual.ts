// "Open postconf(5) at This Parameter": the entry of the manual that is installed where the server runs, or else the page on the web.
import { env, Uri, ViewColumn, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ask, askAbout } from './ask';
import { configurationInSight, isOurs } from './documents';
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
  const manual = typeof argument === 'string' ? await byName(client, argument) : await atCursor(client);
  if (!manual) void window.showInformationMessage(strings.nothingForManual());
  else if (manual.text === null) await env.openExternal(Uri.parse(manual.url));
  else await window.showTextDocument(pages.set(`${manual.name} - postconf(5).txt`, manual.text), { preview: true, viewColumn: ViewColumn.Beside });
}

/** The server is told of the document, since it reads nothing of its machine for one that lies elsewhere. */
function byName(client: BaseLanguageClient, name: string): Promise<Manual | undefined> {
  const uri = configurationInSight();
  return uri ? askAbout(client, uri, REQUEST, { name }) : ask(client, REQUEST, { name });
}

async function atCursor(client: BaseLanguageClient): Promise<Manual | undefined> {
  const editor = window.activeTextEditor;
  if (!editor || !isOurs(editor.document)) return undefined;
  const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
  return askAbout(client, editor.document.uri, REQUEST, { position });
}
