// Findings as they arrive on the screen: the right characters, after every edit and every change of settings.
import { ConfigurationTarget, commands, TabInputWebview, window, workspace } from 'vscode';
import { expectContains, expectEqual, type Tests } from './runner';
import { apply, codeActions, cursor, foundBy, noneBy, openFile, openText, replace, select, squiggles, until, wholeOf } from './workbench';

const SQUIGGLES = `
smtpd_tls_protocols = >= TLSv1.2
                      ^^^^^^^^^^ error tls-protocol-range-whitespace
smtp_tls_security_level = maybe
                          ^^^^^ error tls-level-invalid
smtpd_tls_auth_onyl = yes
^^^^^^^^^^^^^^^^^^^ warning unknown-parameter
`.trim();

export const findingsOnScreen: Tests = {
  'main.cf has its squiggles under the right characters': async () => {
    const document = await openFile('main.cf');
    const found = await foundBy(document, 'tls-protocol-range-whitespace', 'tls-level-invalid', 'unknown-parameter');
    expectEqual(squiggles(document, found), SQUIGGLES);
  },

  'a parameter that is set twice is found': async () => {
    const document = await openFile('main.cf');
    const [found] = await foundBy(document, 'duplicate-parameter');
    expectContains(document.getText(found?.range), 'message_size_limit');
  },

  'an override in master.cf is checked as a setting of main.cf is': async () => {
    const document = await openFile('master.cf');
    const [found] = await foundBy(document, 'unknown-parameter');
    expectContains(document.getText(found?.range), 'smtpd_tls_security_levl');
  },

  'a finding goes when its cause is edited away': async () => {
    const document = await openText('myhostname = mail.example.com\nsmtpd_tls_auth_onyl = yes\n');
    await foundBy(document, 'unknown-parameter');
    await replace(document, 'onyl', 'only');
    await noneBy(document, 'unknown-parameter');
    await replace(document, 'only', 'onyl');
    await foundBy(document, 'unknown-parameter');
  },

  'a rule is switched off and on in the settings without a restart': async () => {
    const document = await openText('smtpd_tls_auth_onyl = yes\n');
    await foundBy(document, 'unknown-parameter');
    await setRules({ 'unknown-parameter': 'off' });
    await noneBy(document, 'unknown-parameter');
    await setRules({ 'unknown-parameter': 'error' });
    const [found] = await foundBy(document, 'unknown-parameter');
    expectContains(squiggles(document, found ? [found] : []), 'error unknown-parameter');
    await setRules(undefined);
  },

  'the findings come back after a restart of the server': async () => {
    const document = await openFile('main.cf');
    await foundBy(document, 'unknown-parameter');
    await commands.executeCommand('postfix.restartServer');
    await foundBy(document, 'unknown-parameter');
  },

  'the finding at the cursor is explained': async () => {
    const document = await openFile('main.cf');
    await foundBy(document, 'unknown-parameter');
    select(cursor(document, 'auth|_onyl'));
    await commands.executeCommand('postfix.explainFinding');
    expectContains(await previewTitle(), 'unknown-parameter');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },

  'a click on the code of a finding opens its page': async () => {
    const [found] = await foundBy(await openFile('main.cf'), 'unknown-parameter');
    const target = typeof found?.code === 'object' ? found.code.target : undefined;
    expectEqual(target?.toString(true), 'command:postfix.explainFinding?["unknown-parameter"]');
  },

  'the light bulb offers the explanation': async () => {
    const document = await openFile('main.cf');
    const [found] = await foundBy(document, 'tls-level-invalid');
    const explain = (await codeActions(document, found?.range ?? wholeOf(document), 'quickfix')).find(({ title }) => title.startsWith('Explain'));
    expectEqual(explain?.title, 'Explain "tls-level-invalid"');
    if (explain) await apply(document, explain);
    expectContains(await previewTitle(), 'tls-level-invalid');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },

  'a rule is explained by its name': async () => {
    await commands.executeCommand('postfix.explainFinding', 'tls-level-invalid');
    expectContains(await previewTitle(), 'tls-level-invalid');
    await commands.executeCommand('workbench.action.closeActiveEditor');
  },
};

const setRules = (rules: Record<string, string> | undefined): Thenable<void> =>
  workspace.getConfiguration('postfix').update('rules', rules, ConfigurationTarget.Workspace);

/** The title of the Markdown preview that is in front. */
function previewTitle(): Promise<string> {
  return until('a Markdown preview', () => {
    const tab = window.tabGroups.activeTabGroup.activeTab;
    return tab?.input instanceof TabInputWebview && tab.input.viewType.includes('markdown') ? tab.label : undefined;
  });
}
