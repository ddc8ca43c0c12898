// A second editor, whose language client nobody here wrote: Neovim. It announces far less than VS Code (it cannot pull diagnostics).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Seen {
  readonly timeout?: string;
  readonly pull: boolean;
  readonly diagnostics: readonly { code: string; line: number; col: number; end_col: number; source: string }[];
  readonly hover: string;
  readonly text: string;
}

function runNeovim(text: string): Seen {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-neovim-'));
  writeFileSync(join(folder, 'main.cf'), text);
  const output = execFileSync('nvim', ['--headless', '--clean', '-u', join(import.meta.dirname, 'neovim.lua')], {
    encoding: 'utf8',
    timeout: 50_000,
    env: { ...process.env, HOME: folder, POSTFIX_FILE: join(folder, 'main.cf'), POSTFIX_SERVER: join(ROOT, 'dist/server.js') },
  });
  rmSync(folder, { recursive: true, force: true });
  return JSON.parse(/^RESULT (.*)$/m.exec(output)?.[1] ?? 'null') as Seen;
}

test('Neovim gets diagnostics, a hover, and applies a fix', () => {
  const seen = runNeovim('biff = no\nsmtp_tls_security_level = maybe\nbiff = yes\n');
  expect(seen.timeout).toBeUndefined();
  expect(seen.pull).toBe(false);
  expect(seen.diagnostics).toContainEqual({ code: 'tls-level-invalid', line: 1, col: 26, end_col: 31, source: 'postfix' });
  expect(seen.diagnostics.map((each) => each.code)).not.toContain('duplicate-parameter'); // switched off by init_options
  expect(seen.hover).toContain('`maybe` (main.cf, line 2)');
  expect(seen.text).toBe('biff = no\nsmtp_tls_security_level = may\nbiff = yes');
});
