// The server in a web worker. The client's script has loaded the core before, and says how the texts are loaded (client/src/extension.browser.ts).
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { provideProse } from './core';
import { bareHost } from './host/host';
import { startServer } from './lsp/server';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & { readonly loadPostfixProse: () => string };

provideProse(() => self.loadPostfixProse());

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), bareHost);
