// Builds and packs the extension into one .vsix: `npm run package`. What goes in is decided by .vscodeignore.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const VSIX = join(ROOT, 'vscode-postfix.vsix');

export async function packageExtension({ rebuild = true } = {}) {
  if (rebuild) await build();
  rmSync(VSIX, { force: true });
  await createVSIX({
    cwd: ROOT,
    packagePath: VSIX,
    // Everything that ships is bundled.
    dependencies: false,
    // The repository has no public home yet, so there is nothing that a relative link in the README could be rewritten to.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  return VSIX;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await packageExtension().catch((error) => {
    console.error(`package: ${error.message}`);
    process.exitCode = 1;
  });
}
