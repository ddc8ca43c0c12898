// Asks the server one of the questions that only this extension asks. A failure goes to the output channel, and there is no answer then.
import type { Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export async function ask<T>(client: BaseLanguageClient, request: string, params: object): Promise<T | undefined> {
  try {
    return (await client.sendRequest<T | null>(request, params)) ?? undefined;
  } catch (error) {
    client.outputChannel.appendLine(`${request}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** The same about a document. */
export function askAbout<T>(client: BaseLanguageClient, uri: Uri, request: string, params: object = {}): Promise<T | undefined> {
  return ask(client, request, { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) }, ...params });
}
