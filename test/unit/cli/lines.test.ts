// Places in a text: as LSP counts them, which is what vscode-languageserver-textdocument does, and as Postfix counts lines.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from '../../../server/src/cli/lines';

const someText = fc.string({ unit: fc.constantFrom('a', 'ß', '🌍', '\n', '\r', '\r\n', ' ') });

describe('Lines', () => {
  test('for LSP every offset stands where the library of the server puts it', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const document = TextDocument.create('', '', 0, text);
        const lines = new Lines(text, true);
        for (let offset = 0; offset <= text.length; offset++) expect(lines.at(offset)).toEqual(document.positionAt(offset));
      }),
      { seed: 1 },
    );
  });

  test('for people only a line feed ends a line', () => {
    const lines = new Lines('a\rb\r\nc\n', false);
    expect([0, 2, 5, 7].map((offset) => lines.at(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 2 },
      { line: 1, character: 0 },
      { line: 2, character: 0 },
    ]);
    expect([0, 1, 2].map((line) => [lines.startOf(line), lines.endOf(line)])).toEqual([
      [0, 3],
      [5, 6],
      [7, 7],
    ]);
  });
});
