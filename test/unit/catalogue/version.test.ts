// Versions as settings and postconf write them, and comparing them.
import { expect, test } from 'vitest';
import { atLeast, compareVersions, formatVersion, isAvailable, parseVersion, type Version } from '../../../server/src/core/catalogue/version';

const version = (text: string): Version => parseVersion(text) ?? [0, 0, 0];

test.each([
  ['3.7', [3, 7, 999]],
  ['3.7.11', [3, 7, 11]],
  ['3.7.0', [3, 7, 0]],
  [' 3.10.13\n', [3, 10, 13]],
  ['3.12-20260821', [3, 12, 999]],
  ['3.11-RC1', [3, 11, 999]],
  ['3.4.29-smuggling-patch', [3, 4, 29]],
])('%j is %j', (text, expected) => {
  expect(parseVersion(text)).toEqual(expected);
});

test.each(['', '3', 'auto', '3.', '3.7.', '3.7.1.2', 'v3.7', '3.7 beta'])('%j is no version', (text) => {
  expect(parseVersion(text)).toBeUndefined();
});

test('3.10 is newer than 3.9, and a bare minor is newer than its patch levels', () => {
  expect(compareVersions(version('3.10'), version('3.9.14'))).toBeGreaterThan(0);
  expect(compareVersions(version('3.7'), version('3.7.22'))).toBeGreaterThan(0);
  expect(compareVersions(version('3.7.3'), version('3.7.3'))).toBe(0);
});

test('"since 3.6" means since 3.6.0', () => {
  expect(atLeast(version('3.6.0'), '3.6')).toBe(true);
  expect(atLeast(version('3.5.27'), '3.6')).toBe(false);
  expect(atLeast(version('3.6.3'), '3.6.4')).toBe(false);
});

test('a version prints as it was written', () => {
  expect(['3.7', '3.7.11', '3.7.0'].map((text) => formatVersion(version(text)))).toEqual(['3.7', '3.7.11', '3.7.0']);
});

test('a backport reaches its own branch only', () => {
  const word = { since: '3.9', backports: ['3.7.10', '3.8.5'] };
  const has = (text: string) => isAvailable(word, version(text));
  expect([has('3.9.0'), has('3.8.5'), has('3.8'), has('3.7.11')]).toEqual([true, true, true, true]);
  expect([has('3.8.4'), has('3.7.9'), has('3.6.20')]).toEqual([false, false, false]);
});
