// Entry of the desktop and remote extension host: the server is a process of its own, started as every other editor starts it.
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, startClient } from './client';

export function activate(context: ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.stdio };
  return startClient(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, server, options));
}
