// What is measured: our server, the floor under any server of its kind, a peer, and the programs that check a whole file.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { jsonText, MASTER_CF, mainCf } from './document.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PEER_PACKAGE = 'vscode-langservers-extracted@4.10.0';
const PEER_FOLDER = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vscode-postfix', 'bench');

/** The servers; `peer` is missing where npm cannot give it. */
export function servers() {
  const floor = join(PEER_FOLDER, 'empty-server.js');
  buildSync({
    entryPoints: [fileURLToPath(new URL('emptyServer.mjs', import.meta.url))],
    outfile: floor,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  const ours = join(ROOT, 'dist/server.js');
  if (!existsSync(ours)) throw new Error('dist/server.js is missing: npm run build');
  const peer = peerServer();
  return {
    floor: { command: [process.execPath, floor, '--stdio'], language: 'postfix-main' },
    ours: { command: [process.execPath, ours, '--stdio'], language: 'postfix-main' },
    ...(peer && { peer: { command: [process.execPath, peer, '--stdio'], language: 'json' } }),
  };
}

/** vscode-json, kept in a cache outside of the project. */
function peerServer() {
  const entry = join(PEER_FOLDER, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server');
  if (existsSync(entry)) return entry;
  try {
    mkdirSync(PEER_FOLDER, { recursive: true });
    execFileSync('npm', ['install', '--prefix', PEER_FOLDER, '--no-save', '--no-audit', '--no-fund', PEER_PACKAGE], { stdio: 'ignore', timeout: 300_000 });
    return existsSync(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Documents of one length in a folder of their own, for Postfix and for the peer. */
export function documents(lines) {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-bench-'));
  const write = (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return { file, text, lines };
  };
  write('master.cf', MASTER_CF);
  const main = write('main.cf', mainCf(lines));
  return { folder, floor: main, ours: main, peer: write('document.json', jsonText(lines)) };
}

/** The programs that check a whole file; `postconf` is missing where Postfix is not installed. */
export function checkers(folder) {
  const postconf = ['postconf', '/usr/sbin/postconf'].find((path) => runs([path, '-h', 'mail_version']));
  return {
    ...(postconf && { postconf: [postconf, '-n', '-c', folder] }),
    check: [process.execPath, join(ROOT, 'dist/cli.js'), 'check', join(folder, 'main.cf')],
  };
}

function runs([command, ...args]) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
