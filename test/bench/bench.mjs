// `npm run bench`: how fast the server and the command line are, against an empty server of the same library (the floor, F), against
// vscode-json, and against `postconf -n`, all in one run with the rounds interleaved. Times of one machine mean little by themselves: the
// ratios are paired within each round. Ends with 1 where a threshold is missed.
//   node test/bench/bench.mjs [--quick] [--json FILE] [--lines N,N]
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge, print } from './report.mjs';
import { COUNTS, session, start } from './session.mjs';
import { checkers, documents, servers } from './subjects.mjs';

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' }, lines: { type: 'string', default: '1000,100000' } },
});
const ROUNDS = flags.quick ? { starts: 7, 1000: 3, 100000: 1, checks: 3 } : { starts: 15, 1000: 7, 100000: 5, checks: 9 };
const counts = flags.quick ? COUNTS.quick : COUNTS.full;

async function main() {
  const subjects = servers();
  if (!subjects.peer) console.log('vscode-json could not be installed: it is left out.');
  const results = { when: new Date().toISOString(), node: process.version, sizes: {} };
  for (const lines of flags.lines.split(',').map(Number)) {
    const texts = documents(lines);
    try {
      results.starts ??= await interleaved(ROUNDS.starts, Object.keys(subjects), (name) => start(subjects[name], texts[name].file));
      results.sizes[lines] = await interleaved(ROUNDS[lines] ?? 3, Object.keys(subjects), (name) => session(subjects[name], texts[name], counts));
      const programs = checkers(texts.folder);
      if (lines === 100_000) results.check = await interleaved(ROUNDS.checks, Object.keys(programs), (name) => runOnce(programs[name]));
    } finally {
      rmSync(texts.folder, { recursive: true, force: true });
    }
  }
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify(results, null, 1)}\n`);
  print(results);
  return judge(results);
}

/** Every round runs each subject once, beginning with another one each time: `{ name: figures of each round }`. */
async function interleaved(rounds, names, run) {
  const figures = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      process.stderr.write(`\r${`round ${round + 1} of ${rounds}: ${name}`.padEnd(40)}`);
      figures[name].push(await run(name));
    }
  }
  process.stderr.write(`\r${' '.repeat(40)}\r`);
  return figures;
}

/** A whole process, from its start to its end. */
function runOnce([command, ...args]) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.resume(); // as if it went to a screen or a file: nobody waits for it
    child.on('error', reject);
    child.on('close', () => resolve({ check: performance.now() - started }));
  });
}

process.exitCode = (await main()) ? 0 : 1;
