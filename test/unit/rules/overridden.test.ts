// A value that is overridden further down is judged, but nothing dies of it now.
import { expect, test } from 'vitest';
import { Analysis, defaultOptions } from '../../../server/src/core';

const severities = (main: string): string[] =>
  Analysis.of({ main }, defaultOptions())
    .problems.filter(({ rule }) => rule.id === 'invalid-value')
    .map(({ severity, fixes }) => `${severity} [${fixes.find(({ preferred }) => preferred)?.changes}]`);

test('an invalid value in force is an error, and its fix names the parameter', () => {
  expect(severities('message_size_limit = 50MB\n')).toEqual(['error [message_size_limit]']);
});

test('an overridden one is a warning, and its fix changes nothing in force', () => {
  expect(severities('message_size_limit = 50MB\nmessage_size_limit = 52428800\n')).toEqual(['warning []']);
});
