// What an edit may keep alive. A part of a string keeps all of that string in the engine's memory: a line that was read again after an edit
// once kept the whole file as it was then, and a long session in a long file ended without memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { parseMain } from '../../../server/src/core/syntax/main';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const LINES = 20_000;
const EDITS = 200;

function memoryInUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A new text in one piece, as an editor's change of one line makes it. */
function edited(text: string, line: number): string {
  const name = `name_of_a_customer_${line} = `;
  return Buffer.from(text.replace(name, `${name}x`), 'latin1').toString('latin1');
}

test('edits in many lines of a long file do not keep the texts before them', () => {
  let text = Array.from({ length: LINES }, (_, line) => `name_of_a_customer_${line} = a value as long as they are\n`).join('');
  let file = parseMain(text);
  const before = memoryInUse();
  for (let edit = 0; edit < EDITS; edit++) {
    text = edited(text, Math.floor((edit * LINES) / EDITS));
    file = parseMain(text, file);
  }
  const growth = memoryInUse() - before;
  expect(file.nodes).toHaveLength(LINES);
  expect(growth).toBeLessThan((EDITS / 5) * text.length);
});
