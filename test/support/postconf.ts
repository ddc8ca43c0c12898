// Asks the installed postconf about many configurations in one go: they are written to folders, and one shell command works them off, a
// dozen at once (a fatal error makes postconf sleep a second). Answers are remembered by content.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PostconfTexts {
  readonly main: Uint8Array;
  readonly master: Uint8Array;
}

/** What postconf makes of a configuration: what it prints for each parameter (`-n`), and for each override as `service/type/name` (`-P`). */
export interface PostconfView {
  readonly fatal: boolean;
  readonly settings: ReadonlyMap<string, string>;
  readonly overrides: ReadonlyMap<string, string>;
  readonly stderr: string;
}

const AT_ONCE = 12;
// Without mynetworks, postconf works it out from the interfaces of this machine, and dies on those that a file names and it lacks.
const ASK =
  'cd "$1" && postconf -c . -o mynetworks=127.0.0.0/8 -n >n 2>err; echo $? >code; if grep -q -- -o master.cf; then postconf -c . -o mynetworks=127.0.0.0/8 -P >p 2>/dev/null; else : >p; fi';

export class Postconf {
  private readonly folder = mkdtempSync(join(tmpdir(), 'postfix-postconf-'));
  private readonly known = new Map<string, PostconfView>();
  private asked = new Set<string>();

  /** Writes a configuration down to be asked about; the key is for `view`. */
  prepare(texts: PostconfTexts): string {
    const key = createHash('sha256').update(texts.main).update('\0\0').update(texts.master).digest('hex');
    if (this.known.has(key) || this.asked.has(key)) return key;
    const folder = join(this.folder, key);
    mkdirSync(folder);
    const hourAgo = Date.now() / 1000 - 3600; // a file that has just changed is read again until it has cooled down
    for (const kind of ['main', 'master'] as const) {
      writeFileSync(join(folder, `${kind}.cf`), texts[kind]);
      utimesSync(join(folder, `${kind}.cf`), hourAgo, hourAgo);
    }
    this.asked.add(key);
    return key;
  }

  /** Asks about everything that was prepared since the last time. */
  async ask(): Promise<number> {
    const keys = [...this.asked];
    this.asked = new Set();
    const shell = spawn('xargs', ['-P', String(AT_ONCE), '-n', '1', 'sh', '-c', ASK, 'sh'], {
      cwd: this.folder,
      stdio: ['pipe', 'ignore', 'inherit'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    shell.stdin.end(keys.join('\n'));
    await new Promise((done) => shell.on('close', done));
    for (const key of keys) {
      const read = (file: string): string => readFileSync(join(this.folder, key, file), 'latin1');
      this.known.set(key, { fatal: read('code').trim() !== '0', settings: readValues(read('n')), overrides: readValues(read('p')), stderr: read('err') });
      rmSync(join(this.folder, key), { recursive: true });
    }
    return keys.length;
  }

  view(key: string): PostconfView {
    const view = this.known.get(key);
    if (!view) throw new Error('asked for a view that was never prepared');
    return view;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function readValues(stdout: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of stdout.split('\n')) {
    const match = /^(\S+) =(.*)$/s.exec(line);
    if (match) values.set(match[1] ?? '', match[2] ?? '');
  }
  values.delete('config_directory');
  return values;
}

/** Keys whose value differs, in order. */
export function changedKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}
