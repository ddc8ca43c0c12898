// The words that people use instead of Postfix's: every one on the right leads somewhere, none is written in a way that nobody can ask for.
import { expect, test } from 'vitest';
import { parameterNames } from '../../../server/src/core/catalogue/parameters';
import { prose } from '../../../server/src/core/catalogue/prose';
import { fold, searchRows, searchWords } from '../../../server/src/core/catalogue/searchWords';

test('what is asked is folded already, what is meant occurs in a name or a text', () => {
  const names = parameterNames().map((name) => fold(`${name} ${prose(name)?.summary} ${prose(name)?.body}`));
  for (const { asked, meant } of searchRows()) {
    for (const word of asked) expect([word, fold(word)]).toEqual([word, word]);
    for (const word of meant) expect([word, names.some((name) => name.includes(word))]).toEqual([word, true]);
  }
});

test('no word is asked for twice', () => {
  const asked = searchRows().flatMap((row) => row.asked);
  expect(asked.filter((word, index) => asked.indexOf(word) !== index)).toEqual([]);
});

test('endings and beginnings', () => {
  expect(searchWords('warteschlangen')).toEqual(searchWords('warteschlange'));
  expect(searchWords('wartesch')).toContain('queue');
  expect(searchWords('war')).toEqual([]);
  expect(fold('Größe')).toBe('groesse');
});
