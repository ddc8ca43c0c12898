// Every name that Postfix knows can be asked for by itself.
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, describeName, listNames, rules } from '../../../server/src/core';

const analysis = Analysis.of({}, { ...defaultOptions(), target: [3, 11, 0] });

test('each listed name has a sentence and an explanation', () => {
  for (const { name, summary } of listNames([3, 11, 0])) {
    expect([name, summary.length > 0, describeName(analysis, name).length > 0]).toEqual([name, true, true]);
  }
});

test('a name is listed once of its kind', () => {
  const names = listNames([3, 11, 0]).map(({ kind, name }) => `${kind} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('the version decides what is listed, not what is explained', () => {
  expect(listNames([3, 4, 0]).map(({ name }) => name)).not.toContain('nbdb_reindexd');
  expect(listNames([3, 11, 0]).map(({ name }) => name)).toContain('nbdb_reindexd');
  expect(describeName(Analysis.of({}, { ...defaultOptions(), target: [3, 4, 0] }), 'nbdb_reindexd')[0]).toContain('⚠');
});

test.each(['', 'no_such_name', 'constructor', '__proto__', 'toString', ' ', '-', 'a'.repeat(1e5), ...rules.map(({ id }) => id)])(
  '%s is no name of Postfix',
  (name) => {
    expect(describeName(analysis, name)).toEqual([]);
  },
);
