import { expect, test } from 'vitest';
import { parseVersion, type Version } from '../../../server/src/core';
import { effectiveGrade, excludedCiphers, gradeIsAtLeast, gradeOf, gradeParameter, isExcludeOperator } from '../../../server/src/core/tls/grades';

const at = (version: string): Version => parseVersion(version) as Version;

test('grades are five words in any case', () => {
  expect(['HIGH', 'Medium', 'null', 'strong', 'HIGH:!aNULL', ''].map(gradeOf)).toEqual(['high', 'medium', 'null', undefined, undefined, undefined]);
  expect([gradeIsAtLeast('high', 'medium'), gradeIsAtLeast('medium', 'high'), gradeIsAtLeast('null', 'low')]).toEqual([true, false, false]);
});

test('low and export mean medium since 3.8', () => {
  expect([effectiveGrade('low', at('3.7')), effectiveGrade('export', at('3.8')), gradeParameter('low', at('3.11'))]).toEqual([
    'low',
    'medium',
    'tls_medium_cipherlist',
  ]);
});

test('an exclusion list is cut at blanks, commas and colons', () => {
  expect(excludedCiphers('aNULL, RC4:!MD5').map((word) => `${word.start} ${word.text}${isExcludeOperator(word) ? ' operator' : ''}`)).toEqual([
    '0 aNULL',
    '7 RC4',
    '11 !MD5 operator',
  ]);
});
