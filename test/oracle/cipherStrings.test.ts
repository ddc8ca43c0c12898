// Random cipher strings, and what the installed OpenSSL selects for each: the same suites in the same order. Python's ssl module is the way to
// libssl that need not start a process for every string; openssl(1) answers some of them too, to see that both are one library. Of versions that
// are not installed, test/fixtures has recorded answers (scripts/recordCipherStrings.mjs).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { evaluateCipherString } from '../../server/src/core/tls/openssl/cipherString';
import type { CipherTable } from '../../server/src/core/tls/openssl/suite';
import { Strings } from './cipherStringGenerator';

const COUNT = Number(process.env.CIPHER_STRINGS ?? 20_000);
const SEED = Number(process.env.CIPHER_SEED ?? 20261124);

const tables = JSON.parse(readFileSync(new URL('../../server/facts/cipherSuites.json', import.meta.url), 'utf8')) as ({ version: string } & CipherTable)[];
const installed = /^OpenSSL (1\.1\.1|\d+\.\d+)/.exec(spawnSync('openssl', ['version']).stdout?.toString() ?? '')?.[1];
const tableOf = (wanted: string | undefined): CipherTable | undefined => tables.find(({ version }) => version === wanted);
const table = tableOf(installed);
if (!table) console.log(`no table of the suites of the installed OpenSSL (${installed ?? 'none'}): cipher strings are not compared`);

test.runIf(table)(`${COUNT} random cipher strings`, () => {
  const strings = new Strings(SEED, table?.suites ?? []).make(COUNT);
  const answers = askLibrary(strings);
  const differing = strings.filter((string, index) => JSON.stringify(selected(string)) !== JSON.stringify(answers[index]));
  expect(differing).toEqual([]);
  const refused = answers.filter((answer) => answer === null).length;
  expect(refused).toBeGreaterThan(COUNT / 100);
  expect(refused).toBeLessThan(COUNT / 2);
});

test.runIf(table)('openssl(1) says what the library says', () => {
  const strings = ['DEFAULT', 'HIGH:!aNULL', 'aNULL:-aNULL:HIGH:@STRENGTH', 'COMPLEMENTOFDEFAULT+FIPS', 'NULL'].map((each) => `${each}:@SECLEVEL=0`);
  const answers = strings.map((string) => spawnSync('openssl', ['ciphers', string]).stdout.toString().trim().split(':'));
  expect(strings.map(selected)).toEqual(answers.map((names) => names.filter((name) => !name.startsWith('TLS_'))));
});

/** Nobody could see the suites of SRP there. */
test.each(['1.1.1', '3.5'])('recorded answers of OpenSSL %s', (version) => {
  const file = new URL(`../fixtures/cipherStrings-${version}.json`, import.meta.url);
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as [string: string, ids: string[] | null][];
  const known = tableOf(version) ?? { suites: [] };
  const answer = (string: string): readonly string[] | null => {
    const { suites, refused } = evaluateCipherString(string, known);
    return refused ? null : suites.filter(({ isProved }) => isProved !== false).map(({ id }) => id.toString(16));
  };
  expect(recorded.map(([string]) => [string, answer(string)])).toEqual(recorded);
  expect(recorded.length).toBeGreaterThan(1000);
});

function selected(string: string): readonly string[] | null {
  const list = evaluateCipherString(string, table ?? { suites: [] });
  return list.refused ? null : list.suites.map(({ name }) => name);
}

function askLibrary(strings: readonly string[]): readonly (readonly string[] | null)[] {
  const script = fileURLToPath(new URL('cipherStrings.py', import.meta.url));
  const run = spawnSync('/usr/bin/python3', [script], { input: JSON.stringify(strings), maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(`python3 with its module ssl is needed: ${run.error ?? run.stderr}`);
  const { version, answers } = JSON.parse(run.stdout.toString());
  expect(version).toContain(`OpenSSL ${installed}`);
  return answers;
}
