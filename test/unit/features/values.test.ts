// What the hover says of single values, by type.
import { describe, expect, test } from 'vitest';
import { parameter } from '../../../server/src/core/catalogue/parameters';
import { describeValue } from '../../../server/src/core/features/values';

const said = (name: string, word: string): string | undefined => {
  const found = parameter(name);
  if (!found) throw new Error(name);
  return describeValue(found, word);
};

describe('networks, hosts and domains', () => {
  test.each([
    ['mynetworks', '10.0.0.0/8', 'the 16,777,216 addresses `10.0.0.0` to `10.255.255.255`'],
    ['mynetworks', '192.0.2.128/25', 'the 128 addresses `192.0.2.128` to `192.0.2.255`'],
    ['mynetworks', '192.0.2.7', 'the one address `192.0.2.7`'],
    ['mynetworks', '192.0.2.7/32', 'the one address `192.0.2.7`'],
    ['mynetworks', '0.0.0.0/0', 'every address there is'],
    ['mynetworks', '192.0.2.7/24', '⚠ There are bits set behind the mask; Postfix refuses that. The network is `192.0.2.0/24`.'],
    ['mynetworks', '192.0.2.0/33', '⚠ A mask is a number from 0 to 32.'],
    ['mynetworks', '[2001:db8::]/32', 'the IPv6 addresses whose first 32 bits are those of `2001:db8::`'],
    ['mynetworks', '[::1]/128', 'the one address `::1`'],
    ['mynetworks', '/etc/postfix/networks', 'the entries in the file `/etc/postfix/networks`, one or more a line; read when a program starts'],
    ['mydestination', 'example.com', 'the domain `example.com`'],
    ['mydestination', '$myhostname', undefined],
    ['mynetworks', '999.0.0.1', undefined],
    ['mynetworks', 'hash:/etc/postfix/nets', undefined],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)).toBe(expected));

  test('an exclusion says what it leaves out', () => {
    expect(said('mynetworks', '!192.0.2.7')).toBe(
      'Left out: the one address `192.0.2.7`. The first entry of the list that fits decides, so it must stand before a wider one.',
    );
  });

  test('a domain covers what lies below it only where another setting says so', () => {
    expect(said('relay_domains', 'example.com')).toContain('and everything below it while `parent_domain_matches_subdomains` names this list');
    expect(said('mydestination', 'example.com')).not.toContain('below it');
  });
});

describe('next hops and sockets', () => {
  test.each([
    ['relayhost', '[mail.example.com]:587', 'the host `mail.example.com`, port `587`, no MX lookup'],
    ['relayhost', '[192.0.2.1]', 'the host `192.0.2.1`, no MX lookup'],
    ['relayhost', 'example.com', 'the mail hosts of `example.com` (MX lookup)'],
    ['relayhost', '$mydomain', undefined],
    ['default_transport', 'smtp:[relay.example.com]:587', 'Next hop: the host `relay.example.com`, port `587`, no MX lookup.'],
    ['virtual_transport', 'lmtp:unix:private/dovecot-lmtp', 'Next hop: the socket `private/dovecot-lmtp` below `queue_directory`.'],
    ['virtual_transport', 'lmtp:inet:127.0.0.1:24', 'Next hop: the program that listens at `127.0.0.1`, port `24`.'],
    ['virtual_transport', 'lmtp:inet:[::1]:24', 'Next hop: the program that listens at `::1`, port `24`.'],
    ['default_transport', 'smtp:', 'The next hop is the domain of the recipient.'],
    ['default_transport', 'error:no mail here', 'All such mail is returned, with the reason `no mail here`.'],
    ['default_transport', 'discard:', 'All such mail is thrown away, and nobody is told.'],
    ['default_transport', 'smtp', undefined],
    ['default_transport', 'dovecot:somebody', undefined],
    ['smtpd_milters', 'inet:localhost:11332', 'the program that listens at `localhost`, port `11332`'],
    ['smtpd_milters', 'unix:/run/opendkim.sock', 'the socket `/run/opendkim.sock`. A chrooted service looks for this path below the queue directory.'],
    ['smtpd_milters', '{ inet:localhost:11332, connect_timeout=10s }', 'the program that listens at `localhost`, port `11332`'],
    ['smtpd_milters', 'nonsense', undefined],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)).toBe(expected));
});

describe('numbers', () => {
  test.each([
    ['queue_run_delay', '300s', '5 minutes'],
    ['message_size_limit', '134217728', '128 MiB'],
    ['unknown_local_recipient_reject_code', '450', 'A refusal for now: the client keeps the mail and tries again.'],
    ['unknown_local_recipient_reject_code', '550', 'A refusal for good: the client returns the mail to its sender.'],
    ['postscreen_dnsbl_sites', 'list.example.org=127.0.0.[2..9]*-3', 'it speaks for the client.'],
    ['postscreen_dnsbl_sites', 'list.example.org', 'An answer adds 1 to the client'],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)).toContain(expected));

  test('an octal mode in words', () => {
    const mode = ['maillog_file_permissions'].map(parameter).find(Boolean);
    expect(mode && describeValue(mode, '0640')).toBe('the owner may read and write, the group read, others nothing');
  });
});
