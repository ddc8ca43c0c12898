// Lets the setting postfix.trace.server switch the protocol trace alone. The language client also asks that the log level of the output channel be
// "Trace", which no reader of the setting would guess; so it is given a channel that reports this level whenever the setting is not "off".
import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode';

const SETTING = 'postfix.trace.server';

export function createTraceChannel(output: LogOutputChannel): { channel: LogOutputChannel; disposable: Disposable } {
  const levelChanged = new EventEmitter<LogLevel>();
  const listener = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SETTING)) levelChanged.fire(currentLevel());
  });
  const channel: LogOutputChannel = Object.create(output, {
    logLevel: { get: currentLevel },
    onDidChangeLogLevel: { value: levelChanged.event },
    trace: { value: (message: string) => output.info(message) },
  });
  return {
    channel,
    disposable: {
      dispose: () => {
        listener.dispose();
        levelChanged.dispose();
      },
    },
  };
}

function currentLevel(): LogLevel {
  return workspace.getConfiguration().get<string>(SETTING, 'off') === 'off' ? LogLevel.Info : LogLevel.Trace;
}
