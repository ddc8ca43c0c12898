// The caret stands under the text that is meant, whatever the line is made of.
import { describe, expect, test } from 'vitest';
import { Lines } from '../../../server/src/cli/lines';
import { snippet } from '../../../server/src/cli/snippet';

/** The line and the marks under it; the text between « and » is what is meant. */
function show(marked: string, room = 80): string {
  const text = marked.replace(/[«»]/g, '');
  const from = marked.indexOf('«');
  const found = snippet(new Lines(text, false), from, marked.indexOf('»') - 1, room);
  return `${found.shown}|\n${' '.repeat(found.before)}${'^'.repeat(found.width)}`;
}

describe('snippet', () => {
  test.each([
    ['plain text', 'a = «b»\nc', 'a = b|\n    ^'],
    ['nothing between the marks', 'a =«»\n', 'a =|\n   ^'],
    ['a carriage return is not shown', 'a = «b»\r\n', 'a = b|\n    ^'],
    ['a tab before it', 'a\t=\t«b»', 'a       =       b|\n                ^'],
    ['a tab within', '«a\tb»', 'a       b|\n^^^^^^^^^'],
    ['wide characters count twice', '漢字 = «漢»字', '漢字 = 漢字|\n       ^^'],
    ['an emoji is one wide character', '🌍«x»', '🌍x|\n  ^'],
    ['a combining mark takes no room', 'e\u0301«x»', 'e\u0301x|\n ^'],
    ['what a terminal would obey', 'a\u001b[31m«b»\u202e', 'a\ufffd[31mb\ufffd|\n      ^'],
    ['a byte that is not UTF-8', '\udce9«b»', '\udce9b|\n ^'],
    ['only the first line of several', 'a = «b\n  c»', 'a = b|\n    ^'],
    ['a place at the line end', 'a«\n»b', 'a|\n ^'],
  ])('%s', (_title, marked, expected) => {
    expect(show(marked)).toBe(expected);
  });

  test('of a long line only what lies around the place, and it is marked', () => {
    const long = 'x'.repeat(10_000_000);
    expect(show(`${long}«abc»${long}`, 20)).toBe('…xxxxxxabcxxxxxxxxxxx…|\n       ^^^');
    expect(show(`«abc»${long}`, 20)).toBe(`abc${'x'.repeat(17)}…|\n^^^`);
    expect(show(`${long}«abc»`, 20)).toBe(`…${'x'.repeat(17)}abc|\n${' '.repeat(18)}^^^`);
    expect(show(`a«${long}»`, 20)).toBe(`a${'x'.repeat(19)}…|\n ${'^'.repeat(19)}`);
  });

  test('a pair of code units is not torn by the cut', () => {
    for (let room = 10; room < 14; room++)
      expect(show(`${'🌍'.repeat(50)}«x»${'🌍'.repeat(50)}`, room)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  });
});
