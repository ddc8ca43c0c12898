// Entry of the browser's extension host: the server is a web worker, started anew at every restart.
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, startClient } from './client';

/** Declared here, because the types of a browser are kept out of the project: the core must run where there is none. */
declare const Worker: new (address: string) => never;

export function activate(context: ExtensionContext): Promise<void> {
  const address = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  return startClient(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, async () => new Worker(address), options));
}
