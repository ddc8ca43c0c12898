// A real VS Code without a desktop: installs the VS Code server that npm's `code-server` ships into a cache folder, and starts it.
// It knows nothing of Postfix; what is opened in it, and by whom, is the caller's business.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CODE_SERVER = '4.139.1';
const NODE_MAJOR = '24';
/** Everything that is too large for the repository. */
export const CACHE = process.env.POSTFIX_CACHE ?? join(homedir(), '.cache', 'vscode-postfix');
const HOME = join(CACHE, `vscode-${CODE_SERVER}-node${NODE_MAJOR}`);
const NODE_PACKAGE = `node-linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`;
const START_TIMEOUT = 120_000;

/** True when a finished install lies in the cache. A half-finished one never has this name, so existence is enough. */
export const hasVscodeServer = () => existsSync(HOME);

/** Installs the server unless it is there already. About 40 seconds and 800 MB the first time. */
export async function ensureVscodeServer({ log = console.log } = {}) {
  if (hasVscodeServer()) return;
  log(`VS Code server: installing code-server ${CODE_SERVER} into ${CACHE} (about 800 MB)`);
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const work = mkdtempSync(`${HOME}.partial-`);
  try {
    writeFileSync(join(work, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await npm(work, ['install', ...quiet, `${NODE_PACKAGE}@${NODE_MAJOR}`, `code-server@${CODE_SERVER}`]);
    // The server's own dependencies are listed in a nested package that code-server would install in the script that we do not run:
    // that script compiles native modules, and nothing here needs them.
    await npm(join(work, 'node_modules', 'code-server', 'lib', 'vscode'), ['install', '--omit=dev', ...quiet]);
    publish(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Starts the server on the loopback address and resolves once it listens. Whoever does not know the token is turned away, because
 * whoever reaches a VS Code server can run programs as its user.
 */
export async function startVscodeServer({ dataDir, flags = [] }) {
  const token = randomBytes(16).toString('hex');
  const args = ['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--server-data-dir', dataDir, ...SERVER_FLAGS, ...flags];
  // Its own process group, so that extension hosts and language servers end with it.
  const child = spawn(nodeBinary(), [serverMain(), ...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: serverEnvironment() });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}`));
    child.once('error', (error) => resolve(error.message));
  });
  process.once('exit', () => killGroup(child, 'SIGKILL'));
  const stop = () => stopGroup(child, ended);
  try {
    return { port: await portOf(child, ended), token, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address under which a browser finds the workbench with `folder` open; `payload` is what `code` takes as command-line flags. */
export function workbenchAddress({ port, token }, { folder, payload = [] }) {
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://localhost:${port}/?${query}`;
}

/** How the payload names a path: the workbench runs in the browser, so a path is a path of the server. */
export const remotePath = ({ port }, path) => `vscode-remote://localhost:${port}${path}`;

/** Runs the server's command line to its end, for example `--install-extension FILE`; resolves with what it printed. */
export function vscodeServerCommand(dataDir, args) {
  const flags = ['--server-data-dir', dataDir, '--accept-server-license-terms', '--disable-telemetry'];
  return run(nodeBinary(), [serverMain(), ...flags, ...args], { env: serverEnvironment() });
}

// --enable-smoke-test-driver is what lets a served workbench load an extension under development.
const SERVER_FLAGS = ['--accept-server-license-terms', '--enable-smoke-test-driver', '--disable-telemetry', '--disable-workspace-trust'];

const nodeBinary = () => join(HOME, 'node_modules', NODE_PACKAGE, 'bin', 'node');
const serverMain = () => join(HOME, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');

/** A VS Code that this one was started from must not be seen by the new one. */
function serverEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name)));
}

/** The port that the server prints when it listens. */
async function portOf(child, ended) {
  let output = '';
  let timer;
  const port = new Promise((resolve) => {
    const read = (data) => {
      output = `${output}${data}`.slice(-4000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve({ port: Number(found[1]) });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, START_TIMEOUT, { failure: `no port within ${START_TIMEOUT / 1000} s` });
  });
  const result = await Promise.race([port, late, ended.then((failure) => ({ failure }))]);
  clearTimeout(timer);
  if (result.failure) throw new Error(`VS Code server did not start: ${result.failure}\n${output}`);
  return result.port;
}

async function stopGroup(child, ended) {
  killGroup(child, 'SIGTERM');
  const force = setTimeout(killGroup, 5000, child, 'SIGKILL');
  await ended;
  clearTimeout(force);
  // What the server leaves behind when it ends, such as a language server, is in its group.
  killGroup(child, 'SIGKILL');
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, or never was, which is what was asked for.
  }
}

/** A rename is the moment at which the install exists; where another process was faster, its install is as good as ours. */
function publish(work) {
  try {
    renameSync(work, HOME);
  } catch (error) {
    if (!hasVscodeServer()) throw error;
  }
}

/** Remains of installs that were killed. A young folder may belong to an installer at work, so only old ones go. */
function removeLeftovers() {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (name.includes('.partial-') && statSync(path).mtimeMs < hourAgo) rmSync(path, { recursive: true, force: true });
  }
}

function npm(cwd, args) {
  // Inside `npm run` the environment names this project as the place to install to; this install must not see that.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_|lifecycle_)/.test(name)));
  return run('npm', args, { cwd, env });
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output.slice(-4000)}`))));
  });
}
