// `npm test`: makes this machine ready, then runs everything (`npm run check`). Uses only Node until that has been done.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';

try {
  await setup({ ci: process.env.CI === 'true' });
} catch (error) {
  console.error(`This machine could not be made ready for the tests: ${error.message}`);
  process.exit(1);
}
process.exitCode =
  spawnSync(process.execPath, [fileURLToPath(new URL('check.mjs', import.meta.url)), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
