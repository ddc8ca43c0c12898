// What the editor has open, grouped into configurations: main.cf and master.cf of one folder are one. Keeps one Analysis for each, made
// from the one before it. Unsaved text wins over the disk.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis, certificateChains, type DirectoryEntry, type FileKind, type KeysIn, type LintOptions, parseVersion } from '../core';
import type { Host, LocalPostfix, ManualEntry } from '../host/host';
import type { Documents } from './convert';
import { directoryOf, fileKind, isBelow, partnerUri } from './files';
import { type Settings, toLintOptions } from './settings';

export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
}

/** An analysis together with the documents that it speaks of. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly documents: Documents;
  readonly file: FileKind;
  readonly settings: Settings;
}

interface WorkspaceContext {
  readonly open: OpenDocuments;
  readonly host: Host;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** Nothing outside of the opened folders is read, and no program is started, unless the user trusts them. */
  readonly trusted: boolean;
  readonly folders: () => readonly string[];
  readonly onUnreadable: (uri: string, reason: string) => void;
  /** Called when something that was awaited in the background changes the answers. */
  readonly onChanged: () => void;
}

export class Workspace {
  private readonly analyses = new Map<string, Analysis>();
  private readonly options = new Map<string, LintOptions>();
  /** What came of settings, so that a key press need not write them out to find it. */
  private readonly lastOptions = new WeakMap<Settings, { readonly release: string | undefined; readonly options: LintOptions }>();
  /** While a file is being read, others wait for the same answer; a change that comes meanwhile has the next one read it again. */
  private readonly onDisk = new Map<string, Promise<TextDocument | undefined>>();
  private local: LocalPostfix | undefined;
  private asked: string | undefined;

  constructor(private readonly context: WorkspaceContext) {}

  /** The analysis of the configuration that an open document belongs to. */
  async analyse(uri: string): Promise<Analysed | undefined> {
    const settings = await this.context.settingsOf(uri);
    const partner = partnerUri(uri);
    const other = partner === undefined ? undefined : await this.documentAt(partner);
    const document = this.context.open.get(uri); // read last: it may have changed, or closed, meanwhile
    if (!document) return undefined;
    const file = fileKind(uri, document.languageId);
    const documents: Documents = file === 'main' ? { main: document, ...(other && { master: other }) } : { master: document, ...(other && { main: other }) };
    const key = [documents.main?.uri, documents.master?.uri].join('\n');
    const texts = { ...(documents.main && { main: documents.main.getText() }), ...(documents.master && { master: documents.master.getText() }) };
    const analysis = Analysis.of(texts, this.optionsFor(settings, uri), this.analyses.get(key));
    this.analyses.set(key, analysis);
    return { analysis, documents, file, settings };
  }

  /** What lies in a directory, under the rules for reading: nothing outside of the opened folders without trust. */
  async list(uri: string): Promise<readonly DirectoryEntry[]> {
    return this.mayRead(uri) ? this.context.host.list(uri) : [];
  }

  /** What the certificates of a configuration are for, read anew where they changed; undefined without trust, and for files that lie elsewhere. */
  async keysIn({ analysis, documents, file }: Analysed): Promise<KeysIn | undefined> {
    if (!this.context.trusted || !documents[file]?.uri.startsWith('file:')) return undefined;
    return this.context.host.certificateKeys(certificateChains(analysis.configuration, analysis.options));
  }

  /** What is assumed of Postfix where no document is open; the URI says which settings count, an empty one those of the editor. */
  async optionsAt(uri: string): Promise<LintOptions> {
    return this.optionsFor(await this.context.settingsOf(uri), uri);
  }

  /** An entry of the manual on this machine; undefined where none may be read: without trust, and for files that lie elsewhere. */
  async manualEntry(name: string, uri = ''): Promise<ManualEntry | undefined> {
    const isElsewhere = uri !== '' && !/^(?:file|untitled):/.test(uri);
    return this.context.trusted && !isElsewhere ? this.context.host.manualEntry(name) : undefined;
  }

  /** Forgets what was read of a file; true if it had been read. */
  changedOnDisk(uri: string): boolean {
    return this.onDisk.delete(uri);
  }

  /** Forgets what is known of a closed document's configuration, unless its partner is still open. */
  closed(uri: string): void {
    const partner = partnerUri(uri);
    this.onDisk.delete(uri);
    if (partner && this.context.open.get(partner)) return;
    if (partner) this.onDisk.delete(partner);
    for (const key of this.analyses.keys()) if (key.split('\n').includes(uri)) this.analyses.delete(key);
  }

  private async documentAt(uri: string): Promise<TextDocument | undefined> {
    const open = this.context.open.get(uri);
    if (open) return open;
    const known = this.onDisk.get(uri) ?? this.read(uri);
    this.onDisk.set(uri, known);
    return known;
  }

  private async read(uri: string): Promise<TextDocument | undefined> {
    try {
      const text = this.mayRead(uri) ? await this.context.host.readFile(uri) : undefined;
      return text === undefined ? undefined : TextDocument.create(uri, 'postfix', 0, text);
    } catch (error) {
      this.context.onUnreadable(uri, error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  private mayRead(uri: string): boolean {
    return this.context.trusted || this.context.folders().some((folder) => isBelow(uri, folder));
  }

  /** The same object for the same settings, since what an analysis remembers holds for one set of options only. */
  private optionsFor(settings: Settings, uri: string): LintOptions {
    const local = settings.targetVersion === 'auto' && settings.postconf.enable && this.context.trusted ? this.localPostfix(settings.postconf.path) : undefined;
    const release = local && isBelow(uri, local.configDirectory) && directoryOf(uri) === local.configDirectory ? local.version : undefined;
    const last = this.lastOptions.get(settings);
    if (last && last.release === release) return last.options;
    const given = toLintOptions(settings, release === undefined ? undefined : parseVersion(release));
    const key = JSON.stringify(given);
    const options = this.options.get(key) ?? given;
    this.options.set(key, options);
    this.lastOptions.set(settings, { release, options });
    return options;
  }

  /** The local Postfix, if it has answered by now; asks once, and never makes anybody wait. */
  private localPostfix(path: string): LocalPostfix | undefined {
    if (this.asked !== path) {
      this.asked = path;
      this.local = undefined;
      void this.context.host.localPostfix(path).then((local) => {
        this.local = local;
        if (local) this.context.onChanged();
      });
    }
    return this.local;
  }
}
