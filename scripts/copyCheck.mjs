// Finds what was copied from Postfix's documentation: runs of nine or more equal words. Letters, digits and underscores make a word; case, markup
// and punctuation do not count. The documents are those that Debian's packages postfix and postfix-doc install.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const RUN = 9;
const DOCUMENTS = '/usr/share/doc/postfix';
const MANUALS = '/usr/share/man';
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** All runs of nine words in the installed documents, each with the file where it stands first; undefined where they are not installed. */
export function readDocuments() {
  const paths = documentPaths();
  if (!paths.some((path) => path.endsWith('postconf.5.html'))) return undefined;
  const runs = new Map();
  for (const path of paths) for (const { run } of runsOf(textOf(path))) if (!runs.has(run)) runs.set(run, path);
  return runs;
}

/** The copies in a text, each as one run as long as it is, with where it comes from. */
export function copiesIn(text, documents) {
  const copies = [];
  let end = -1;
  for (const { run, index, words } of runsOf(text)) {
    const source = documents.get(run);
    if (source === undefined) continue;
    if (index < end) copies.at(-1).words.push(words.at(-1));
    else copies.push({ words: [...words], source });
    end = index + RUN;
  }
  return copies.map(({ words, source }) => ({ text: words.join(' '), source }));
}

function* runsOf(text) {
  const words = text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
  for (let index = 0; index + RUN <= words.length; index += 1) {
    const part = words.slice(index, index + RUN);
    yield { run: part.join(' '), index, words: part };
  }
}

function documentPaths() {
  const manuals = ['man1', 'man5', 'man8'].flatMap((section) => filesOf(join(MANUALS, section)));
  return [...filesOf(DOCUMENTS).filter((path) => !/\/(?:changelog|copyright)/i.test(path)), ...manuals.filter(isOfPostfix)];
}

function filesOf(folder) {
  try {
    return readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesOf(path) : [path];
    });
  } catch {
    return [];
  }
}

/** A manual page of Postfix says so in its heading; its name does not tell. */
const isOfPostfix = (path) => textOf(path).slice(0, 2000).toLowerCase().includes('postfix');

function textOf(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  if (path.endsWith('.html')) return text.replace(/<[^>]*>/g, ' ').replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all);
  return text.replace(/.\u0008/g, '').replace(/^\.[A-Za-z]+|\\f[A-Z]|\\/gm, '');
}
