// The diff that `fix --dry-run` prints turns the one text into the other, also where it is too long to be a fine one.
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../../server/src/cli/diff';

const line = fc.constantFrom('a = b\n', 'c = d\n', '  e\r\n', '\n', '# é\n', 'myhostname\n');
const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'last line')).map(([lines, last]) => lines.join('') + last);

test('applied to the old text it gives the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyPatch(before, unifiedDiff('main.cf', before, after))).toBe(after);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('a change too large to be worked out is one hunk, and right', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `name${index} = value\n`);
  const before = lines.join('');
  const after = lines.map((each, index) => (index % 3 && index > 10 && index < 19_990 ? each.replace('=', '= new') : each)).join('');
  const diff = unifiedDiff('main.cf', before, after);
  expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -9,19984 +9,19984 @@']);
  expect(applyPatch(before, diff)).toBe(after);
});
