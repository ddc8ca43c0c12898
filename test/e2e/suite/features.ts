// Hover, completion, quick fixes and fix-all, through the same doors of VS Code that a click or a key press goes through.

import { type CompletionList, commands, type Hover, MarkdownString, type SignatureHelp, TabInputWebview, type TextDocument, window } from 'vscode';
import { expectContains, expectEqual, type Tests } from './runner';
import { apply, codeActions, cursor, foundBy, openFile, openText, until, wholeOf } from './workbench';

export const features: Tests = {
  'a parameter is described on hover': async () => {
    const document = await openFile('main.cf');
    const text = await hoverText(document, 'smtpd_tls|_protocols');
    expectContains(text, 'smtpd_tls_protocols');
    expectContains(text, 'postconf.5.html');
  },

  'an override in master.cf is described on hover': async () => {
    const document = await openFile('master.cf');
    expectContains(await hoverText(document, '-o smtpd_sasl|_auth_enable'), 'smtpd_sasl_auth_enable');
  },

  'names of parameters are completed': async () => {
    const document = await openText('smtpd_tls_sec\n');
    const labels = await completions(document, 'smtpd_tls_sec|');
    expectEqual(labels.includes('smtpd_tls_security_level'), true);
  },

  'values are completed': async () => {
    const document = await openText('smtpd_tls_security_level = \n');
    const labels = await completions(document, 'smtpd_tls_security_level = |');
    expectEqual(
      ['none', 'may', 'encrypt'].filter((level) => labels.includes(level)),
      ['none', 'may', 'encrypt'],
    );
  },

  'a value is explained on hover': async () => {
    const document = await openText('virtual_transport = lmtp:unix:private/dovecot-lmtp\n');
    expectContains(await hoverText(document, 'lmtp:unix:pri|vate'), 'the socket `private/dovecot-lmtp` below `queue_directory`');
  },

  'what stands behind a restriction is shown': async () => {
    const document = await openText('smtpd_client_restrictions = reject_rbl_client list.example.org=\n');
    const help = await until('signature help', async () => {
      const answer = await commands.executeCommand<SignatureHelp>('vscode.executeSignatureHelpProvider', document.uri, cursor(document, 'example.org=|'));
      return answer?.signatures.length ? answer : undefined;
    });
    expectEqual([help.signatures[0]?.label, help.activeParameter], ['reject_rbl_client domain=filter', 1]);
  },

  'a quick fix corrects a misspelt name and nothing else': async () => {
    const document = await openText('# TLS\nsmtpd_tls_auth_onyl   =  yes\nmyhostname = mail.example.com\n');
    const [found] = await foundBy(document, 'unknown-parameter');
    const fix = await until('a quick fix', async () => {
      const actions = await codeActions(document, found?.range ?? wholeOf(document), 'quickfix');
      return actions.find(({ title }) => title.includes('smtpd_tls_auth_only'));
    });
    expectEqual(await apply(document, fix), '# TLS\nsmtpd_tls_auth_only   =  yes\nmyhostname = mail.example.com\n');
  },

  'fix-all repairs what is safe and leaves what changes the policy': async () => {
    const document = await openText('smtpd_tls_security_level = maybe\nsmtpd_tls_protocols = >= TLSv1.2   \nmyhostname = mail.example.com\n');
    await foundBy(document, 'tls-protocol-range-whitespace', 'tls-level-invalid');
    const [fixAll] = await until('fix-all', () => nonEmpty(codeActions(document, wholeOf(document), 'source.fixAll.postfix')));
    expectEqual(fixAll?.kind?.value, 'source.fixAll.postfix');
    await commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.postfix', apply: 'first' });
    const text = await until('the repaired text', () => (document.getText().includes('>= ') ? undefined : document.getText()));
    expectEqual(text, 'smtpd_tls_security_level = maybe\nsmtpd_tls_protocols = >=TLSv1.2   \nmyhostname = mail.example.com\n');
  },

  'what a line does for TLS is said on hover': async () => {
    const document = await openText('smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/postfix/tls.pem\nsmtpd_tls_protocols = >=TLSv1.3\n');
    expectContains(await hoverText(document, 'smtpd_tls|_protocols'), 'TLS 1.3; 3 suites. This line removes TLS 1.0, TLS 1.1, TLS 1.2 and');
  },

  'the TLS posture and the pages about changes open as panels': async () => {
    await openFile('main.cf');
    await commands.executeCommand('postfix.showTlsPosture');
    await until('the panel', panelWith('TLS of Postfix'));
    await openFile('main.cf');
    await commands.executeCommand('postfix.applyTlsProfile', 'balanced');
    await until('the page of the profile', panelWith('Apply TLS Profile'));
  },
};

const panelWith = (label: string) => (): true | undefined =>
  window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.input instanceof TabInputWebview && tab.label === label)) || undefined;

async function hoverText(document: TextDocument, marked: string): Promise<string> {
  const hovers = await until(`a hover at ${marked}`, () =>
    nonEmpty(commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, cursor(document, marked))),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (content instanceof MarkdownString ? content.value : typeof content === 'string' ? content : content.value)).join('\n');
}

async function completions(document: TextDocument, marked: string): Promise<string[]> {
  const list = await until(`completions at ${marked}`, async () => {
    const answer = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, cursor(document, marked));
    // Until the server has registered, VS Code offers the words of the document itself.
    return answer.items.some((item) => item.detail !== undefined || item.documentation !== undefined || item.kind !== 0) ? answer : undefined;
  });
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function nonEmpty<T>(answers: PromiseLike<T[]>): Promise<T[] | undefined> {
  const list = await answers;
  return list.length > 0 ? list : undefined;
}
