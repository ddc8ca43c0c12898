// Everything that CI runs, one step after the other: `npm run check`. It goes on after a failure, so that one run shows all of them, and
// ends with one line `N passed, N failed`. A step that counts its own tests is believed; any other counts as one.
//   node scripts/check.mjs [STEP...]     only these steps
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'postfix-check-'));
const vitestReport = join(scratch, 'vitest.json');

const STEPS = [
  { name: 'format and lint', command: ['npx', 'biome', 'ci', '.'] },
  { name: 'types of the core, which knows neither Node nor a browser', command: ['npx', 'tsc', '-p', 'server/src/core'] },
  { name: 'types', command: ['npx', 'tsc', '-p', '.'] },
  { name: 'generated files', command: ['node', 'scripts/generate.mjs', '--check'] },
  { name: 'age of the facts about authorities', command: ['node', 'scripts/authorities.mjs'] },
  { name: 'dead code', command: ['npx', 'knip'] },
  { name: 'build', command: ['node', 'scripts/build.mjs'] },
  {
    name: 'unit, property and oracle tests',
    command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: countVitest,
  },
  { name: 'grammar', command: ['node', 'scripts/grammar.mjs'], count: countLine },
  { name: 'real VS Code', command: ['node', 'scripts/e2e.mjs'], count: countLine },
];

async function main(only) {
  const wanted = only.length ? STEPS.filter(({ name }) => only.some((each) => name.includes(each))) : STEPS;
  const total = { passed: 0, failed: 0 };
  for (const step of wanted) {
    const { status, output, seconds } = await run(step.command);
    const counted = step.count?.(output) ?? { passed: 0, failed: 0 };
    const passed = counted.passed || (status === 0 ? 1 : 0);
    const failed = counted.failed || (status === 0 ? 0 : 1);
    total.passed += passed;
    total.failed += failed;
    console.log(`${failed ? 'FAILED' : 'ok'}  ${step.name} (${passed} passed, ${failed} failed; ${seconds.toFixed(0)} s)`);
    if (failed) console.log(output.slice(-12_000));
    else if (output.includes('WARNING')) console.log(output.slice(output.indexOf('WARNING')));
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

function run([command, ...args]) {
  const start = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } });
    const add = (text) => {
      output += text;
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', add);
    const done = (status) => resolve({ status, output, seconds: (performance.now() - start) / 1000 });
    child.on('error', (error) => {
      add(error.message);
      done(1);
    });
    child.on('close', done);
  });
}

function countVitest() {
  try {
    const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
    // A test that is skipped because its tool is missing would be a silent hole.
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
  } catch {
    return undefined;
  }
}

function countLine(output) {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : undefined;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
