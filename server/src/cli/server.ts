// `postfix-lint server --stdio`: the language server in this process. It is a bundle of its own that lies beside this one, since its
// libraries would make every other command slower to start.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { coreMessages } from '../core';
import type { Command } from './command';
import { Failure, reasonOf } from './failure';

const text = coreMessages.cli;

export const server: Command = {
  // vscode-languageclient adds the last one by itself.
  options: { stdio: 'flag', clientProcessId: 'value' },
  help: text.help.server,
  async run(given) {
    if (!given.has('stdio')) throw new Failure(text.onlyStdio);
    const bundle = join(__dirname, 'server.js');
    try {
      await import(pathToFileURL(bundle).href);
    } catch (error) {
      throw new Failure(text.unreadable(bundle, reasonOf(error)));
    }
    return 0;
  },
};
