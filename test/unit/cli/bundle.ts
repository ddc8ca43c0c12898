// What ships, built into a folder of its own that looks like the installed one, and started as a process.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Far more than anything takes: what is still running then hangs. */
const HANGS = 120_000;

export interface Answer {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly bytes: Buffer;
  readonly err: string;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Everything below one temporary folder, which goes when the tests of the file are over. */
export class Installed {
  readonly root = mkdtempSync(join(tmpdir(), 'postfix-lint-'));
  readonly cli = join(this.root, 'dist/cli.js');
  private folders = 0;

  constructor() {
    const built = answer(process.execPath, ['scripts/build.mjs', '--only', 'server', '--into', this.root], { cwd: ROOT });
    if (built.status !== 0) throw new Error(built.err);
    cpSync(join(ROOT, 'package.json'), join(this.root, 'package.json'));
    symlinkSync(join(ROOT, 'docs'), join(this.root, 'docs'));
    afterAll(() => rmSync(this.root, { recursive: true, force: true }));
  }

  /** A new folder with these files. */
  folder(files: Files): string {
    const folder = join(this.root, `case${++this.folders}`);
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  }

  run(cwd: string, args: readonly string[], options: SpawnSyncOptions = {}): Answer {
    return answer(process.execPath, [this.cli, ...args], { cwd, ...options });
  }

  /** A line of shell in which "$@" starts the program. */
  shell(cwd: string, line: string, args: readonly string[]): Answer {
    return answer('bash', ['-c', line, 'bash', process.execPath, this.cli, ...args], { cwd });
  }
}

export function answer(command: string, args: readonly string[], options: SpawnSyncOptions): Answer {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_OPTIONS: undefined, ...options.env };
  const { status, signal, stdout, stderr } = spawnSync(command, args, { timeout: HANGS, maxBuffer: 1 << 30, ...options, env, encoding: 'buffer' });
  return { status, signal, out: stdout.toString(), bytes: stdout, err: stderr.toString() };
}
