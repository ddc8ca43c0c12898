// The search for parameters, and the manual: what is chosen opens as a page, and in a browser, where no manual is installed, no page of ours does.
import { commands, TabInputWebview, type TextDocument, Uri, window, workspace } from 'vscode';
import { expectContains, expectEqual, type Tests } from './runner';
import { cursor, openFile, openText, select, until } from './workbench';

const HAS_MANUAL = !('WorkerGlobalScope' in globalThis);
const SCHEME = 'postfix-page';

export const find: Tests = {
  'a parameter is found by what it does, and explained': async () => {
    await openText('myhostname = mail.example.com\n');
    await commands.executeCommand('postfix.findParameter', 'largest mail');
    await acceptUntil('the explanation', () => {
      const tab = window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof TabInputWebview && tab.label.includes('message_size_limit') ? true : undefined;
    });
    const page = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path: '/message_size_limit.md' }));
    expectContains(page.getText(), '**message_size_limit**');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },

  'the entry of the manual about what stands at the cursor opens beside it, if there is a manual': async () => {
    if (!HAS_MANUAL) return;
    const document = await openFile('main.cf');
    select(cursor(document, 'smtpd_tls|_protocols'));
    await commands.executeCommand('postfix.openManual');
    const page = await manualPage('smtpd_tls_protocols');
    expectContains(page.getText(), 'postconf.5');
    expectContains(page.getText(), '\nsmtpd_tls_protocols (default: ');
    expectEqual(page.getText().includes('\nsmtpd_tls_ask_ccert (default: '), false);
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },

  'the entry of a name': async () => {
    if (!HAS_MANUAL) return;
    await commands.executeCommand('postfix.openManual', 'reject_unauth_destination');
    expectContains((await manualPage('reject_unauth_destination')).getText(), '\nreject_unauth_destination\n');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },
};

/** Chooses the first of the list again and again: before the server has answered there is nothing to choose. */
function acceptUntil(what: string, probe: () => true | undefined): Promise<true> {
  return until(what, async () => {
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return probe();
  });
}

function manualPage(name: string): Promise<TextDocument> {
  return until(`the entry of ${name}`, () => {
    const document = window.activeTextEditor?.document;
    return document?.uri.scheme === SCHEME && document.uri.path.includes(name) ? document : undefined;
  });
}
