// Runs the end-to-end suite in a real VS Code. `--host NAME` picks one of the hosts:
//   packaged   the .vsix, installed as a user installs it, in the Node extension host
//   node       this folder as an extension under development; quicker, and what a VS Code named by hand is given
//   web        a copy of this folder in the extension host of the browser
// POSTFIX_VSCODE=/path/to/code uses that VS Code, POSTFIX_VSCODE=download fetches one; otherwise the VS Code server of scripts/vscode.mjs.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from './build.mjs';
import { packageExtension, VSIX } from './package.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SELF = fileURLToPath(import.meta.url);

const DEFAULT_HOSTS = process.env.POSTFIX_VSCODE === undefined ? ['packaged', 'web'] : ['node', 'web'];

/** What the suite says of where it runs: a web suite that ran in Node has shown nothing. */
const PLACES = { packaged: ', Node\n', node: ', Node\n', web: ', web worker\n' };

/** Runs the suite in the named hosts, each in a process of its own, and resolves with the counts. */
export async function runEndToEnd({ hosts = DEFAULT_HOSTS, rebuild = true } = {}) {
  if (rebuild) await build();
  if (hosts.includes('packaged')) await packageExtension({ rebuild: false });
  const total = { passed: 0, failed: 0 };
  for (const host of hosts) {
    console.log(`end to end, extension host: ${host}`);
    const { passed, failed } = await runInProcess(host);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/** A host that dies before it has counted is one failure, and so is the wrong host: nothing that did not run may look like success. */
function runInProcess(host) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [SELF, '--run', host], { stdio: ['inherit', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('close', (code) => {
      const counts = output.includes(PLACES[host]) && /^e2e: (\d+) passed, (\d+) failed$/m.exec(output);
      const [passed, failed] = counts ? [Number(counts[1]), Number(counts[2])] : [0, 1];
      resolve({ passed, failed: code === 0 ? failed : Math.max(failed, 1) });
    });
  });
}

async function runHost(host) {
  const scratch = mkdtempSync(join(tmpdir(), 'vscode-postfix-host-'));
  const folder = join(scratch, 'workspace');
  cpSync(join(ROOT, 'test/e2e/workspace'), folder, { recursive: true });
  const extension = extensionFor(host, scratch);
  try {
    await runTests({
      ...vscodeExecutable(),
      extensionDevelopmentPath: extension,
      // A suite runs in the host of the extension that it lies in.
      extensionTestsPath: join(host === 'web' ? extension : ROOT, 'dist/test/e2e/index.js'),
      extensionTestsEnv: {
        POSTFIX_E2E_LOG: join(ROOT, `dist/test/vscode-${host}.log`),
        ...(host === 'packaged' ? { POSTFIX_E2E_INSTALL: VSIX } : {}),
      },
      launchArgs: [folder],
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The folder that VS Code loads as the extension under development. */
function extensionFor(host, scratch) {
  if (host === 'packaged') return join(ROOT, 'test/e2e/no-extension');
  if (host === 'node') return ROOT;
  // Where there is Node, an extension with a `main` runs in it; without, it runs as on vscode.dev, where there is none.
  const copy = join(scratch, 'extension');
  for (const part of ['dist', 'docs/rules', 'syntaxes', 'package.nls.json']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  const { main: _main, extensionKind: _kind, ...manifest } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
  return copy;
}

function vscodeExecutable() {
  const wanted = process.env.POSTFIX_VSCODE;
  if (wanted === 'download') return {};
  return { vscodeExecutablePath: wanted ?? join(ROOT, 'test/e2e/code-launcher.mjs') };
}

function optionOf(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

async function main() {
  const child = optionOf('--run');
  if (child !== undefined) return runHost(child);
  const host = optionOf('--host');
  const { passed, failed } = await runEndToEnd({ ...(host === undefined ? {} : { hosts: [host] }), rebuild: !process.argv.includes('--no-build') });
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

if (process.argv[1] === SELF) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
