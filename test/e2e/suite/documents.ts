// Which files the extension takes for its own, and what happens when one is opened.
import { extensions } from 'vscode';
import { expectEqual, type Tests } from './runner';
import { findings, foundBy, openFile, openText } from './workbench';

export const documents: Tests = {
  'opening main.cf starts the extension': async () => {
    await openFile('main.cf');
    const extension = extensions.getExtension('vscode-postfix.vscode-postfix');
    await extension?.activate();
    expectEqual(extension?.isActive, true);
  },

  'files are recognised by their names': async () => {
    const names = ['main.cf', 'master.cf', 'mysql-virtual.cf'];
    const ids: string[] = [];
    for (const name of names) ids.push((await openFile(name)).languageId);
    expectEqual(ids.slice(0, 2), ['postfix-main', 'postfix-master']);
    expectEqual(ids[2]?.startsWith('postfix'), false);
  },

  'a lookup table is left alone': async () => {
    const table = await openFile('mysql-virtual.cf');
    await foundBy(await openFile('main.cf'), 'unknown-parameter');
    expectEqual(findings(table).length, 0);
  },

  'a file of CFEngine that is named main.cf is left alone': async () => {
    const cfengine = await openText('bundle agent main\n{\n  reports:\n    "hello";\n}\n');
    await foundBy(await openText('smtpd_tls_auth_onyl = yes\n'), 'unknown-parameter');
    expectEqual(findings(cfengine).length, 0);
  },
};
