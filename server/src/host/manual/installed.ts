// Finds postconf(5) where distributions install it, as HTML or as a manual page, and reads one entry. Reads nothing else, and no more of a file
// than a manual can have.
import { readdir, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ManualEntry } from '../host';
import { htmlEntry } from './html';
import { manEntry } from './man';

/** The manual of 3.12 has less than one. */
const MOST_BYTES = 8 << 20;
const PREFIXES = ['/usr', '/usr/local', '/opt/homebrew', '/opt/local'];
const unzip = promisify(gunzip);

/** The entry of a name in the first manual that has it; undefined where none does. `root` stands before every path. */
export async function installedEntry(name: string, root = ''): Promise<ManualEntry | undefined> {
  if (!/^\w+$/.test(name)) return undefined;
  for (const path of await candidates(root)) {
    const source = await readManual(path);
    const text = source === undefined ? undefined : (path.includes('.html') ? htmlEntry : manEntry)(source, name);
    if (text !== undefined) return { path: path.slice(root.length), text };
  }
  return undefined;
}

async function candidates(root: string): Promise<string[]> {
  const html: string[] = [];
  const man: string[] = [];
  for (const prefix of PREFIXES.map((each) => root + each)) {
    for (const folder of await documentation(prefix)) {
      // Debian, Arch and SUSE have a folder `html`, BSD and Red Hat's own builds do without.
      for (const place of ['html', '', 'README_FILES']) html.push(`${[folder, place].filter(Boolean).join('/')}/postconf.5.html`);
    }
    for (const pages of ['share/man', 'man']) for (const ending of ['', '.postfix']) man.push(`${prefix}/${pages}/man5/postconf.5${ending}`);
  }
  return [...html, ...man].flatMap((path) => [path, `${path}.gz`]);
}

/** Folders of documentation: `postfix`, `postfix-doc`, `postfix-3.5.25`, and `packages/postfix-doc` on SUSE. */
async function documentation(prefix: string): Promise<string[]> {
  const folders = ['share/doc', 'share/doc/packages'].map((each) => `${prefix}/${each}`);
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => /^postfix(?:-[\w.-]+)?$/.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  return found.flat().sort();
}

/** Undefined where there is no such file, or none that can be a manual. */
async function readManual(path: string): Promise<string | undefined> {
  try {
    const status = await stat(path);
    if (!status.isFile() || status.size > MOST_BYTES) return undefined;
    const bytes = await readFile(path);
    return (path.endsWith('.gz') ? await unzip(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8');
  } catch {
    return undefined;
  }
}
