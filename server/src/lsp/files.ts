// Which of Postfix's two files a document is, and where its partner lies.
import type { FileKind } from '../core';

/** main.cf or master.cf, perhaps with the ending of a template that a distribution ships. */
const KNOWN_NAME = /^(main|master)\.cf(\.proto|\.dist|\.default)?$/;

/** By the language id that the user chose; by the name where another editor has ids of its own. */
export function fileKind(uri: string, languageId: string): FileKind {
  if (languageId === 'postfix-master') return 'master';
  if (languageId === 'postfix-main') return 'main';
  return /master/i.test(baseName(uri)) ? 'master' : 'main';
}

/** The URI of the other file of the same configuration; undefined for fragments and templates, which belong to none. */
export function partnerUri(uri: string): string | undefined {
  const match = KNOWN_NAME.exec(baseName(uri));
  return match ? `${directoryOf(uri)}/${match[1] === 'main' ? 'master' : 'main'}.cf${match[2] ?? ''}` : undefined;
}

/** The URI without its last part. */
export function directoryOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

export function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** As written where it is no proper URI: some editors send a `%` of a file's name as it is. */
function baseName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
