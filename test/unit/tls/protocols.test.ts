// Protocol lists against what Postfix 3.7.11 and 3.12 did with them (sslscan against smtpd, posttls-finger as client).
import { describe, expect, test } from 'vitest';
import { parseVersion, type Version } from '../../../server/src/core';
import { floorList, hasHole, isAtLeastAsStrict, type ProtocolList, parseProtocols, spokenProtocols } from '../../../server/src/core/tls/protocols';

const at = (version: string): Version => parseVersion(version) as Version;
const read = (value: string, version = '3.7.11'): ProtocolList => parseProtocols(value, at(version));
const short = (protocols: readonly string[]): string => protocols.map((protocol) => protocol.replace('TLSv', '').replace(/^1$/, '1.0')).join(' ') || 'nothing';
const serves = (value: string): string => short(spokenProtocols(read(value), { side: 'server' }));
const offers = (value: string): string => short(spokenProtocols(read(value), { side: 'client' }));

describe('what a list leaves, as seen on the wire', () => {
  test.each([
    ['>=TLSv1', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['!SSLv2, !SSLv3', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['>=TLSv1.2', '1.2 1.3', '1.2 1.3'],
    ['>=0x0303', '1.2 1.3', '1.2 1.3'],
    ['>=+0303', '1.2 1.3', '1.2 1.3'],
    ['>=tlsv1.2', '1.2 1.3', '1.2 1.3'],
    ['>= TLSv1.2', '1.2', '1.2'],
    ['>=TLSv1.2, >=TLSv1', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['>=TLSv1.2, >=', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['>=TLSv1.3,<=TLSv1.2', 'nothing', 'nothing'],
    ['<=SSLv3', 'nothing', 'nothing'],
    ['TLSv1.1, !TLSv1.1', 'nothing', 'nothing'],
    ['!SSLv2,!SSLv3,!TLSv1.1', '1.0 1.2 1.3', '1.0'],
    ['!TLSv1.2', '1.0 1.1 1.3', '1.0 1.1'],
    ['TLSv1, TLSv1.3', '1.0 1.3', '1.0'],
    ['TLSv1.2', '1.2', '1.2'],
    ['<=TLSv1.2', '1.0 1.1 1.2', '1.0 1.1 1.2'],
    ['>=0x0305', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
    ['>=None', '1.0 1.1 1.2 1.3', '1.0 1.1 1.2 1.3'],
  ])('%j', (value, server, client) => {
    expect({ valid: read(value).valid, server: serves(value), client: offers(value) }).toEqual({ valid: true, server, client });
  });

  test('a client that authenticates its peer speaks nothing older than TLS 1.2 on OpenSSL 3', () => {
    expect(short(spokenProtocols(read('>=TLSv1'), { side: 'client', authenticated: true }))).toBe('1.2 1.3');
  });
});

test.each(['>=TLSv1.2,!TLSv1.9', '!TLSv1.0', '>=TLSv1.4', '>=SSLv2', '>=0x', '>=-0303', '!SSLv2 ! SSLv3', '>=TLSv1.2;', '>=1.2', 'ALL', '> TLSv1.2'])(
  'Postfix refuses %j',
  (value) => {
    expect(read(value)).toMatchObject({ valid: false, enabled: [] });
  },
);

test('bounds are unknown words before 3.6', () => {
  expect([read('>=TLSv1.2', '3.5.27').valid, read('>=TLSv1.2', '3.6.0').valid]).toEqual([false, true]);
  expect(read('!SSLv2, !SSLv3, TLSv1.2', '3.5').enabled).toEqual(['TLSv1.2']);
});

test('words know their place', () => {
  expect(read('!SSLv2:<=0304').tokens).toEqual([
    { text: '!SSLv2', start: 0, end: 6, kind: 'exclude', name: 'SSLv2', protocol: 'SSLv2', bound: undefined, valid: true },
    { text: '<=0304', start: 7, end: 13, kind: 'ceiling', name: '0304', protocol: 'TLSv1.3', bound: 0x304, valid: true },
  ]);
});

test('a floor in the words of a version', () => {
  expect([floorList('TLSv1.2', at('3.6')), floorList('TLSv1.2', at('3.5')), floorList('TLSv1', at('3.4'))]).toEqual([
    '>=TLSv1.2',
    '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1',
    '!SSLv2, !SSLv3',
  ]);
});

test('holes, and which of two lists is stricter', () => {
  expect([hasHole(read('!TLSv1.1')), hasHole(read('>=TLSv1.2')), hasHole(read('!SSLv3'))]).toEqual([true, false, false]);
  const stricter = (value: string, limit: string): boolean => isAtLeastAsStrict(read(value), read(limit));
  expect([stricter('>=TLSv1.2', '!SSLv2, !SSLv3'), stricter('!SSLv3', '>=TLSv1.2'), stricter('TLSv1.2', '>=TLSv1.2')]).toEqual([true, false, true]);
});
