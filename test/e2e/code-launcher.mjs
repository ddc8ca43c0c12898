#!/usr/bin/env node
// Stands in for the `code` executable where desktop VS Code cannot be had: takes the flags that @vscode/test-electron passes, runs the suite
// in the VS Code server behind a headless Chromium, prints its lines, and ends with its exit code. What VS Code itself logs goes to a file.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureVscodeServer, remotePath, startVscodeServer, vscodeServerCommand } from '../../scripts/vscode.mjs';
import { openWorkbench } from './browser.mjs';

const SUITE_TIMEOUT = 10 * 60_000;

const MARK = 'e2e:';

const flags = process.argv.slice(2);
const flagValue = (name) => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);

// The server lives in a process group of its own, which only ends with this process when that ends in an orderly way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

process.exitCode = await runSuite({
  folder: resolve(flags.find((flag) => !flag.startsWith('-')) ?? '.'),
  extension: resolve(flagValue('extensionDevelopmentPath')),
  suite: resolve(flagValue('extensionTestsPath')),
});

async function runSuite({ folder, extension, suite }) {
  await ensureVscodeServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'vscode-postfix-e2e-'));
  const install = process.env.POSTFIX_E2E_INSTALL;
  if (install !== undefined) await vscodeServerCommand(dataDir, ['--install-extension', install]);
  const server = await startVscodeServer({ dataDir });
  const payload = [
    ['extensionDevelopmentPath', remotePath(server, extension)],
    ['extensionTestsPath', remotePath(server, suite)],
  ];
  const logFile = process.env.POSTFIX_E2E_LOG ?? join(tmpdir(), 'vscode-postfix-e2e.log');
  const log = createWriteStream(logFile);
  const onLog = (text) => (text.startsWith(MARK) ? console.log(text) : log.write(`${text}\n`));
  let workbench;
  try {
    return await new Promise((onExit, onCrash) => {
      setTimeout(() => onCrash(new Error(`the suite did not end within ${SUITE_TIMEOUT / 60_000} minutes`)), SUITE_TIMEOUT).unref();
      openWorkbench(server, { folder, payload, onLog, onExit, onCrash }).then((opened) => {
        workbench = opened;
      }, onCrash);
    });
  } catch (error) {
    console.error(`code-launcher: ${error.message} (log: ${logFile})`);
    return 1;
  } finally {
    await workbench?.close();
    log.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}
