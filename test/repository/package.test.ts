// What is shipped: which files, how large, and that none of it needs anything from outside. `npm run build` comes first, as in `npm run check`.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '../../server/src/core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KB = 1024;

/** A little above what they are: who needs more has to say so here. */
const BUDGETS = {
  'dist/extension.js': 450 * KB,
  'dist/core.js': 450 * KB,
  'dist/facts.js': 330 * KB,
  'dist/server.js': 250 * KB,
  'dist/cli.js': 60 * KB,
  'dist/web/extension.js': 420 * KB,
  'dist/web/server.js': 250 * KB,
  'dist/prose.js': 900 * KB,
};
const OTHERS = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/THIRD-PARTY-LICENSES.txt',
  'docs/images/editor.png',
  'docs/images/posture.png',
  'docs/rules/README.md',
  'package.json',
  'package.nls.json',
  'syntaxes/language-configuration.json',
  'syntaxes/postfix-main.tmLanguage.json',
  'syntaxes/postfix-master.tmLanguage.json',
];

const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist/web/server.js'))) throw new Error('dist is missing: npm run build');
});

test('the files, and no other', async () => {
  const pages = rules.map(({ id }) => `docs/rules/${id}.md`);
  expect([...(await listFiles({ cwd: ROOT, packageManager: PackageManager.None }))].sort()).toEqual([...OTHERS, ...Object.keys(BUDGETS), ...pages].sort());
});

test('at most 1 MB to load down', { timeout: 60_000 }, async () => {
  const packagePath = join(folder, 'vscode-postfix.vsix');
  await createVSIX({ cwd: ROOT, packagePath, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true });
  expect(statSync(packagePath).size).toBeLessThanOrEqual(KB * KB);
});

test.each(Object.entries(BUDGETS))('%s has its budget', (file, most) => {
  expect(statSync(join(ROOT, file)).size).toBeLessThanOrEqual(most);
});

test.each(Object.keys(BUDGETS))('%s needs no package, and in a browser nothing of Node', (file) => {
  const needed = new Set([...readFileSync(join(ROOT, file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name));
  const builtin =
    /^(?:node:)?(?:assert|buffer|child_process|constants|crypto|events|fs|fs\/promises|net|os|path|process|readline|stream|string_decoder|timers|tty|url|util|v8|worker_threads|zlib)$/;
  const isBeside = (name: string): boolean =>
    (name === './core.js' && (file === 'dist/server.js' || file === 'dist/cli.js')) || (['./facts.js', './prose.js'].includes(name) && file === 'dist/core.js');
  const allowed = (name: string): boolean =>
    (name === 'vscode' && file.endsWith('extension.js')) || isBeside(name) || (!file.includes('/web/') && builtin.test(name));
  expect([...needed].filter((name) => !allowed(name))).toEqual([]);
});

// Neither do the libraries that are bundled, so the pages that host a web worker may forbid it.
test.each(Object.keys(BUDGETS))('%s makes no code of text, and loads none by an unknown name', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(/\b(?:eval|Function|importScripts)\(|\brequire\((?!")|\bimport\(|Dynamic require/g)].map(([match]) => match);
  // The command line loads the server, which lies beside it; in a browser the client loads the parts of the server.
  const own: Record<string, readonly string[]> = {
    'dist/cli.js': ['import('],
    'dist/web/extension.js': ['importScripts(', 'importScripts(', 'importScripts('],
  };
  expect(found).toEqual(own[file] ?? []);
});

test('nothing is installed with it', () => {
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
  expect(Object.keys(dependencies)).toEqual([]);
});
