// Values as the daemons of Postfix 3.7.11 read them: each line was tried with smtpd(8).
import { expect, test } from 'vitest';
import { parameter } from '../../../server/src/core/catalogue/parameters';
import { type ValueFault, valueFault } from '../../../server/src/core/catalogue/valueFaults';
import { readTime, writeTime } from '../../../server/src/core/catalogue/values';
import { parseVersion, type Version } from '../../../server/src/core/catalogue/version';

const INSTALLED = parseVersion('3.7.11') as Version;

function fault(name: string, value: string, target = INSTALLED): ValueFault['kind'] | 'ok' {
  const found = parameter(name);
  if (!found) throw new Error(`no such parameter: ${name}`);
  return valueFault(found, value, target)?.kind ?? 'ok';
}

function guess(name: string, value: string): string | undefined {
  const found = parameter(name);
  const said = found && valueFault(found, value, INSTALLED);
  return said && 'guess' in said ? said.guess?.value : undefined;
}

test.each([
  ['Yes', 'ok'],
  ['NO', 'ok'],
  ['true', 'not-boolean'],
  ['1', 'not-boolean'],
  ['y', 'not-boolean'],
  ['"yes"', 'not-boolean'],
  ['yes,', 'not-boolean'],
  ['', 'empty'],
])('smtpd_helo_required = %s: %s', (value, kind) => {
  expect(fault('smtpd_helo_required', value)).toBe(kind);
});

test.each([
  ['5', 'ok'],
  ['+5', 'ok'],
  ['-1', 'below'],
  ['0', 'below'],
  ['50MB', 'not-integer'],
  ['50 000', 'not-integer'],
  ['1e6', 'not-integer'],
  ['0x10', 'not-integer'],
  ['99999999999', 'too-big'],
  ['', 'empty'],
])('smtpd_recipient_limit = %s: %s', (value, kind) => {
  expect(fault('smtpd_recipient_limit', value)).toBe(kind);
});

test('sizes are read as 64-bit numbers', () => {
  expect(fault('message_size_limit', '99999999999')).toBe('ok');
  expect(fault('message_size_limit', '99999999999999999999')).toBe('too-big');
  expect(fault('message_size_limit', '-5')).toBe('ok');
});

test.each([
  ['5m', 'ok'],
  ['+5', 'ok'],
  ['300', 'ok'],
  ['1month', 'time-cut'],
  ['30min', 'time-cut'],
  ['5m 3s', 'time-cut'],
  ['5 m', 'not-time'],
  ['5M', 'not-time'],
  ['abc', 'not-time'],
  ['-1', 'not-time'],
  ['-', 'not-time'],
  ['1.5h', 'not-time'],
  ['1y', 'not-time'],
  ['s', 'below'],
  ['0', 'below'],
  ['99999999999', 'too-big'],
  ['4000w', 'too-big'],
  ['', 'empty'],
])('smtpd_timeout = %s: %s', (value, kind) => {
  expect(fault('smtpd_timeout', value)).toBe(kind);
});

test.each([
  ['smtpd_helo_required', 'On', 'yes'],
  ['smtpd_helo_required', '= no', 'no'],
  ['smtpd_helo_required', 'perhaps', undefined],
  ['message_size_limit', '50MB', '52428800'],
  ['message_size_limit', '1.5 GiB', '1610612736'],
  ['message_size_limit', '10 240 000', '10240000'],
  ['smtpd_hard_error_limit', '20;', '20'],
  ['smtpd_timeout', '5 minutes', '5m'],
  ['smtpd_timeout', '1h30m', '90m'],
  ['smtpd_timeout', '1 h, 5 min and 3 sec', '3903s'],
  ['smtpd_timeout', '1.5h', '90m'],
  ['smtpd_timeout', '1 month', '30d'],
  ['smtpd_timeout', '5 fortnights', undefined],
])('%s = %s was meant as %s', (name, value, meant) => {
  expect(guess(name, value)).toBe(meant);
});

test('a word may be too new, and a level has up to three numbers', () => {
  expect(fault('milter_default_action', 'shutdown')).toBe('unknown-word');
  expect(fault('milter_default_action', 'shutdown', [3, 11, 0])).toBe('ok');
  expect(fault('inet_protocols', 'ALL')).toBe('unknown-word');
  expect(fault('inet_protocols', 'ipv4, ipv6')).toBe('ok');
  expect(fault('compatibility_level', '3.6')).toBe('ok');
  expect(fault('compatibility_level', '3.6', [3, 5, 0])).toBe('not-level');
  expect(fault('compatibility_level', '3.6.1.2')).toBe('not-level');
});

test('a time is written in its largest even unit', () => {
  expect([60, 5400, 5403, 604_800, 0].map(writeTime)).toEqual(['1m', '90m', '5403s', '1w', '0s']);
  expect(readTime('2', 'h')).toMatchObject({ kind: 'ok', value: 7200 });
});
