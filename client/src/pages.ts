// Read-only documents with what the server said, such as an explanation or an entry of the manual. They live as long as the window.
import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { strings } from './strings';

const SCHEME = 'postfix-page';
/** Nobody goes back further. */
const MOST_PAGES = 20;

export class Pages extends Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: this.changed.event,
    // A window that is opened again shows what it showed before, but the text is gone.
    provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? strings.pageGone(),
  });

  constructor() {
    super(() => Disposable.from(this.provider, this.changed).dispose());
  }

  /** The document of that name with this text; one that is open already is brought up to date. */
  set(name: string, text: string): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.texts.delete(uri.path);
    this.texts.set(uri.path, text);
    for (const path of [...this.texts.keys()].slice(0, -MOST_PAGES)) this.texts.delete(path);
    this.changed.fire(uri);
    return uri;
  }
}
