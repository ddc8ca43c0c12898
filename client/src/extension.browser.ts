// Entry of the browser's extension host: the server is a web worker, started anew at every restart.
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, startClient } from './client';

/** Declared here, because the types of a browser are kept out of the project: the core must run where there is none. */
declare const Worker: new (address: string) => WorkerPort;
type WorkerPort = ConstructorParameters<typeof BrowserMessageWriter>[0] & { terminate(): void };

export function activate(context: ExtensionContext): Promise<void> {
  return startClient(context, (options) => new LanguageClient(CLIENT_ID, CLIENT_NAME, createStarter(context.extensionUri), options));
}

/**
 * The language client would wrap a worker itself, but it tests `instanceof Worker`, which fails in VS Code's extension host: there `Worker` is a
 * function that returns a worker of another class. Nor does it end the worker of before when it starts anew.
 */
function createStarter(extension: Uri): () => Promise<MessageTransports> {
  let worker: WorkerPort | undefined;
  return async () => {
    worker?.terminate();
    worker = new Worker(await startScript(extension));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}

/** What the worker runs: the core, then the server; facts and texts only when the first of them is asked for. */
async function startScript(extension: Uri): Promise<string> {
  const addresses = ['core.js', 'web/server.js', 'facts.js', 'prose.js'].map((name) => addressOf(Uri.joinPath(extension, 'dist', name)));
  const [core, server, facts, prose] = (await Promise.all(addresses)).map((address) => JSON.stringify(address));
  const load = `
self.loadPostfixFacts = () => { if (!self.postfixFacts) importScripts(${facts}); return postfixFacts; };
self.loadPostfixProse = () => { importScripts(${prose}); return postfixProse; };
`;
  return addressOfText(`${load} importScripts(${core}, ${server});`);
}

/** What the browser can load itself is named; what only VS Code can read, such as a file on a remote machine, is read and handed over. */
async function addressOf(script: Uri): Promise<string> {
  return script.scheme === 'https' || script.scheme === 'http' ? script.toString(true) : addressOfText(await workspace.fs.readFile(script));
}

function addressOfText(text: string | Uint8Array): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
