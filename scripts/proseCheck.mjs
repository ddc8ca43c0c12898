// Judges hover texts while one writes: form, names, copies, and examples, the latter by our own linter and by the installed postconf.
//   node scripts/proseCheck.mjs [FILE...]     only complaints about these files of server/prose; all without an argument
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { copiesIn, readDocuments } from './copyCheck.mjs';
import { judgeProse, sectionsOf } from './prose.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const FILES = { 'postfix-main': 'main.cf', 'postfix-master': 'master.cf' };

function copies(sections) {
  const documents = readDocuments();
  if (!documents) console.log('postfix-doc is not installed: copies are not looked for');
  if (!documents) return [];
  return sections.flatMap(({ at, heading, lines }) =>
    copiesIn(lines.join('\n'), documents).map(({ text, source }) => `${at}: ${heading}: copied from ${basename(source)}: ${text}`),
  );
}

/** Every example as a folder with a main.cf and a master.cf, judged by our linter at once and by postconf side by side: it may wait for the DNS. */
async function badExamples(sections) {
  const root = mkdtempSync(join(tmpdir(), 'prose-'));
  try {
    const examples = sections.flatMap(examplesOf).map((example, index) => ({ ...example, folder: join(root, String(index)) }));
    for (const { folder, file, code } of examples) {
      mkdirSync(folder);
      for (const name of Object.values(FILES)) writeFileSync(join(folder, name), name === file ? code : '');
    }
    return [...lint(examples), ...(await Promise.all(examples.map(askPostconf))).flat()];
  } finally {
    rmSync(root, { recursive: true });
  }
}

function examplesOf({ at, heading, lines }) {
  return [...lines.join('\n').matchAll(/^```(postfix-\w+)\n([\s\S]*?)^```/gm)].map(([, language, code]) => ({
    at: `${at}: ${heading}`,
    file: FILES[language],
    code,
  }));
}

function lint(examples) {
  if (examples.length === 0) return [];
  const paths = examples.map(({ folder, file }) => join(folder, file));
  const { stdout } = spawnSync('node', ['dist/cli.js', 'check', '--format', 'json', ...paths], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(stdout).flatMap(({ file, range, severity, message }) => {
    const example = examples.find(({ folder }) => file.includes(`${folder}/`));
    return severity === 'hint' || severity === 'info' ? [] : [`${example.at}: example, line ${range.start.line + 1}: ${message}`];
  });
}

async function askPostconf({ at, folder, file }) {
  try {
    await run('postconf', [file === 'main.cf' ? '-n' : '-M', '-c', folder]);
    return [];
  } catch (error) {
    return [`${at}: example: postconf says: ${error.stderr}`];
  }
}

async function main(files) {
  const wanted = files.map((file) => basename(file));
  const isWanted = (at) => wanted.length === 0 || wanted.some((file) => at.includes(`/${file}:`));
  const sections = ['server/prose', 'server/prose/values'].flatMap((folder) => sectionsOf(ROOT, folder)).filter(({ at }) => isWanted(at));
  const complaints = [
    ...judgeProse(ROOT).complaints.filter(isWanted),
    ...copies(sections),
    ...(await badExamples(sections.filter(({ names }) => names.length > 0))),
  ];
  for (const complaint of complaints) console.log(complaint);
  console.log(`${sections.length} sections, ${sections.flatMap(examplesOf).length} examples, ${complaints.length} complaints`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
