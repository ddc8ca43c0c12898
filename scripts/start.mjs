// `npm start`: from a fresh clone to a real VS Code with the extension on the examples, and what it finds there.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupNodeModules } from './setup.mjs';
import { CACHE, ensureVscodeServer, remotePath, startVscodeServer, workbenchAddress } from './vscode.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLES = join(ROOT, 'examples');
/** For tests: open nothing, look whether the address answers, and end. */
const ONLY_CHECK = process.env.POSTFIX_START_CHECK === '1';

await main().catch((error) => {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
});

async function main() {
  setupNodeModules();
  // Only now can anything be imported that needs node_modules.
  const { build } = await import('./build.mjs');
  await build();
  console.log('The findings for examples/main.cf (node dist/cli.js check examples/main.cf):\n');
  spawnSync(process.execPath, ['dist/cli.js', 'check', 'examples/main.cf'], { cwd: ROOT, stdio: 'inherit' });
  if (!ONLY_CHECK && openDesktop()) return;
  await openInBrowser();
}

/** True when there is a desktop VS Code, which then shows the examples. */
function openDesktop() {
  const { error, status } = spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
  if (error || status !== 0) return false;
  console.log('\nOpening VS Code with the extension on the folder examples.');
  const args = [`--extensionDevelopmentPath=${ROOT}`, EXAMPLES, '--goto', join(EXAMPLES, 'main.cf')];
  spawn('code', args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32' }).unref();
  return true;
}

async function openInBrowser() {
  await ensureVscodeServer();
  const dataDir = join(CACHE, 'start');
  mkdirSync(dataDir, { recursive: true });
  const server = await startVscodeServer({ dataDir });
  try {
    const address = addressOfExamples(server);
    console.log(`\nNo desktop VS Code found. VS Code is open at this address, on this machine only:\n\n  ${address}\n`);
    if (ONLY_CHECK) await checkAnswer(address);
    else await untilInterrupted(server);
  } finally {
    await server.stop();
  }
}

function addressOfExamples(server) {
  const payload = [
    ['extensionDevelopmentPath', remotePath(server, ROOT.replace(/\/$/, ''))],
    ['openFile', remotePath(server, join(EXAMPLES, 'main.cf'))],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  return workbenchAddress(server, { folder: EXAMPLES, payload });
}

/** As a browser does it: the first answer trades the token for a cookie, the second is the workbench. */
async function checkAnswer(address) {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.getSetCookie().map((each) => each.split(';')[0]);
  const second = await fetch(new URL(first.headers.get('location') ?? '', address), { headers: { cookie: cookie.join('; ') } });
  if (!second.ok || !(await second.text()).includes('workbench.js')) throw new Error(`the address answers ${second.status}, and not with a workbench`);
  console.log('The address answers.');
}

function untilInterrupted(server) {
  console.log('Ctrl-C ends it.');
  return Promise.race([server.ended, ...['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => new Promise((resolve) => process.once(signal, resolve)))]);
}
