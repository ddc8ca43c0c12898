// Makes a machine ready for `npm start` and `npm test`. It must run before anything is installed, so it uses nothing but Node.
// `node scripts/setup.mjs` does everything; with --ci what cannot be installed is an error.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureVscodeServer } from './vscode.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the tests run against: the real Postfix and OpenSSL, a browser for VS Code, and a second editor. */
const DEBIAN_PACKAGES = ['postfix', 'postfix-doc', 'postfix-pcre', 'openssl', 'sslscan', 'chromium', 'neovim', 'procps', 'iproute2', 'python3'];

/** Everything that `npm test` needs. With `ci`, a missing tool is an error; without, it is told and the tests that need it will say so. */
export async function setup({ ci = false, log = console.log } = {}) {
  setupNodeModules({ log });
  setupDebianPackages({ ci, log });
  if (needsVscodeServer()) await ensureVscodeServer({ log });
}

/** Brings node_modules to what the lock file says, and does nothing where it is there already. */
export function setupNodeModules({ log = console.log } = {}) {
  const reason = whyStale();
  if (reason === undefined) return;
  log(`npm ci: ${reason}`);
  runOrThrow('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** npm leaves a copy of the lock file in node_modules; a package that is missing there, or of another version, makes it stale. */
function whyStale() {
  const installedFile = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules is missing';
  const { packages: wanted } = readJson(join(ROOT, 'package-lock.json'));
  const { packages: installed } = readJson(installedFile);
  const stale = Object.entries(wanted).find(([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version);
  return stale === undefined ? undefined : `${stale[0]} is not at ${stale[1].version}`;
}

function setupDebianPackages({ ci, log }) {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    const advice = `needed for the tests and not installed: ${missing.join(' ')} (on Debian: sudo apt-get install ${missing.join(' ')})`;
    if (ci) throw new Error(advice);
    log(advice);
    return;
  }
  log(`apt-get install ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...missing];
  if (run('apt-get', install, { env }).status === 0) return;
  // The usual cause is that the machine has never fetched the package lists, or fetched them too long ago.
  runOrThrow('apt-get', ['update', '-qq', '-o', 'DPkg::Lock::Timeout=300'], { env });
  runOrThrow('apt-get', install, { env });
}

function missingPackages() {
  const { stdout, error } = run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\\n', ...DEBIAN_PACKAGES]);
  // Where there is no dpkg, nobody can say what the packages are called; what the tests cannot find, they will name.
  if (error) return [];
  const installed = new Set(stdout.split('\n').flatMap((line) => (line.startsWith('installed ') ? [line.slice('installed '.length)] : [])));
  return DEBIAN_PACKAGES.filter((name) => !installed.has(name));
}

/** A VS Code that was named by hand is used as it is. */
const needsVscodeServer = () => process.env.POSTFIX_VSCODE === undefined;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const run = (command, args, options) => spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, ...options });

function runOrThrow(command, args, options) {
  const { status, stdout, stderr, error } = run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? excerpt(`${stderr}${stdout}`)}`);
}

/** npm says first what is wrong, and apt-get last. */
function excerpt(output) {
  const lines = output.trim().split('\n');
  return lines.length <= 40 ? lines.join('\n') : [...lines.slice(0, 20), '...', ...lines.slice(-20)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup({ ci: process.argv.includes('--ci') }).catch((error) => {
    console.error(`setup: ${error.message}`);
    process.exitCode = 1;
  });
}
