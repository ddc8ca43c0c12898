// Where a path is being written, and what of a directory fits there. Reads nothing itself: who can look at files lists them (lsp/requests.ts).
import type { Analysis } from '../analysis';
import { type Parameter, valueType } from '../catalogue/parameters';
import { tableType, tableTypes } from '../catalogue/tables';
import type { FileKind } from '../model/configuration';
import { splitBraced } from '../syntax/words';
import type { Span } from '../text';
import { type Completion, type Completions, wordBehind } from './completionItem';
import { cursorAt } from './cursor';
import { separatorsOf } from './typeOf';
import { readAs } from './uses';
import { moduleOf } from './values';

/** One entry of a directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** What to list: a directory that is written already, or, where nothing is written yet, that of the configuration itself. */
export interface PathPrompt {
  readonly directory: string | undefined;
  readonly span: Span;
  readonly takes: 'file' | 'directory';
  /** The endings of what postmap makes, such as `.db`: nobody writes these. */
  readonly hidden: readonly string[];
}

const KINDS_WITH_FILES = new Set(['indexed-file', 'text-file', 'pattern-file', 'database']);

/** Undefined where no path can stand, or where one with a `$name` is written. */
export function pathPrompt(analysis: Analysis, file: FileKind, offset: number): PathPrompt | undefined {
  const source = analysis.texts[file] ?? '';
  const cursor = cursorAt(source, file, offset);
  const parameter = cursor?.kind === 'value' ? readAs(analysis, cursor.name) : undefined;
  if (cursor?.kind !== 'value' || !parameter) return undefined;
  const separators = separatorsOf(parameter);
  const last = splitBraced(cursor.written, separators).at(-1);
  const typed = last?.end === cursor.written.length ? last.text.replace(/^!/, '') : '';
  const table = /^((?:proxy|debug):)*([a-z]+):/.exec(typed);
  const written = typed.slice(table?.[0].length ?? 0);
  const type = table && tableType(table[2] ?? '');
  if (written.includes('$') || (table ? !type || !KINDS_WITH_FILES.has(type.kind) : !takesPath(parameter, written))) return undefined;
  // Of a value that is one path, only an empty one may begin with the configuration's own directory: blanks end a list entry.
  if (written !== '' && !written.startsWith('/')) return undefined;
  const slash = written.lastIndexOf('/') + 1;
  const start = offset - (written.length - slash);
  return {
    directory: slash === 0 ? undefined : written.slice(0, slash),
    span: { start, end: offset + wordBehind(source, offset, /^[^\s,}/]*/).length },
    takes: moduleOf(parameter).takes ?? 'file',
    hidden: tableTypes(analysis.options.target).flatMap(({ suffixes = [] }) => suffixes.filter(Boolean)),
  };
}

/** Behind `=` of a path at once; in lists that take files among other things only behind a slash. */
function takesPath(parameter: Parameter, written: string): boolean {
  if (moduleOf(parameter).takes) return true;
  return written.startsWith('/') && valueType(parameter.type).elements?.includes('/file/name') === true;
}

/** `base` is the directory where nothing is written yet. Directories stay open for the next part of the path. */
export function completePaths({ span, takes, hidden, directory }: PathPrompt, entries: readonly DirectoryEntry[], base: string): Completions {
  const prefix = directory === undefined ? `${base.replace(/\/$/, '')}/` : '';
  const isShown = ({ name, isDirectory }: DirectoryEntry): boolean => isDirectory || (takes === 'file' && !hidden.some((ending) => name.endsWith(ending)));
  const items = entries
    .filter((entry) => isShown(entry) && !/[\s,${}]/.test(entry.name))
    .map(({ name, isDirectory }): Completion => {
      const path = `${prefix}${name}${isDirectory ? '/' : ''}`;
      return { label: path, kind: 'path', insertText: path, sortText: `${isDirectory ? 1 : 0}${name}` };
    });
  return { span, items };
}
