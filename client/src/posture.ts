// What TLS the configuration speaks: a mark in the status bar, and a panel that shows the server's page and follows what is typed.
import { Disposable, type TextEditor, TextEditorRevealType, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import { type BaseLanguageClient, State, type WorkspaceEdit } from 'vscode-languageclient';
import { askAbout } from './ask';
import { isOurs } from './documents';
import { panelShell } from './panelShell';
import { strings } from './strings';

export const SHOW_POSTURE_COMMAND = 'postfix.showTlsPosture';
const REQUEST = 'postfix/tlsPosture';
/** Nobody reads faster, and a key press should not wait for it. */
const PAUSE_MS = 150;

/** The answer of the server: see server/src/lsp/posture.ts. */
interface Answer {
  readonly mark: string | null;
  readonly assumed: string;
  readonly html: string;
  readonly style: string;
  readonly fixes: Readonly<Record<string, WorkspaceEdit>>;
}

interface FromPanel {
  /** The line that is to blame. */
  readonly file?: unknown;
  readonly line?: unknown;
  /** The key of a fix. */
  readonly fix?: unknown;
}

export class Posture extends Disposable {
  private readonly item = window.createStatusBarItem('postfix.tlsPosture');
  private readonly listeners: Disposable;
  private panel: WebviewPanel | undefined;
  /** The document whose configuration is shown. */
  private shown: Uri | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private mark = '';

  constructor(private readonly client: BaseLanguageClient) {
    super(() => this.end());
    this.item.name = strings.postureTitle();
    this.item.command = SHOW_POSTURE_COMMAND;
    this.listeners = Disposable.from(
      client.onDidChangeState(({ newState }) => newState === State.Running && this.later()),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      workspace.onDidChangeTextDocument(({ document }) => isOurs(document) && this.later()),
      // Certificates may have been renewed meanwhile.
      window.onDidChangeWindowState(({ focused }) => focused && this.later()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('postfix') && this.later()),
    );
    this.follow(window.activeTextEditor);
  }

  /** Shows the panel beside the editor, for the file that is open there, or for the one that was shown last. */
  async show(): Promise<void> {
    this.follow(window.activeTextEditor);
    if (!this.shown) {
      void window.showInformationMessage(strings.noConfiguration());
      return;
    }
    if (!this.panel) this.openPanel();
    this.panel?.reveal(undefined, true);
    await this.update();
  }

  private openPanel(): void {
    const panel = window.createWebviewPanel(
      'postfix.tlsPosture',
      strings.postureTitle(),
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      PANEL_OPTIONS,
    );
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: FromPanel) => (typeof message.fix === 'string' ? this.fix(message.fix) : goTo(message)));
    this.panel = panel;
  }

  private follow(editor: TextEditor | undefined): void {
    // The panel itself is no text editor: what it shows stays then.
    if (editor && isOurs(editor.document)) this.shown = editor.document.uri;
    else if (editor && !this.panel) this.shown = undefined;
    this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), PAUSE_MS);
  }

  private async update(): Promise<void> {
    const turn = ++this.asked;
    const answer = await this.ask();
    this.mark = answer?.mark ?? '';
    if (turn !== this.asked) return; // a later question is on its way
    this.showMark(answer);
    if (!this.panel) return;
    if (answer && this.panel.webview.html === '') this.panel.webview.html = panelShell(answer.html, answer.style);
    else await this.panel.webview.postMessage({ html: answer?.html ?? strings.noPosture() });
  }

  private async ask(): Promise<Answer | undefined> {
    return this.shown && this.client.isRunning() ? askAbout<Answer>(this.client, this.shown, REQUEST) : undefined;
  }

  /** What is applied is made for the text of now; a fix that this text does not ask for any more is not applied. */
  private async fix(key: string): Promise<void> {
    const answer = await this.ask();
    const edit = answer?.fixes[key] && (await this.client.protocol2CodeConverter.asWorkspaceEdit(answer.fixes[key]));
    if (!edit || !(await workspace.applyEdit(edit))) {
      void window.showWarningMessage(strings.notFixed());
      return;
    }
    for (const editor of window.visibleTextEditors) {
      const [first] = edit.get(editor.document.uri);
      if (first) editor.revealRange(first.range, TextEditorRevealType.InCenterIfOutsideViewport);
    }
    await this.update();
    // For those who do not see the page change.
    await this.panel?.webview.postMessage({ said: strings.fixed(answer?.mark ?? '', this.mark) });
  }

  private showMark(answer: Answer | undefined): void {
    const isHere = window.activeTextEditor !== undefined && isOurs(window.activeTextEditor.document);
    if (!answer || answer.mark === null || !(isHere || this.panel)) {
      this.item.hide();
      return;
    }
    this.item.text = `$(shield) ${strings.mark(answer.mark)}`;
    this.item.tooltip = strings.markTooltip(answer.assumed);
    this.item.show();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.listeners.dispose();
    this.panel?.dispose();
    this.item.dispose();
  }
}

const PANEL_OPTIONS = { enableScripts: true, enableFindWidget: true, localResourceRoots: [] };

async function goTo(message: FromPanel): Promise<void> {
  if (typeof message.file !== 'string' || typeof message.line !== 'number') return;
  const document = await workspace.openTextDocument(Uri.parse(message.file));
  const { range } = document.lineAt(Math.min(message.line, document.lineCount - 1));
  const beside = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn ?? ViewColumn.One;
  await window.showTextDocument(document, { viewColumn: beside, selection: range });
}
