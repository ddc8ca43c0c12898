// Bundles everything that ships, and the end-to-end tests, into dist/. Options: --watch, --only client|server|tests, --into FOLDER (dist/ in it).
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { checkLayers } from './layers.mjs';
import { proseScript } from './prose.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const node = { platform: 'node', target: 'node20', format: 'cjs' };
const worker = { platform: 'browser', target: 'es2022' };
const vscode = { external: ['vscode'] };
const CORE = join(ROOT, 'server/src/core/index.ts');

/** A script that is a module in Node and one global name in a web worker. */
const script = (globalName) => ({
  platform: 'neutral',
  target: ['node20', 'es2022'],
  format: 'iife',
  globalName,
  footer: { js: `if(typeof module==='object')module.exports=${globalName};` },
});

/** The texts of facts are no part of the core's script: reading them is half of what it takes to load it (server/src/core/facts.ts). */
const factsBeside = {
  name: 'facts beside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]generated[\\/]\w+\.ts$/ }, ({ path }) => {
      const names = [...readFileSync(path, 'utf8').matchAll(/^export const (\w+Text) = /gm)].map(([, name]) => name);
      const load = "(typeof module==='object'?module.require('./facts.js'):self.loadPostfixFacts())";
      return names.length > 0 ? { contents: names.map((name) => `export const ${name}=()=>${load}.${name}();`).join('\n') } : undefined;
    });
  },
};

/** So are the texts of server/prose, which the core is told where to find. */
const proseBeside =
  'if(typeof module==="object"){module.exports=postfixCore;postfixCore.provideProse(()=>module.require("./prose.js"))}' +
  'else postfixCore.provideProse(()=>self.loadPostfixProse());';

/** The core is most of each program, and shipped once: programs take it from its script. `contents`: where `found` is no file. */
const sharedCore = (found, contents) => ({
  name: 'shared core',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:\.{1,2}\/)+core$/ }, ({ path, resolveDir }) => (join(resolveDir, path) === join(CORE, '..') ? found : undefined));
    onLoad({ filter: /^/, namespace: 'core' }, () => ({ contents }));
  },
});
const coreBeside = sharedCore({ path: './core.js', external: true });
const coreLoaded = sharedCore({ path: 'core', namespace: 'core' }, 'module.exports = globalThis.postfixCore;');
/**
 * The server in Node loads the core when it first asks for something of it: it answers `initialize` before that, and the client prepares
 * the first document meanwhile. (What esbuild makes of a module inherits from the module's prototype, and so asks the proxy.)
 */
const coreLater = sharedCore(
  { path: 'core', namespace: 'core' },
  `let core;
const later = new Proxy({}, { get: (_, name) => (core ??= module.require('./core.js'))[name] });
module.exports = Object.defineProperty(Object.create(later), '__esModule', { value: true });`,
);

/** One row per file in dist/; the part is what --only selects. */
const bundles = [
  { part: 'client', from: 'client/src/extension.node.ts', to: 'dist/extension.js', ...node, ...vscode },
  { part: 'client', from: 'client/src/extension.browser.ts', to: 'dist/web/extension.js', ...worker, ...vscode, format: 'cjs' },
  { part: 'server', from: 'server/src/server.node.ts', to: 'dist/server.js', ...node, plugins: [coreLater], external: ['./core.js'] },
  { part: 'server', from: 'server/src/core/index.ts', to: 'dist/core.js', ...script('postfixCore'), plugins: [factsBeside], footer: { js: proseBeside } },
  { part: 'server', from: 'server/src/core/facts.ts', to: 'dist/facts.js', ...script('postfixFacts') },
  { part: 'server', from: 'server/src/server.browser.ts', to: 'dist/web/server.js', ...worker, format: 'iife', plugins: [coreLoaded] },
  { part: 'server', from: 'server/src/cli.ts', to: 'dist/cli.js', ...node, plugins: [coreBeside], banner: { js: '#!/usr/bin/env node' } },
  // The suite runs in both extension hosts, so it may use nothing but the API of VS Code.
  { part: 'tests', from: 'test/e2e/suite/index.ts', to: 'dist/test/e2e/index.js', ...worker, ...vscode, format: 'cjs' },
];

export async function build({ watch = false, only = undefined, into = ROOT } = {}) {
  if (!checkLayers(ROOT)) throw new Error('an import goes the wrong way: see scripts/layers.mjs');
  const wanted = bundles.filter(({ part }) => only === undefined || part === only);
  const missing = wanted.filter(({ from }) => !existsSync(join(ROOT, from))).map(({ from }) => from);
  if (wanted.length === 0) throw new Error(`--only takes client, server or tests, not "${only}"`);
  if (missing.length > 0) throw new Error(`missing entry: ${missing.join(', ')} (build the rest with --only client)`);
  if (only === undefined || only === 'server') writeProse(into);
  const contexts = await Promise.all(wanted.map((bundle) => context(optionsOf(bundle, watch, into))));
  if (watch) {
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  try {
    const results = await Promise.all(contexts.map((each) => each.rebuild()));
    if (only === undefined) writeLicences(results);
    if (wanted.some(({ to }) => to === 'dist/cli.js')) chmodSync(join(into, 'dist/cli.js'), 0o755);
  } finally {
    await Promise.all(contexts.map((each) => each.dispose()));
  }
}

function writeProse(into) {
  mkdirSync(join(into, 'dist'), { recursive: true });
  writeFileSync(join(into, 'dist/prose.js'), proseScript());
}

function optionsOf({ part: _, from, to, ...settings }, watch, into) {
  return {
    entryPoints: [from],
    outfile: join(into, to),
    absWorkingDir: ROOT,
    bundle: true,
    minify: !watch,
    sourcemap: watch,
    metafile: true,
    legalComments: 'none',
    logLevel: watch ? 'info' : 'warning',
    ...settings,
  };
}

/** The licences of what was bundled ask that their text comes along. */
function writeLicences(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  const texts = [...packages].sort().map((name) => `${name}\n${'='.repeat(name.length)}\n\n${licenceOf(name)}\n`);
  writeFileSync(join(ROOT, 'dist/THIRD-PARTY-LICENSES.txt'), texts.join('\n\n'));
}

function licenceOf(name) {
  const folder = join(ROOT, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[sc]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled, but has no licence file`);
  return readFileSync(join(folder, file), 'utf8').trim();
}

function optionOf(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build({ watch: process.argv.includes('--watch'), only: optionOf('--only'), into: optionOf('--into') });
  } catch (error) {
    // esbuild has printed its errors with their places already.
    if (!error.errors) console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
