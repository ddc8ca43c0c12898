// Entry of the browser's extension host: the server is a web worker, started anew at every restart.
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, startClient } from './client';

/** Declared here, because the types of a browser are kept out of the project: the core must run where there is none. */
declare const Worker: new (address: string) => WorkerPort;
type WorkerPort = ConstructorParameters<typeof BrowserMessageWriter>[0] & { terminate(): void };

export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js');
  return startClient(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, createStarter(script), options));
}

/**
 * The language client would wrap a worker itself, but it tests `instanceof Worker`, which fails in VS Code's extension host: there `Worker` is a
 * function that returns a worker of another class. Nor does it end the worker of before when it starts anew.
 */
function createStarter(script: Uri): () => Promise<MessageTransports> {
  let worker: WorkerPort | undefined;
  return async () => {
    worker?.terminate();
    worker = new Worker(await addressOf(script));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}

/** What the browser can load itself is named; what only VS Code can read, such as a file on a remote machine, is read and handed over. */
async function addressOf(script: Uri): Promise<string> {
  if (script.scheme === 'https' || script.scheme === 'http') return script.toString(true);
  return URL.createObjectURL(new Blob([await workspace.fs.readFile(script)], { type: 'text/javascript' }));
}
