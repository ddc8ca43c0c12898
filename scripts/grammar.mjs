// Runs the fixtures of the TextMate grammars: in test/grammar/fixtures, the carets below a line say what its words are (format and engine:
// vscode-tmgrammar-test). Then checks that no long line keeps a grammar busy. Ends with `N passed, N failed`; exit code 1 when something failed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry, loadConfiguration } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIXTURES = 'test/grammar/fixtures';
const LONG = 100_000;
const LIMIT_MS = 5_000;

const registry = createRegistry(loadConfiguration(join(ROOT, 'package.json')).grammars);

/** Each line that has carets below it is one check. */
async function checkFixture(file) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const fixture = parseGrammarTestCase(text);
  const failures = await runGrammarTestCase(registry, fixture);
  for (const { line, start, end, missing, unexpected, actual } of failures) {
    console.error(`${file}:${line + 1}: ${JSON.stringify(text.split('\n')[line].slice(start, end))} is [${actual.join(' ')}]`);
    if (missing.length > 0) console.error(`  lacks ${missing.join(' ')}`);
    if (unexpected.length > 0) console.error(`  must not be ${unexpected.join(' ')}`);
  }
  const failed = new Set(failures.map(({ line }) => line)).size;
  return { passed: fixture.assertions.length - failed, failed };
}

/** What a line begins with, and what it then repeats: shapes that once took quadratic time, or that easily could. */
const beginnings = { main: ['', 'a = ', 'a = ${b?'], master: ['', 'a inet n - n - - b ', 'a inet n - n - - b -o c='] };
const repeated = ['a', ' ', 'a, ', '1 ', '{', '${', '$(', '${a?{', '{a} ', 'a=', 'hash:', '/a ', '-o {a=b} ', '-o a=b ', 'permit_', '!'];

/** A grammar's work on a line must grow no faster than the line. The limit is some thirty times what the slowest shape needs. */
async function checkLongLines(language) {
  const grammar = await registry.loadGrammar(`source.postfix-${language}`);
  const lines = beginnings[language].flatMap((beginning) => repeated.map((piece) => ({ beginning, piece })));
  const slow = lines.filter(({ beginning, piece }) => {
    const line = beginning + piece.repeat(LONG / piece.length);
    return grammar.tokenizeLine2(line, null, LIMIT_MS).stoppedEarly;
  });
  for (const { beginning, piece } of slow) console.error(`${language}: ${LONG} bytes of "${beginning}${piece}${piece}…" take more than ${LIMIT_MS} ms`);
  return { passed: lines.length - slow.length, failed: slow.length };
}

const files = readdirSync(join(ROOT, FIXTURES)).map((name) => `${FIXTURES}/${name}`);
const results = [];
for (const file of files) results.push(await checkFixture(file));
for (const language of Object.keys(beginnings)) results.push(await checkLongLines(language));

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 || files.length === 0 ? 1 : 0;
