// Random cipher strings, and what the installed OpenSSL selects for each: the same suites in the same order. Python's ssl module is the way to
// libssl that need not start a process for every string; openssl(1) answers some of them too, to see that both are one library.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ALIASES } from '../../server/src/core/tls/openssl/aliases';
import { evaluateCipherString } from '../../server/src/core/tls/openssl/cipherString';
import type { CipherSuite } from '../../server/src/core/tls/openssl/suite';

const COUNT = Number(process.env.CIPHER_STRINGS ?? 20_000);
const SEED = Number(process.env.CIPHER_SEED ?? 20261124);

const tables = JSON.parse(readFileSync(new URL('../../server/facts/cipherSuites.json', import.meta.url), 'utf8')) as {
  version: string;
  suites: CipherSuite[];
}[];
const installed = /^OpenSSL (\d+\.\d+)/.exec(spawnSync('openssl', ['version']).stdout?.toString() ?? '')?.[1];
const suites = tables.find(({ version }) => version === installed)?.suites;
if (!suites) console.log(`no table of the suites of the installed OpenSSL (${installed ?? 'none'}): cipher strings are not compared`);

test.runIf(suites)(`${COUNT} random cipher strings`, () => {
  const strings = new Strings(SEED, suites ?? []).make(COUNT);
  const answers = askLibrary(strings);
  const differing = strings.filter((string, index) => JSON.stringify(selected(string)) !== JSON.stringify(answers[index]));
  expect(differing).toEqual([]);
  const refused = answers.filter((answer) => answer === null).length;
  expect(refused).toBeGreaterThan(COUNT / 100);
  expect(refused).toBeLessThan(COUNT / 2);
});

test.runIf(suites)('openssl(1) says what the library says', () => {
  const strings = ['DEFAULT', 'HIGH:!aNULL', 'aNULL:-aNULL:HIGH:@STRENGTH', 'COMPLEMENTOFDEFAULT+FIPS', 'NULL'].map((each) => `${each}:@SECLEVEL=0`);
  const answers = strings.map((string) => spawnSync('openssl', ['ciphers', string]).stdout.toString().trim().split(':'));
  expect(strings.map(selected)).toEqual(answers.map((names) => names.filter((name) => !name.startsWith('TLS_'))));
});

function selected(string: string): readonly string[] | null {
  const list = evaluateCipherString(string, suites ?? []);
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

/** Strings that are mostly sensible, with every operator, alias and suite, and now and then something that is none. */
class Strings {
  private readonly aliases = [...ALIASES.keys()];
  private readonly words: readonly string[];

  constructor(
    private seed: number,
    all: readonly CipherSuite[],
  ) {
    this.words = [...this.aliases, ...all.map(({ name }) => name), 'RC4', 'LOW', 'MEDIUM', '3DES', 'SEED', 'EXP', 'kGOST', 'aes128', 'NOPE', 'DEFAULT'];
  }

  make(count: number): string[] {
    return Array.from({ length: count }, () => this.string());
  }

  private string(): string {
    const elements = Array.from({ length: 1 + this.below(6) }, () => this.element());
    let text = elements.join(this.one([':', ':', ',', ' ', ';', '::']));
    if (this.below(6) === 0) text = this.one(['DEFAULT', 'DEFAULT:', 'DEFAULT+', 'SUITEB128', 'SUITEB128ONLY', 'SUITEB192']) + text;
    const at = this.below(text.length);
    return this.below(15) === 0 ? text.slice(0, at) + this.one([...'/+!@-.=x']) + text.slice(at) : text;
  }

  private element(): string {
    const kind = this.below(40);
    if (kind < 2) return '@STRENGTH';
    if (kind === 2) return this.one(['@SECLEVEL=0', '@SECLEVEL=2', '@SECLEVEL=9', '@NOPE']);
    const words = Array.from({ length: this.below(3) ? 1 : 2 + this.below(2) }, () => this.one(this.below(3) ? this.aliases : this.words));
    return this.one(['', '', '', '!', '-', '+']) + words.join('+');
  }

  private one(words: readonly string[]): string {
    return words[this.below(words.length)] ?? '';
  }

  private below(most: number): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((this.seed / 0x80000000) * most);
  }
}
