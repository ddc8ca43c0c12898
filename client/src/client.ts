// The whole extension but for how the server is started: selects documents, hands over trust and settings, and offers the commands.
// It must know nothing of Postfix; that is the server's, which other editors use without this client.
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { APPLY_PROFILE_COMMAND, applyProfile, showVersionChanges, VERSION_CHANGES_COMMAND } from './changes';
import { documentSelector, watchedFiles } from './documents';
import { EXPLAIN_COMMAND, explainFinding } from './explain';
import { FIND_COMMAND, findParameter } from './find';
import { findingsMiddleware } from './findings';
import { MANUAL_COMMAND, openManual } from './manual';
import { Pages } from './pages';
import { Posture, SHOW_POSTURE_COMMAND } from './posture';
import { strings } from './strings';
import { createTraceChannel } from './trace';

/** Also the prefix under which the language client looks for its own setting, postfix.trace.server. */
export const CLIENT_ID = 'postfix';
export const CLIENT_NAME = 'Postfix';

type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Called by the Node and the browser entry, which differ only in the client that they create. */
export async function startClient(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const output = window.createOutputChannel(CLIENT_NAME, { log: true });
  const trace = createTraceChannel(output);
  const watcher = workspace.createFileSystemWatcher(watchedFiles);
  const client = createClient({
    documentSelector,
    outputChannel: output,
    traceOutputChannel: trace.channel,
    initializationOptions,
    synchronize: { configurationSection: CLIENT_ID, fileEvents: watcher },
    middleware: findingsMiddleware,
  });
  const showOutput = (): void => output.show();
  const posture = new Posture(client);
  const pages = new Pages();
  context.subscriptions.push(
    output,
    trace.disposable,
    watcher,
    client,
    posture,
    pages,
    commands.registerCommand(SHOW_POSTURE_COMMAND, () => posture.show()),
    commands.registerCommand(APPLY_PROFILE_COMMAND, (argument?: unknown) => applyProfile(client, argument)),
    commands.registerCommand(VERSION_CHANGES_COMMAND, () => showVersionChanges(client)),
    commands.registerCommand(FIND_COMMAND, (argument?: unknown) => findParameter(client, pages, argument)),
    commands.registerCommand(MANUAL_COMMAND, (argument?: unknown) => openManual(client, pages, argument)),
    commands.registerCommand('postfix.restartServer', () => restart(client)),
    commands.registerCommand('postfix.showOutput', showOutput),
    commands.registerCommand(EXPLAIN_COMMAND, (argument?: unknown) => explainFinding(context.extensionUri, argument)),
    // The protocol has no word for trust, so the server learns of it the way it learned the first time.
    workspace.onDidGrantWorkspaceTrust(() => restart(client)),
  );
  await client.start().catch((error: unknown) => reportFailure(error, showOutput));
}

/** Read anew at every start, so that a restart after trust was granted passes the new state. */
function initializationOptions(): Record<string, unknown> {
  // The round trip through JSON leaves the values and drops the methods of the configuration object.
  const settings = JSON.parse(JSON.stringify(workspace.getConfiguration(CLIENT_ID)));
  return { ...settings, trusted: workspace.isTrusted, explainCommand: true };
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}

/** Does not wait for an answer: activation must end while the message is still open. */
function reportFailure(error: unknown, showOutput: () => void): void {
  const reason = error instanceof Error ? error.message : String(error);
  window.showErrorMessage(strings.serverFailed(reason), strings.showOutput()).then((answer) => {
    if (answer !== undefined) showOutput();
  });
}
