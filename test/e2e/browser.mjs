// The workbench in Debian's Chromium, for tests and pictures. The two functions that it offers to the page are those that VS Code's own test runs call.
import { existsSync } from 'node:fs';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { workbenchAddress } from '../../scripts/vscode.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// No flag here opens a door to the outside; they close some that Chromium opens by itself.
const CHROMIUM_FLAGS = [
  ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
].flat();

const VIEWPORT = { width: 1280, height: 800 };

export async function openWorkbench(server, { folder, payload = [], scale = 1, onLog, onExit, onCrash }) {
  const executablePath = process.env.POSTFIX_CHROMIUM ?? CHROMIUM.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium found; on Debian: apt-get install chromium');
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: scale });
    if (onCrash) page.on('crash', () => onCrash(new Error('the page crashed')));
    await page.exposeFunction('codeAutomationLog', (_type, args) => onLog?.(format(...args)));
    await page.exposeFunction('codeAutomationExit', (code) => onExit?.(code));
    await page.goto(workbenchAddress(server, { folder, payload: [...payload, ['skipWelcome', 'true'], ['skipReleaseNotes', 'true']] }));
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
