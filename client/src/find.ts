// "Find a Parameter": a list that the server fills while one types, by name or in words. It keeps the order of the server, and does with the choice
// what was asked: explain it, go to where it is set, set it, or open the manual.
import { commands, Disposable, type QuickInputButton, type QuickPickItem, ThemeIcon, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, Location, WorkspaceEdit } from 'vscode-languageclient';
import { ask, askAbout } from './ask';
import { configurationInSight } from './documents';
import { openManual } from './manual';
import type { Pages } from './pages';
import { strings } from './strings';

export const FIND_COMMAND = 'postfix.findParameter';

/** The answers of the server: see server/src/lsp/findParameters.ts. */
interface Found {
  readonly name: string;
  readonly summary: string;
  readonly place: Location | null;
}
interface Explanation {
  readonly markdown: string;
  readonly place: Location | null;
  readonly insert: WorkspaceEdit | null;
}

interface Button extends QuickInputButton {
  readonly action: (search: Search, found: Found) => unknown;
}

interface Item extends QuickPickItem {
  readonly found: Found;
  readonly buttons: readonly Button[];
}

const goToSetting: Button = { iconPath: new ThemeIcon('go-to-file'), tooltip: strings.goToSetting(), action: (search, { place }) => search.goTo(place) };
const insertSetting: Button = { iconPath: new ThemeIcon('add'), tooltip: strings.insertSetting(), action: (search, { name }) => search.insert(name) };
const showManual: Button = {
  iconPath: new ThemeIcon('book'),
  tooltip: strings.openManual(),
  action: ({ client, pages }, { name }) => openManual(client, pages, name),
};

/** With words from another command, looks for these first. */
export function findParameter(client: BaseLanguageClient, pages: Pages, argument?: unknown): void {
  new Search(client, pages, configurationInSight()).start(typeof argument === 'string' ? argument : '');
}

class Search {
  private readonly pick = window.createQuickPick<Item>();
  private asked = 0;

  constructor(
    readonly client: BaseLanguageClient,
    readonly pages: Pages,
    private readonly configuration: Uri | undefined,
  ) {}

  start(words: string): void {
    const { pick } = this;
    pick.title = strings.findTitle();
    pick.placeholder = strings.findPlaceholder();
    // What VS Code thinks of a label's place must not overrule the server. The property works, but is not in the declared interface yet.
    Object.assign(pick, { sortByLabel: false });
    const listeners = Disposable.from(
      pick.onDidChangeValue(() => this.update()),
      pick.onDidAccept(() => this.end(pick.selectedItems[0], ({ name }) => this.explain(name))),
      pick.onDidTriggerItemButton(({ button, item }) => this.end(item, (found) => (button as Button).action(this, found))),
      pick.onDidHide(() => {
        this.asked++;
        listeners.dispose();
        pick.dispose();
      }),
    );
    pick.value = words;
    pick.show();
    void this.update();
  }

  async goTo(place: Location | null): Promise<void> {
    if (!place) return;
    const selection = this.client.protocol2CodeConverter.asRange(place.range);
    await window.showTextDocument(Uri.parse(place.uri), { selection });
  }

  /** Sets the parameter to its default, and goes there: the value is what the user came to write. */
  async insert(name: string): Promise<void> {
    const edit = (await this.about<Explanation>('postfix/explainParameter', { name }))?.insert;
    const isDone = edit && (await workspace.applyEdit(await this.client.protocol2CodeConverter.asWorkspaceEdit(edit)));
    if (isDone) await this.goTo((await this.about<Explanation>('postfix/explainParameter', { name }))?.place ?? null);
    else void window.showWarningMessage(strings.notInserted(name));
  }

  private async explain(name: string): Promise<void> {
    const explanation = await this.about<Explanation>('postfix/explainParameter', { name });
    if (explanation) await commands.executeCommand('markdown.showPreview', this.pages.set(`${name}.md`, explanation.markdown));
    else void window.showWarningMessage(strings.noAnswer());
  }

  private async update(): Promise<void> {
    const turn = ++this.asked;
    this.pick.busy = true;
    const found = await this.about<readonly Found[]>('postfix/findParameters', { query: this.pick.value });
    if (turn !== this.asked) return; // a later question is on its way, or nobody looks any more
    this.pick.busy = false;
    this.pick.items = (found ?? []).map((each) => this.toItem(each));
  }

  private toItem(found: Found): Item {
    const { name, summary, place } = found;
    const setting = place ? [goToSetting] : this.configuration ? [insertSetting] : [];
    const description = place ? strings.setInLine(place.range.start.line + 1) : '';
    return { label: name, description, detail: summary.replaceAll('`', ''), alwaysShow: true, found, buttons: [...setting, showManual] };
  }

  /** Who is faster than the server has chosen nothing yet. */
  private end(item: Item | undefined, action: (found: Found) => unknown): void {
    if (!item) return;
    this.pick.hide();
    void action(item.found);
  }

  private about<T>(request: string, params: object): Promise<T | undefined> {
    return this.configuration ? askAbout(this.client, this.configuration, request, params) : ask(this.client, request, params);
  }
}
