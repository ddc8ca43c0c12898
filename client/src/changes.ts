// "Apply TLS Profile" and "What Changes with Another Version": a choice, and a page that says what would change for whom before anything does.
import { type QuickPickItem, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { askAbout } from './ask';
import { configurationAtHand } from './documents';
import { panelShell } from './panelShell';
import { strings } from './strings';

export const APPLY_PROFILE_COMMAND = 'postfix.applyTlsProfile';
export const VERSION_CHANGES_COMMAND = 'postfix.showVersionChanges';

/** The answers of the server: see server/src/lsp/changes.ts. */
interface Choices {
  readonly profiles: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
  readonly versions: readonly string[];
  readonly openssl: readonly string[];
}
interface ChangePage {
  readonly html: string;
  readonly style: string;
  readonly edit: WorkspaceEdit | null;
}

/** With a profile's name from another command, asks for none. */
export async function applyProfile(client: BaseLanguageClient, argument?: unknown): Promise<void> {
  const uri = configurationAtHand();
  if (!uri) return;
  const profile = typeof argument === 'string' ? argument : await chooseProfile(client, uri);
  if (profile !== undefined) await showPage(client, uri, 'postfix/profileChanges', { profile }, strings.applyProfile());
}

export async function showVersionChanges(client: BaseLanguageClient): Promise<void> {
  const uri = configurationAtHand();
  const choices = uri && (await ask<Choices>(client, uri, 'postfix/choices', {}));
  if (!uri || !choices) return;
  const version = await window.showQuickPick([...choices.versions].reverse(), { title: strings.chooseVersion() });
  if (version === undefined) return;
  const openssl = await window.showQuickPick([strings.usualOpenSsl(), ...choices.openssl], { title: strings.chooseOpenSsl() });
  if (openssl !== undefined) await showPage(client, uri, 'postfix/versionChanges', { version, openssl }, strings.versionChanges());
}

async function chooseProfile(client: BaseLanguageClient, uri: Uri): Promise<string | undefined> {
  const choices = await ask<Choices>(client, uri, 'postfix/choices', {});
  const items = choices?.profiles.map(({ name, before, after }): QuickPickItem => {
    const description = before === after ? strings.sameMark(after ?? '–') : strings.marks(before ?? '–', after ?? '–');
    return { label: name, description };
  });
  return items && (await window.showQuickPick(items, { title: strings.chooseProfile() }))?.label;
}

async function showPage(client: BaseLanguageClient, uri: Uri, request: string, params: object, title: string): Promise<void> {
  const page = await ask<ChangePage>(client, uri, request, params);
  if (!page) return;
  const panel = window.createWebviewPanel('postfix.changes', title, ViewColumn.Beside, { enableScripts: true, enableFindWidget: true, localResourceRoots: [] });
  panel.webview.html = panelShell(page.html, page.style);
  panel.webview.onDidReceiveMessage(async (message: { readonly apply?: unknown }) => {
    if (message.apply !== true) return;
    // What is applied is made for the text of now, which may not be that of when the page was opened.
    const edit = (await ask<ChangePage>(client, uri, request, params))?.edit;
    if (edit && (await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit)))) panel.dispose();
    else void window.showWarningMessage(strings.notApplied());
  });
}

async function ask<T>(client: BaseLanguageClient, uri: Uri, request: string, params: object): Promise<T | undefined> {
  const answer = await askAbout<T>(client, uri, request, params);
  if (answer === undefined) void window.showWarningMessage(strings.noAnswer());
  return answer;
}
