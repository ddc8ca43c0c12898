// Where settings come from: asked of the client where it answers, else what it pushed, else what it gave at the start.
import type { Connection } from 'vscode-languageserver';
import { readSettings, type Settings } from './settings';

export class SettingsStore {
  private readonly byUri = new Map<string, Promise<Settings>>();
  private pushed: unknown;

  constructor(
    private readonly connection: Connection,
    private readonly canAsk: boolean,
    private readonly initial: unknown,
  ) {}

  for(uri: string): Promise<Settings> {
    const known = this.byUri.get(uri) ?? this.ask(uri);
    this.byUri.set(uri, known);
    return known;
  }

  /** Takes what didChangeConfiguration brought: an object, or nothing and a hint to ask again. */
  changed(settings: unknown): void {
    const section = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>).postfix : undefined;
    if (section !== undefined) this.pushed = section;
    this.byUri.clear();
  }

  private async ask(uri: string): Promise<Settings> {
    const answer = this.canAsk
      ? await this.connection.workspace.getConfiguration({ ...(uri !== '' && { scopeUri: uri }), section: 'postfix' }).catch(() => undefined)
      : undefined;
    return readSettings(answer ?? this.pushed ?? this.initial);
  }
}
