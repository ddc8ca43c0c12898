// Takes the pictures of the README from the real product: VS Code with the extension on the examples, driven by Playwright.
// They are taken from a copy, so that nothing that happens in the editor reaches the repository.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWorkbench } from '../test/e2e/browser.mjs';
import { build } from './build.mjs';
import { ensureVscodeServer, remotePath, startVscodeServer } from './vscode.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IMAGES = join(ROOT, 'docs/images');
const TIMEOUT = 60_000;

/** Everything out of the picture that has nothing to do with the extension. */
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': true,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.showTabs': 'multiple',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.scrollBeyondLastLine': false,
  'editor.stickyScroll.enabled': false,
  'editor.hover.delay': 100,
  'breadcrumbs.enabled': false,
  'files.autoSave': 'off',
  'postfix.targetVersion': '3.7.11',
  'problems.showCurrentInStatus': false,
};

/** Each picture is a name and what has to be done until it can be taken. */
const pictures = {
  editor: async (page) => {
    await command(page, 'View: Focus Problems (Errors, Warnings, Infos)');
    await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await command(page, 'View: Focus Active Editor Group');
    await goTo(page, EXAMPLE.length, 1);
  },
  hover: async (page) => {
    await command(page, 'View: Toggle Panel Visibility');
    await goTo(page, lineOf('smtpd_tls_security_level'), 10);
    await command(page, 'Show or Focus Hover');
    await enlargeHover(page);
  },
  value: async (page) => {
    await page.keyboard.press('Escape');
    await goTo(page, lineOf('virtual_transport'), 24);
    await command(page, 'Show or Focus Hover');
    await page.locator('.monaco-resizable-hover:visible').waitFor();
  },
  'quick-fix': async (page) => {
    await page.keyboard.press('Escape');
    await page.mouse.move(0, 0);
    await goTo(page, lineOf('smtpd_tls_protocols'), 26);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget:visible').waitFor();
  },
  posture: async (page) => {
    await page.keyboard.press('Escape');
    await command(page, 'Postfix: Show TLS Posture');
    await page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('.overview').waitFor();
  },
  completion: async (page) => {
    await command(page, 'View: Focus First Editor Group');
    await goTo(page, lineOf('smtpd_tls_loglevel'), 1);
    await page.keyboard.press('End');
    await page.keyboard.type('\nqueuelif', { delay: 100 });
    await page.locator('.suggest-widget:visible .monaco-list-row').first().waitFor();
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details:visible', { hasText: 'postconf(5)' }).waitFor();
  },
  signature: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await goTo(page, lineOf('smtpd_recipient_restrictions') + 2, 1);
    await page.keyboard.press('End');
    await page.keyboard.type(',\n    check_policy_service { inet:localhost:10023, ');
    await page.keyboard.press('Escape');
    await command(page, 'Trigger Parameter Hints');
    await page.locator('.parameter-hints-widget.visible').waitFor();
  },
};

const EXAMPLE = readFileSync(join(ROOT, 'examples/main.cf'), 'utf8').split('\n');

await main().catch((error) => {
  console.error(`screenshot: ${error.stack}`);
  process.exitCode = 1;
});

async function main() {
  await build();
  await ensureVscodeServer();
  const scratch = mkdtempSync(join(tmpdir(), 'vscode-postfix-pictures-'));
  const folder = join(scratch, 'postfix');
  cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(SETTINGS));
  const server = await startVscodeServer({ dataDir: join(scratch, 'data') });
  const payload = [
    ['extensionDevelopmentPath', remotePath(server, ROOT.replace(/\/$/, ''))],
    ['openFile', remotePath(server, join(folder, 'main.cf'))],
  ];
  const workbench = await openWorkbench(server, { folder, payload, scale: 1.1 });
  try {
    workbench.page.setDefaultTimeout(TIMEOUT);
    await takeAll(workbench.page);
  } catch (error) {
    await workbench.page.screenshot({ path: join(tmpdir(), 'vscode-postfix-failed-picture.png') });
    throw error;
  } finally {
    await workbench.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function takeAll(page) {
  mkdirSync(IMAGES, { recursive: true });
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await command(page, 'View: Close Primary Side Bar');
  await command(page, 'View: Toggle Secondary Side Bar Visibility');
  for (const [name, prepare] of Object.entries(pictures)) {
    await prepare(page);
    const path = join(IMAGES, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    makeSmall(path);
    console.log(`docs/images/${name}.png`);
  }
}

/** A picture ships in the .vsix, which has 1 MB for everything. */
function makeSmall(path) {
  const { error, status } = spawnSync('pngquant', ['16', '--speed', '1', '--strip', '--force', '--output', path, path]);
  if (error || status !== 0) throw new Error(`${path} could not be made small; pngquant is needed (on Debian: apt-get install pngquant)`);
}

/** Runs a command by its name, as a user would. */
async function command(page, name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** A hover starts small and can be dragged to any size; the picture shall show the whole answer. */
async function enlargeHover(page) {
  const hover = page.locator('.monaco-resizable-hover');
  await hover.waitFor();
  const { x, y, width } = await hover.boundingBox();
  await page.mouse.move(x + width / 2, y);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, 60, { steps: 10 });
  await page.mouse.up();
  // The edge is highlighted for as long as the mouse is on it.
  await page.mouse.move(x + width / 2, y - 20);
}

async function goTo(page, line, column) {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget input').waitFor({ state: 'hidden' });
}

/** Pictures follow the example: they name settings, not line numbers. */
function lineOf(parameter) {
  const index = EXAMPLE.findIndex((line) => line.startsWith(`${parameter} `));
  if (index < 0) throw new Error(`examples/main.cf does not set ${parameter}`);
  return index + 1;
}
