// The server in a web worker. The client's script has loaded the core before (client/src/extension.browser.ts).
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { bareHost } from './host/host';
import { startServer } from './lsp/server';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), bareHost);
