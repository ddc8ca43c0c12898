// Asks the installed postconf about configurations, many at once: a fatal error makes it sleep a second. Answers are remembered by content.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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

export class Postconf {
  private readonly folder = mkdtempSync(join(tmpdir(), 'postfix-postconf-'));
  private readonly known = new Map<string, Promise<PostconfView>>();
  private running = 0;
  private readonly queue: (() => void)[] = [];
  calls = 0;

  view(texts: PostconfTexts): Promise<PostconfView> {
    const key = createHash('sha256').update(texts.main).update('\0\0').update(texts.master).digest('hex');
    const known = this.known.get(key) ?? this.ask(texts, key);
    this.known.set(key, known);
    return known;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(texts: PostconfTexts, key: string): Promise<PostconfView> {
    const folder = mkdtempSync(join(this.folder, key.slice(0, 8)));
    const hourAgo = Date.now() / 1000 - 3600; // a file that has just changed is read again until it has cooled down
    for (const kind of ['main', 'master'] as const) {
      writeFileSync(join(folder, `${kind}.cf`), texts[kind]);
      utimesSync(join(folder, `${kind}.cf`), hourAgo, hourAgo);
    }
    const settings = await this.run(folder, '-n');
    const hasOverrides = settings.code === 0 && Buffer.from(texts.master).includes('-o');
    const overrides = hasOverrides ? await this.run(folder, '-P') : { code: 1, stdout: '', stderr: '' };
    rmSync(folder, { recursive: true, force: true });
    return { fatal: settings.code !== 0, settings: readValues(settings.stdout), overrides: readValues(overrides.stdout), stderr: settings.stderr };
  }

  private async run(folder: string, option: string): Promise<{ code: number; stdout: string; stderr: string }> {
    if (this.running >= AT_ONCE) await new Promise<void>((start) => this.queue.push(start));
    this.running++;
    this.calls++;
    // Without mynetworks, postconf works it out from the interfaces of this machine, and dies on those that a file names and it lacks.
    const answer = await new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      execFile(
        'postconf',
        ['-c', folder, '-o', 'mynetworks=127.0.0.0/8', option],
        { encoding: 'latin1', env: { PATH: process.env.PATH, LC_ALL: 'C' } },
        (error, stdout, stderr) => done({ code: error ? 1 : 0, stdout, stderr: stderr.replaceAll(folder, '@DIR@') }),
      );
    });
    this.running--;
    this.queue.shift()?.();
    return answer;
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
