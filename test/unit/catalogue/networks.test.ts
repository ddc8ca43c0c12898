// How Postfix reads networks: what cidr_match.c refuses, and what inet_ntop() would write.
import { describe, expect, test } from 'vitest';
import { networkFault } from '../../../server/src/core/catalogue/networks';

const meant = (pattern: string): string | undefined => {
  const fault = networkFault(pattern);
  return fault && 'meant' in fault ? fault.meant : fault?.kind;
};

describe('networks', () => {
  test.each([
    '0.0.0.0/0',
    '127.0.0.1/32',
    '[127.0.0.0]/8',
    '[::]/0',
    '[::1]/128',
    '[2001:db8::]/32',
    '[2001:db8::/32]',
    '[1:0:0:2:0:0:0:8]/127',
    '[::ffff:10.0.0.0]/104',
    // No networks, so that Postfix looks at them in other ways.
    '10.0.0.1',
    '[::1]',
    'example.com',
    '/etc/postfix/networks',
    'cidr:/etc/networks',
    '2001:db8::1/64',
    '$name/24',
  ])('%s', (pattern) => expect(networkFault(pattern)).toBeUndefined());

  test.each([
    ['192.168.1.5/24', '192.168.1.0/24'],
    ['[127.0.0.5]/8', '[127.0.0.0]/8'],
    ['[2001:db8::1]/64', '[2001:db8::]/64'],
    ['[2001:db8::1/64]', '[2001:db8::/64]'],
    ['[fe80::1]/10', '[fe80::]/10'],
    ['[::1]/0', '[::]/0'],
    ['[1:2:3:4:5:6:7:8]/96', '[1:2:3:4:5:6::]/96'],
    ['[1:0:0:2:0:0:0:9]/127', '[1:0:0:2::8]/127'],
    ['10/8', '10.0.0.0/8'],
    ['192.168/16', '192.168.0.0/16'],
    ['172.17/12', 'not-address'],
    ['10.1.0.0/255.0.0.0', '10.0.0.0/8'],
    ['10.0.0.0/255.0.255.0', 'not-length'],
    ['10.0.0.0/', 'not-length'],
    ['10.0.0.0/33', 'too-long'],
    ['[::1]/129', 'too-long'],
    ['1.2.3.256/24', 'not-address'],
    ['1.2.3.04/32', 'not-address'],
  ])('%s: %s', (pattern, expected) => expect(meant(pattern)).toBe(expected));
});
