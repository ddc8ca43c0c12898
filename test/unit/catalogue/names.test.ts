// Names made of services, names that somebody meant, and twins.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../../server/src/core/catalogue/nearest';
import {
  familyMember,
  familyMembers,
  isServiceParameter,
  nearest,
  nearestNames,
  parameter,
  serviceParameters,
  twin,
} from '../../../server/src/core/catalogue/parameters';
import { parseVersion, type Version } from '../../../server/src/core/catalogue/version';

const NOW = parseVersion('3.11') as Version;

describe('families', () => {
  test.each([
    ['dovecot_destination_recipient_limit', 'dovecot', 'transport_destination_recipient_limit'],
    ['policyd-spf_time_limit', 'policyd-spf', 'transport_time_limit'],
    ['smtp-amavis_destination_concurrency_limit', 'smtp-amavis', 'transport_destination_concurrency_limit'],
    ['lmtp_destination_recipient_limit', 'lmtp', 'transport_destination_recipient_limit'],
    ['x_transport_rate_delay', 'x', 'transport_transport_rate_delay'],
  ])('%s is of service %s', (name, service, family) => {
    expect(familyMember(name)).toMatchObject({ service, parameter: { name, status: 'instance', instanceOf: family } });
  });

  test.each(['default_destination_recipient_limit', 'command_time_limit', 'virtual_mailbox_limit', '_time_limit', 'myhostname', 'no_such'])(
    '%s is no member',
    (name) => {
      expect(familyMember(name)).toBeUndefined();
    },
  );

  test('a name with two readings has both, the longer suffix first', () => {
    expect(familyMembers('x_destination_recipient_limit').map(({ service }) => service)).toEqual(['x', 'x_destination']);
  });

  test('a member built into Postfix keeps its own default', () => {
    expect(familyMember('local_destination_recipient_limit')?.parameter.defaults).toEqual([{ since: '3.4', value: '1' }]);
    expect(parameter('local_destination_recipient_limit')?.status).toBe('current');
  });

  test('a service brings the names of its program, and only with the plain name of the program', () => {
    const names = (command: string) => serviceParameters('foo', command, NOW).map(({ name }) => name);
    expect([names('pipe').length, names('smtp').length, names('spawn'), names('smtpd'), names('../smtp')]).toEqual([17, 16, ['foo_time_limit'], [], []]);
    expect(isServiceParameter('foo_time_limit', 'foo', 'pipe', NOW)).toBe(true);
    expect(isServiceParameter('foo_time_limit', 'foo', 'smtp', NOW)).toBe(false);
    expect(isServiceParameter('foo_time_limit', 'bar', 'pipe', NOW)).toBe(false);
  });
});

describe('nearest names', () => {
  test.each([
    ['smtpd_recipient_restriction', 'smtpd_recipient_restrictions'],
    ['smtp_tls_securty_level', 'smtp_tls_security_level'],
    ['mydestinatoin', 'mydestination'],
    ['my_hostname', 'myhostname'],
    ['smtpd-tls-cert-file', 'smtpd_tls_cert_file'],
    ['smtp_tls_cafile', 'smtp_tls_CAfile'],
    ['Relayhost', 'relayhost'],
    ['inet_interface', 'inet_interfaces'],
    ['virtual_alias_map', 'virtual_alias_maps'],
  ])('%s: %s', (wrong, right) => {
    expect(nearestNames(wrong, NOW)[0]).toBe(right);
  });

  test.each(['foo', 'my_own_setting', 'xyzzy_maps', ''])('nothing is near %j', (name) => {
    expect(nearestNames(name, NOW)).toEqual([]);
  });

  test('only names of the version are offered, and no more than asked for', () => {
    expect(nearestNames('smtp_tlsrpt_enabled', parseVersion('3.7') as Version)).toEqual([]);
    expect(nearestNames('smtp_tls_ciphers_', NOW, 1)).toEqual(['smtp_tls_ciphers']);
  });

  test('any list of words can be searched', () => {
    expect(nearest('permit_mynetwork', ['permit_mynetworks', 'permit_sasl_authenticated', 'reject'])).toEqual(['permit_mynetworks']);
    expect(nearest('rejct', ['reject', 'permit'])).toEqual(['reject']);
  });
});

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['ab', 'abc', 1],
  ['abc', 'axc', 1],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['abcdefgh', 'hgfedcba', 5],
])('%j and %j: %d edits', (a, b, edits) => {
  expect([editDistance(a, b, 4), editDistance(b, a, 4)]).toEqual([edits, edits]);
});

test('the distance is that of the whole table, up to the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, most) => editDistance(a, b, most) === Math.min(wholeTable(a, b), most + 1)),
    { seed: 1, numRuns: 2000 },
  );
});

/** Optimal string alignment as the textbook has it. */
function wholeTable(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const choices = [
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      ];
      (rows[i] as number[])[j] = Math.min(...choices);
    }
  }
  return at(a.length, b.length);
}

test('a twin is on the other side of SMTP', () => {
  expect([twin('smtp_tls_security_level'), twin('smtpd_tls_security_level')]).toEqual(['smtpd_tls_security_level', 'smtp_tls_security_level']);
  expect([twin('smtp_fallback_relay'), twin('myhostname'), twin('smtpd_recipient_restrictions')]).toEqual([undefined, undefined, undefined]);
});
