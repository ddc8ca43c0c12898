// From the PATHs of a command to configurations: main.cf and master.cf of one directory are one, whichever of them was asked for.
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { coreMessages, type FileKind, type Texts } from '../core';
import { fileKind, partnerUri } from '../lsp/files';
import { Failure, reasonOf } from './failure';
import { decode, readBytes } from './files';
import type { Terminal } from './terminal';

const text = coreMessages.cli;
export const FILE_KINDS: readonly FileKind[] = ['main', 'master'];

export interface Source {
  readonly path: string;
  /** The path as the user wrote it, or below the directory that the user wrote. */
  readonly shown: string;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Whether the user asked for it, rather than its partner. */
  readonly asked: boolean;
}

export interface Input {
  readonly directory: string;
  readonly sources: Readonly<Partial<Record<FileKind, Source>>>;
}

export function textsOf({ sources }: Input): Texts {
  return { ...(sources.main && { main: sources.main.text }), ...(sources.master && { master: sources.master.text }) };
}

export function askedSources({ sources }: Input): readonly Source[] {
  return FILE_KINDS.flatMap((kind) => (sources[kind]?.asked ? [sources[kind]] : []));
}

/** Every configuration that the PATHs name, without the same file twice. */
export function readInputs(paths: readonly string[], terminal: Terminal): readonly Input[] {
  const asked = new Map<string, Source>();
  for (const path of paths.length ? paths : ['.']) {
    for (const source of readPath(path, asked)) asked.set(source.path, source);
  }
  const inputs: Input[] = [];
  const done = new Set<string>();
  for (const source of asked.values()) {
    if (done.has(source.path)) continue;
    const other = readPartner(source, asked, terminal);
    done.add(source.path);
    if (other) done.add(other.path);
    inputs.push({ directory: dirname(source.path), sources: { [source.kind]: source, ...(other && { [other.kind]: other }) } });
  }
  return inputs;
}

function readPath(path: string, known: ReadonlyMap<string, Source>): readonly Source[] {
  if (path === '') throw new Failure(text.emptyPath);
  if (!isDirectory(path)) return [known.get(resolve(path)) ?? readSource(path, true)].filter((found) => found !== undefined);
  const found = FILE_KINDS.flatMap((kind) => {
    const shown = join(path, `${kind}.cf`);
    return known.get(resolve(shown)) ?? readSource(shown, false) ?? [];
  });
  if (found.length === 0) throw new Failure(text.noFilesIn(path));
  return found;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Failure(text.unreadable(path, reasonOf(error)));
  }
}

function readSource(shown: string, named: boolean): Source | undefined {
  const path = resolve(shown);
  const bytes = readBytes(path, shown, named);
  return bytes && { path, shown, kind: fileKind(pathToFileURL(path).href, ''), bytes, text: decode(bytes), asked: true };
}

/** The file beside it; one that was not asked for and cannot be read is no reason to stop. */
function readPartner(source: Source, asked: ReadonlyMap<string, Source>, terminal: Terminal): Source | undefined {
  const uri = partnerUri(pathToFileURL(source.path).href);
  if (uri === undefined) return undefined;
  const path = fileURLToPath(uri);
  const known = asked.get(path);
  if (known) return known;
  const shown = join(dirname(source.shown), path.slice(dirname(path).length));
  try {
    const bytes = readBytes(path, shown, false);
    return bytes && { path, shown, kind: source.kind === 'main' ? 'master' : 'main', bytes, text: decode(bytes), asked: false };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.error(`${error.message}${text.judgedWithout}`);
    return undefined;
  }
}
