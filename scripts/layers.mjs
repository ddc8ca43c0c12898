// The import direction, enforced by the build: a layer may import only layers before it, and the core nothing but itself.
//   node scripts/layers.mjs [FOLDER]     prints each wrong arrow and exits 1
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** From the bottom up. A folder or a file of server/src; what is not listed may not exist. */
const CORE = [
  'core/text',
  'core/messages',
  'core/syntax',
  'core/catalogue',
  'core/model',
  'core/tls',
  'core/rules',
  'core/analysis',
  'core/features',
  'core/index',
  'core/facts',
];
const OUTSIDE = ['bytes', 'host', 'lsp', 'cli', 'server.node', 'server.browser'];
const ORDER = [...CORE, ...OUTSIDE];
/** What the layers outside of the core may import of packages and Node. */
const PACKAGES = {
  lsp: /^vscode-languageserver(-textdocument)?$/,
  cli: /^(node:|diff$)/,
  host: /^node:/,
  'server.node': /^(node:|vscode-languageserver\/node$)/,
  'server.browser': /^vscode-languageserver\/browser$/,
};

/** Every wrong arrow below server/src, as a sentence. */
export function wrongArrows(root) {
  const source = join(root, 'server/src');
  return filesOf(source).flatMap((file) => {
    const from = relative(source, file).replace(/\.ts$/, '');
    const layer = layerOf(from);
    if (!layer) return [`server/src/${from}.ts belongs to no layer: add it to scripts/layers.mjs or move it`];
    return importsOf(file).flatMap((target) => judge(source, file, from, layer, target));
  });
}

function judge(source, file, from, layer, target) {
  if (!target.startsWith('.')) {
    return !layer.startsWith('core/') && PACKAGES[layer]?.test(target)
      ? []
      : [`server/src/${from}.ts imports the package ${target}, which its layer ${layer} may not`];
  }
  const to = relative(source, resolve(dirname(file), target)).replace(/\.ts$/, '');
  const toLayer = layerOf(to === 'core' ? 'core/index' : to);
  if (!toLayer) return [`server/src/${from}.ts imports ${target}, which belongs to no layer`];
  if (!layer.startsWith('core/') && toLayer.startsWith('core/') && toLayer !== 'core/index')
    return [`server/src/${from}.ts imports ${to}: outside of the core, core/index is the only door`];
  return ORDER.indexOf(toLayer) <= ORDER.indexOf(layer) ? [] : [`server/src/${from}.ts (${layer}) imports ${to} (${toLayer}), which is above it`];
}

function layerOf(path) {
  return ORDER.find((layer) => path === layer || path.startsWith(`${layer}/`));
}

function importsOf(file) {
  return [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s[^;]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm),
  ].map((match) => match[1] ?? match[2] ?? match[3]);
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** Prints the wrong arrows; the exit code says whether there were any. */
export function checkLayers(root) {
  const wrong = wrongArrows(root);
  for (const arrow of wrong) console.error(arrow);
  return wrong.length === 0;
}

if (process.argv[1] && existsSync(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
  process.exitCode = checkLayers(root) ? 0 : 1;
}
