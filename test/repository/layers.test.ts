// The import direction: right in this repository, and the build fails where it is not.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'postfix-layers-'));
  cpSync(join(ROOT, 'server/src'), join(copy, 'server/src'), { recursive: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const check = (root: string): { status: number | null; stderr: string } => spawnSync('node', [join(ROOT, 'scripts/layers.mjs'), root], { encoding: 'utf8' });

test('every import of this repository goes the right way', () => {
  expect(check(ROOT)).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  [
    'core/syntax/wrong.ts',
    "import { rules } from '../rules/index';",
    'core/syntax/wrong.ts (core/syntax) imports core/rules/index (core/rules), which is above it',
  ],
  ['core/rules/wrong.ts', "import { readFileSync } from 'node:fs';", 'imports the package node:fs'],
  ['core/model/wrong.ts', "export type { TextDocument } from 'vscode-languageserver-textdocument';", 'imports the package vscode-languageserver-textdocument'],
  ['lsp/wrong.ts', "import { rules } from '../core/rules/index';", 'core/index is the only door'],
  ['lsp/wrong.ts', "import { createConnection } from 'vscode-languageserver/node';", 'imports the package vscode-languageserver/node'],
  ['other/wrong.ts', '', 'belongs to no layer'],
])('a wrong arrow in %s is named', (file, source, message) => {
  execFileSync('mkdir', ['-p', join(copy, 'server/src', file, '..')]);
  writeFileSync(join(copy, 'server/src', file), `${source}\n`);
  const result = check(copy);
  rmSync(join(copy, 'server/src', file));
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(message);
});

test('the build stops at a wrong arrow', () => {
  const project = mkdtempSync(join(tmpdir(), 'postfix-build-'));
  for (const part of ['scripts', 'server/src', 'client', 'package.json']) cpSync(join(ROOT, part), join(project, part), { recursive: true });
  execFileSync('ln', ['-s', join(ROOT, 'node_modules'), join(project, 'node_modules')]);
  writeFileSync(join(project, 'server/src/core/syntax/wrong.ts'), "import { rules } from '../rules/index';\n");
  const result = spawnSync('node', ['scripts/build.mjs'], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true, force: true });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('core/syntax/wrong.ts (core/syntax) imports core/rules/index (core/rules), which is above it');
});
