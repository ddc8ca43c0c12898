// The panel of the TLS posture in real VS Code, used as a person uses it: opened from the status bar, a click from a reason to its line, an edit
// that moves the mark, the keyboard alone, and colours that follow the theme.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
// @ts-expect-error: the scripts have no types.
import { build } from '../../scripts/build.mjs';
// @ts-expect-error: the scripts have no types.
import { ensureVscodeServer, remotePath, startVscodeServer } from '../../scripts/vscode.mjs';
// @ts-expect-error: the scripts have no types.
import { openWorkbench } from '../e2e/browser.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const PATIENCE = 60_000;

const MAIN = `smtpd_tls_security_level = may
smtpd_tls_chain_files = /etc/postfix/tls.pem
smtpd_tls_exclude_ciphers = aNULL, kRSA, AESCCM8
smtpd_tls_protocols = >=TLSv1
`;
const MASTER = 'smtp inet n - y - - smtpd\n';
const SETTINGS = { 'postfix.targetVersion': '3.7.11', 'workbench.colorTheme': 'Default Light Modern', 'chat.disableAIFeatures': true };

const scratch = mkdtempSync(join(tmpdir(), 'vscode-postfix-panel-'));
const folder = join(scratch, 'postfix');
let server: { stop(): Promise<void> } | undefined;
let workbench: { readonly page: Page; close(): Promise<void> } | undefined;
let page: Page;
let panel: FrameLocator;

beforeAll(async () => {
  await build();
  await ensureVscodeServer();
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, 'main.cf'), MAIN);
  writeFileSync(join(folder, 'master.cf'), MASTER);
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(SETTINGS));
  server = await startVscodeServer({ dataDir: join(scratch, 'data') });
  const payload = [
    ['extensionDevelopmentPath', remotePath(server, extensionCopy())],
    ['openFile', remotePath(server, join(folder, 'main.cf'))],
  ];
  workbench = await openWorkbench(server, { folder, payload });
  page = (workbench as { readonly page: Page }).page;
  page.setDefaultTimeout(PATIENCE);
  panel = page.frameLocator('iframe.webview').frameLocator('#active-frame');
}, 900_000);

afterAll(async () => {
  await workbench?.close();
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Other tests build into dist/ meanwhile. */
function extensionCopy(): string {
  const copy = join(scratch, 'extension');
  for (const name of ['package.json', 'package.nls.json', 'dist', 'syntaxes', 'docs']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  return copy;
}

test('the mark in the status bar opens the panel', async () => {
  const item = page.locator('.statusbar-item', { hasText: 'TLS: B' });
  await item.click();
  await panel.locator('h1').waitFor();
  expect((await panel.locator('header .mark').allInnerTexts())[0]).toBe('B');
  const row = panel.locator('.overview tbody tr').first();
  // In a narrow panel the number of suites gives way.
  expect((await row.allInnerTexts())[0]).toMatch(/^smtp inet\s+offered\s+yes, old\s+yes, old\s+yes\s+yes\s+(?:\d+\s+)?B$/);
  expect(await row.locator('.count').textContent()).toMatch(/^\d+$/);
});

test('a click on a reason goes to its line', async () => {
  await panel.locator('.reasons a', { hasText: 'main.cf:4' }).click();
  await page.locator('.statusbar-item', { hasText: 'Ln 4, Col' }).waitFor();
  expect(await page.locator('.monaco-editor .current-line').first().isVisible()).toBe(true);
});

test('a fix is applied from the keyboard, one undo takes it back, and a click applies it again', async () => {
  const fix = panel.locator('button.fix', { hasText: 'Fix: smtpd_tls_protocols: Change to ">=TLSv1.2"' });
  const mark = panel.locator('header .mark');
  await fix.focus();
  await page.keyboard.press('Enter');
  await panel.locator('#said', { hasText: 'Fixed. The mark was B and is A.' }).waitFor();
  expect((await mark.allInnerTexts())[0]).toBe('A');
  await page.locator('.view-line', { hasText: '>=TLSv1.2' }).waitFor();
  // The button is gone: whoever pressed it stays in the section.
  expect(await panel.locator('body').evaluate((body) => body.ownerDocument.activeElement?.id)).toBe('s0');
  await panel.locator('.reasons a', { hasText: 'main.cf:4' }).click(); // into the editor
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+z');
  await panel.locator('header .mark', { hasText: 'B' }).waitFor();
  await page.locator('.view-line', { hasText: /protocols.*>=TLSv1$/ }).waitFor();
  await fix.click();
  await panel.locator('header .mark', { hasText: 'A' }).waitFor();
  await page.locator('.statusbar-item', { hasText: 'TLS: A' }).waitFor();
  await panel.locator('.reasons a', { hasText: 'main.cf:4' }).click();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+z');
  await fix.waitFor();
});

test('an edit moves the mark, and what was opened stays open', async () => {
  await panel.locator('summary').click();
  await panel.locator('details[open]').waitFor();
  await panel.locator('.reasons a', { hasText: 'main.cf:4' }).click();
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type('.2');
  await panel.locator('header .mark', { hasText: 'A' }).waitFor();
  await page.locator('.statusbar-item', { hasText: 'TLS: A' }).waitFor();
  expect((await panel.locator('.overview tbody tr').first().allInnerTexts())[0]).toMatch(/^smtp inet\s+offered\s+–\s+–\s+yes\s+yes/);
  expect(await panel.locator('details[open]').count()).toBe(1);
});

test('the keyboard is enough', async () => {
  const link = panel.locator('.reasons a', { hasText: 'main.cf:1' });
  await link.focus();
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: 'Ln 1, Col' }).waitFor();
});

test('a profile is applied after a look at what it does, and one undo takes it back', async () => {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Postfix: Apply TLS Profile');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Apply TLS Profile' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: /^guide/ })
    .first()
    .click();
  const changes = page.frameLocator('iframe.webview >> nth=-1').frameLocator('#active-frame');
  await changes.locator('ins', { hasText: 'tls_preempt_cipherlist = yes' }).waitFor();
  await changes.locator('[data-apply]').click();
  const written = page.locator('.view-line', { hasText: 'tls_preempt_cipherlist' });
  await written.first().waitFor();
  await panel.locator('.reasons a', { hasText: 'main.cf:1' }).first().click(); // into the editor
  await page.locator('.monaco-editor.focused').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => written.count(), { timeout: PATIENCE }).toBe(0);
});

test('the page has the colours of the theme, and nothing of it is loaded from anywhere', async () => {
  const colour = (): Promise<string> => panel.locator('body').evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).color ?? '');
  const light = await colour();
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ ...SETTINGS, 'workbench.colorTheme': 'Default Dark Modern' }));
  await expect.poll(colour, { timeout: PATIENCE }).not.toBe(light);
  const loaded = await panel.locator('body').evaluate((body) => body.ownerDocument.querySelectorAll('img, link, script[src], iframe').length);
  expect(loaded).toBe(0);
});
