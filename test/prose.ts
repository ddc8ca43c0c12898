// Loads the hover texts from server/prose, as the programs load dist/prose.js. A set-up file of every test (vitest.config.mts).
// @ts-expect-error a script without types
import { judgeProse } from '../scripts/prose.mjs';
import { provideProse } from '../server/src/core';

provideProse(() => JSON.stringify(judgeProse('.').data));
