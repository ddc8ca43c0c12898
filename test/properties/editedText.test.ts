// Edits made one after the other, and the edits that do all of it in one step, give the same text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditedText } from '../../server/src/core/features/editedText';
import { applyEdits, type Edit } from '../../server/src/core/text';

const rounds = fc.array(fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.stringMatching(/^[ab\n]{0,4}$/)), { maxLength: 4 }), { maxLength: 5 });

/** Edits in order that do not overlap, from arbitrary numbers. */
function editsOf(text: string, numbers: readonly (readonly [number, number, string])[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const [gap, length, newText] of numbers) {
    const start = at + gap;
    if (start > text.length) break;
    const end = Math.min(text.length, start + length);
    edits.push({ span: { start, end }, newText });
    at = end + 1;
  }
  return edits;
}

test('composed edits lead to the same text, and never overlap', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[abc\n]{0,40}$/), rounds, (first, all) => {
      const edited = new EditedText(first);
      let text = first;
      for (const numbers of all) {
        const edits = editsOf(text, numbers);
        edited.apply(edits);
        text = applyEdits(text, edits);
      }
      expect(applyEdits(first, edited.edits)).toBe(text);
      if (text === first) expect(edited.edits.every(({ span, newText }) => span.end - span.start === newText.length)).toBe(true);
    }),
  );
});
