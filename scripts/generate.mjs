// `npm run generate`: writes everything that is derived from tables in this repository. `--check` writes nothing and exits 1 where
// something is stale. A generator gives paths and texts; it stops with a clear message on anything that it cannot classify.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from './generate/catalogue.mjs';
import { cipherSuites } from './generate/cipherSuites.mjs';
import { ruleTable } from './generate/ruleTable.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Each one returns `{path, text}[]`, with paths relative to the repository. */
const GENERATORS = [catalogue, ruleTable, cipherSuites];

/** Paths of the generated files that are not what their tables say. */
function staleFiles() {
  return GENERATORS.flatMap((generator) => generator()).filter(({ path, text }) => contentOf(path) !== text);
}

function contentOf(path) {
  try {
    return readFileSync(ROOT + path, 'utf8');
  } catch {
    return undefined;
  }
}

function main(options) {
  const unknown = options.filter((option) => option !== '--check');
  if (unknown.length > 0) throw new Error(`unknown option ${unknown.join(' ')}; there is only --check`);
  const stale = staleFiles();
  if (options.includes('--check')) {
    if (stale.length > 0) throw new Error(`stale, run "npm run generate": ${stale.map(({ path }) => path).join(', ')}`);
    return;
  }
  for (const { path, text } of stale) {
    mkdirSync(dirname(ROOT + path), { recursive: true });
    writeFileSync(ROOT + path, text);
    console.log(`wrote ${path}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`generate: ${error.message}`);
    process.exitCode = 1;
  }
}
