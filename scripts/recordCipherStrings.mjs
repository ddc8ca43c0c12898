// `node scripts/recordCipherStrings.mjs PATH_TO_NODE [COUNT]`: compares our evaluator with the OpenSSL inside that Node over COUNT random cipher
// strings. Where nothing differs, and with `--record`, keeps some of them with their answers in test/fixtures, for the tests of machines that lack it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { nodeSource } from './readCipherSuitesSources.mjs';

const ROOT = new URL('..', import.meta.url);
const USUAL_COUNT = 20_000;
const RECORDED = 1500;
/** So that a fixture stays small enough to be looked at. */
const MOST_BYTES = 700_000;
const SEED = Number(process.env.CIPHER_SEED ?? 20261124);

async function main() {
  const [path, count = USUAL_COUNT] = process.argv.slice(2).filter((word) => word !== '--record');
  if (!path) throw new Error('usage: node scripts/recordCipherStrings.mjs PATH_TO_NODE [COUNT] [--record]');
  const { evaluateCipherString, Strings } = await loadTypeScript();
  const source = nodeSource(path);
  const table = JSON.parse(readFileSync(new URL('server/facts/cipherSuites.json', ROOT), 'utf8')).find(({ version }) => version === source.minor);
  if (!table) throw new Error(`no table of OpenSSL ${source.minor}: node scripts/readCipherSuites.mjs --node ${path}`);
  const strings = new Strings(SEED, table.suites).make(Number(count));
  const answers = source.ask(strings).map((ids) => ids?.map(hex) ?? null);
  const differing = strings.filter((string, index) => JSON.stringify(answers[index]) !== JSON.stringify(evaluated(evaluateCipherString(string, table))));
  const refused = answers.filter((answer) => answer === null).length;
  console.log(`${source.readFrom}: ${strings.length} strings, ${refused} refused, ${differing.length} differ`);
  for (const string of differing.slice(0, 20)) console.log(JSON.stringify(string));
  if (differing.length > 0) process.exitCode = 1;
  else if (process.argv.includes('--record')) record(source.minor, strings, answers);
}

const hex = (id) => id.toString(16);

/** Without what cannot be seen in a ClientHello. */
function evaluated({ suites, refused }) {
  return refused ? null : suites.filter(({ isProved }) => isProved !== false).map(({ id }) => hex(id));
}

function record(version, strings, answers) {
  const lines = strings.slice(0, RECORDED).map((string, index) => JSON.stringify([string, answers[index]]));
  let size = 0;
  const fitting = lines.filter((line) => {
    size += line.length + 2;
    return size < MOST_BYTES;
  });
  writeFileSync(new URL(`test/fixtures/cipherStrings-${version}.json`, ROOT), `[\n${fitting.join(',\n')}\n]\n`);
  console.log(`${fitting.length} recorded`);
}

async function loadTypeScript() {
  const contents = `
    export { evaluateCipherString } from './server/src/core/tls/openssl/cipherString';
    export { Strings } from './test/oracle/cipherStringGenerator';`;
  const stdin = { contents, resolveDir: fileURLToPath(ROOT), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

await main();
