// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// What the hover says of single values, by type.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, hover, type Texts } from '../../../server/src/core';

/** The hover on the last word of a value, without the word itself at its beginning. */
const said = (name: string, value: string, others: Texts = {}): string | undefined => {
  const main = `${others.main ?? ''}${name} = ${value}`;
  const markdown = hover(Analysis.of({ ...others, main }, defaultOptions()), 'main', main.length - 1)?.markdown;
  return markdown?.startsWith(`\`${value}\`: `) ? markdown.slice(value.length + 4) : markdown;
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
    ['mynetworks', '999.0.0.1', undefined],
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
    ['default_transport', 'smtp:[relay.example.com]:587', 'Next hop: the host `relay.example.com`, port `587`, no MX lookup.'],
    ['virtual_transport', 'lmtp:unix:private/dovecot-lmtp', 'Next hop: the socket `private/dovecot-lmtp` below `queue_directory`.'],
    ['virtual_transport', 'lmtp:inet:127.0.0.1:24', 'Next hop: the program that listens at `127.0.0.1`, port `24`.'],
    ['virtual_transport', 'lmtp:inet:[::1]:24', 'Next hop: the program that listens at `::1`, port `24`.'],
    ['default_transport', 'smtp:', 'The next hop is the domain of the recipient.'],
    ['default_transport', 'error:no mail here', 'All such mail is returned, with the reason `no mail here`.'],
    ['default_transport', 'discard:', 'All such mail is thrown away, and nobody is told.'],
    ['default_transport', 'dovecot:somebody', undefined],
    ['smtpd_milters', 'inet:localhost:11332', 'the program that listens at `localhost`, port `11332`'],
    ['smtpd_milters', 'unix:/run/opendkim.sock', 'the socket `/run/opendkim.sock`. A chrooted service looks for this path below the queue directory.'],
    ['smtpd_milters', 'nonsense', undefined],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)?.split('\n\n')[0]).toBe(expected));

  test('settings of one server in braces', () => {
    const milter = said('smtpd_milters', '{ inet:localhost:11332, connect_timeout=90s, { default_action = accept } }');
    expect(milter).toContain('`inet:localhost:11332`: the program that listens at `localhost`, port `11332`');
    expect(milter).toContain('- `connect_timeout = 90s`: 1 minute 30 seconds. Takes the place of `milter_connect_timeout` (`30s`).');
    expect(milter).toContain('Takes the place of `milter_default_action` (`shutdown`).');
    const policy = said('smtpd_client_restrictions', 'check_policy_service { unix:private/p, timeout=5s }');
    expect(policy).toContain('`unix:private/p`: the socket `private/p` below `queue_directory`');
    expect(policy).toContain('Takes the place of `smtpd_policy_service_timeout` (`100s`).');
  });

  test('a service, of master.cf or of the stock file', () => {
    expect(said('default_transport', 'smtp')).toMatch(/^Service `smtp`, which runs `smtp` in the master.cf that Postfix comes with\. The SMTP client/);
    expect(said('rewrite_service_name', 'rewrite')).toContain('which runs `trivial-rewrite`');
    expect(said('rewrite_service_name', 'rw', { master: 'rw unix - - n - - trivial-rewrite\n' })).toMatch(/^Service `rw`: master.cf, line 1/);
  });
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
    expect(said('maillog_file_permissions', '0640')).toBe('the owner may read and write, the group read, others nothing');
  });
});

describe('times, booleans and numbers beside their default', () => {
  test.each([
    ['maximal_queue_lifetime', '5d', '5 days. The default.'],
    ['maximal_queue_lifetime', '3', '3 days. The default is `5d`.'],
    ['minimal_backoff_time', '90s', '1 minute 30 seconds. The default is `300s`.'],
    ['default_process_limit', '200', 'The default is `100`.'],
    ['unknown_client_reject_code', '450', 'A refusal for now: the client keeps the mail and tries again. The default.'],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)).toBe(expected));

  test('of a time, digits and one letter count', () => {
    expect(said('maximal_queue_lifetime', '1month')).toBe('⚠ Read as `1m`, that is 1 minute. Postfix takes the digits and one letter and ignores `onth`.');
  });

  test('what yes switches on', () => {
    expect(said('biff', 'yes')).toMatch(/^Switched on\..*\n\n\*\*biff\*\*: .*\n\nThe default\.$/s);
    expect(said('biff', 'no')).toContain('The default is `yes`.');
  });
});

describe('TLS', () => {
  const old: Texts = { main: '' };

  test('protocols: each word, and what the whole list leaves', () => {
    expect(said('smtpd_tls_protocols', '!SSLv3')).toMatch(/^`!`: .*`SSLv3`: .*The whole list leaves TLS 1.0, TLS 1.1, TLS 1.2, TLS 1.3\.$/s);
    expect(said('smtp_tls_protocols', '>=TLSv1.2', old)).toContain('The whole list leaves TLS 1.2, TLS 1.3.');
    expect(said('smtpd_tls_protocols', '>=TLSv1.2, TLSv9')).toContain('⚠ Postfix refuses the whole list because of `TLSv9`');
    expect(said('smtpd_tls_protocols', '>=TLSv1.3, <=TLSv1.2')).toContain('leaves no version');
  });

  test('groups: in order, with other names and unknown ones', () => {
    expect(said('tls_eecdh_auto_curves', 'X25519 P-256')).toContain('another name of `prime256v1`');
    expect(said('tls_eecdh_auto_curves', 'X25519 P-256')).toContain(
      'the whole list stands for `X25519`, `prime256v1`. None is safe against quantum computers.',
    );
    expect(said('tls_eecdh_auto_curves', 'X25519MLKEM768 X25519')).toContain('Safe against quantum computers: `X25519MLKEM768`.');
    expect(said('tls_eecdh_auto_curves', 'X25519 curve9')).toContain('`curve9`: OpenSSL 3.5 does not know this group.');
  });

  test('a cipher string: words, operators, suites, and what it selects', () => {
    const list = 'ECDHE+AESGCM:!aNULL';
    expect(said('tls_high_cipherlist', list)).toMatch(/`aNULL`: .*`!aNULL`: Taken out for good, whatever comes after it: \d+ suites of OpenSSL 3\.5: /s);
    expect(said('tls_high_cipherlist', list)).toContain(
      'The whole list selects 4 suites of TLS 1.2 and below in OpenSSL 3.5: `ECDHE-ECDSA-AES256-GCM-SHA384`, `ECDHE-RSA-AES256-GCM-SHA384`, `ECDHE-ECDSA-AES128-GCM-SHA256` and 1 more.',
    );
    expect(said('tls_high_cipherlist', 'ECDHE-RSA-AES128-GCM-SHA256')).toContain(
      'one suite: key exchange ECDH, authentication RSA, encryption AESGCM 128, integrity AEAD; from TLSv1.2 on.',
    );
    expect(said('tls_high_cipherlist', 'HIGH:@SECLEVEL=1')).toContain('Security level 1 of OpenSSL.');
    expect(said('tls_high_cipherlist', 'SRP-RSA-AES-256-CBC-SHA')).toContain('It could not be checked with this version; the facts are those of another one.');
    expect(said('tls_high_cipherlist', 'ECDHE+AESGCM')).not.toContain('could not be checked');
    expect(said('tls_high_cipherlist', 'NOTHING')).toContain('⚠ OpenSSL 3.5 refuses the whole list');
  });

  test('an exclusion: what it takes from the grade, and what all of them leave', () => {
    const main = 'tls_high_cipherlist = ECDHE+AESGCM:AES128-SHA\nsmtpd_tls_ciphers = high\n';
    const markdown = said('smtpd_tls_exclude_ciphers', 'kRSA', { main });
    expect(markdown).toMatch(/`kRSA`: takes away \d+ suites of OpenSSL 3\.5: /);
    expect(markdown).toContain('Of the 5 suites of `smtpd_tls_ciphers = high` these are 1.');
    expect(markdown).toContain('The whole list leaves 4 of the 5 suites of `smtpd_tls_ciphers = high`: ');
    expect(said('smtpd_tls_exclude_ciphers', 'RC4')).toContain('no suite: OpenSSL 3.5 has none of this name or kind.');
    expect(said('smtpd_tls_exclude_ciphers', 'AES', { main: 'smtpd_tls_ciphers = high\ntls_high_cipherlist = AES\n' })).toContain(
      '⚠ The whole list leaves no suite',
    );
  });

  test('a grade: the list that stands for it', () => {
    const main = 'tls_high_cipherlist = ECDHE+AESGCM\n';
    expect(said('smtpd_tls_mandatory_ciphers', 'high', { main })).toMatch(/Stands for the list in `tls_high_cipherlist`\. The whole list selects 4 suites/);
  });

  test('a mask of options', () => {
    expect(said('tls_ssl_options', '0x40004000')).toBe('the same as `NO_TICKET`, `NO_RENEGOTIATION`.');
    expect(said('tls_ssl_options', '0x2004000')).toContain('Postfix ignores the bits that other parameters govern.');
  });
});

describe('commands, texts and characters', () => {
  test.each([
    ['mailbox_command', '/usr/bin/procmail -a "$EXTENSION" x', 'Runs `/usr/bin/procmail` with `-a`, `"$EXTENSION"`, `x`. A shell runs it'],
    ['mailbox_command', '/usr/bin/procmail -d x', 'Postfix runs it itself, without a shell.'],
    ['mailbox_command', '/usr/bin/x "$EXTENSION" "$HOME" x', '- `$HOME`: '],
    ['mailbox_command', '/usr/bin/x $EXTENSION', 'address extension of the recipient'],
    ['maillog_file_compressor', 'gzip', 'Runs `gzip` without arguments.'],
    ['recipient_delimiter', '+-', '2 characters: `+-`.'],
    ['message_reject_characters', '\\0', 'One character: the character with the number 0.'],
    ['verp_delimiter_filter', '-=+', '3 characters: `-=+`.'],
    ['command_expansion_filter', '0123456789abcdefghijklmnopqrstuvwxyz._', '38 characters: a to z, 0 to 9, `._`.'],
    ['maillog_file_rotate_suffix', '%Y%m%d-%H', '`%Y`: year, `%m`: month, `%d`: day, `%H`: hour'],
    ['smtpd_policy_service_default_action', '451 Try later', 'tries again. The text of the reply is `Try later`.'],
    ['smtpd_policy_service_default_action', 'DUNNO', 'Lets mail pass without the check'],
    ['unverified_recipient_reject_reason', 'Address lookup failed', 'The text of the reply is `Address lookup failed`.'],
    ['bounce_template_file', '/etc/postfix/bounce.cf', '`$delay_warning_time_hours`'],
    ['home_mailbox', 'Maildir/', 'a maildir in each user'],
    ['smtpd_tls_key_file', 'tls/key.pem', 'a path below `queue_directory`'],
    ['tls_random_source', 'dev:/dev/urandom', 'a device that gives random bytes'],
    ['mail_owner', 'postfix', 'the account `postfix` of this system'],
    ['milter_connect_macros', '{daemon_name}', 'Milter macro'],
  ])('%s: %s', (name, word, expected) => expect(said(name, word)).toContain(expected));

  test('a template of main.cf: with its names filled in', () => {
    expect(said('smtpd_banner', '$myhostname ESMTP', { main: 'myhostname = mx.example.org\n' })).toBe(
      'The greeting that a client gets is `220` and `mx.example.org ESMTP`.',
    );
  });

  test('a template of a program: its own names, and none of main.cf', () => {
    expect(said('smtpd_reject_footer', 'Call us; $localtime, client $client_address at 24x7')).toMatch(
      /^Filled in for each mail:\n\n- `\$localtime`: .*\n- `\$client_address`: /,
    );
    expect(said('smtpd_reject_footer', 'Call $localtime')).toMatch(/^`\$localtime`: Local time on this server/);
    expect(said('smtpd_reject_footer', 'Call $myhostname')).toContain('sees no settings of main.cf');
  });
});

describe('$name expressions', () => {
  const main = 'myhostname = mx.example.org\nmydomain = example.org\n';

  test('each reference with its value now, and what they come to together', () => {
    const markdown = said('mydestination', 'localhost.$mydomain.x', { main });
    expect(markdown).toContain('`localhost.example.org.x`: the domain `localhost.example.org.x`');
    expect(markdown).toContain('- `$mydomain`: `example.org`\n\nNow it is `localhost.example.org.x`.');
    expect(said('own', 'a$nothing.x')).toContain('- `$nothing`: set nowhere: it stands for nothing');
  });

  test.each([
    ['smtpd_timeout', '${stress?{10}:{300}}s', '`${stress?{10}:{300}}`: if `stress` is not empty, `10`, otherwise `300`. Now it is `300`.'],
    ['own', '${mydomain?yes}', 'if `mydomain` is not empty, `yes`, otherwise nothing. Now it is `yes`.'],
    ['own', '${{$mydomain} == {b} ? {x} : {y}}', 'if `$mydomain` equals `b`, `x`, otherwise `y`. Now it is `y`.'],
    ['own', '${{$compatibility_level} <level {3.6} ? {x} : {y}}', 'is less than `3.6` (as compatibility levels), `x`, otherwise `y`. Now it is `x`.'],
  ])('%s: %s in words', (name, value, expected) => expect(said(name, value, { main })).toContain(expected));

  test('the condition around a name stands before what the name is', () => {
    const text = 'own = ${mydomain?{x}:{y}}';
    const markdown = hover(Analysis.of({ main: text }, defaultOptions()), 'main', text.indexOf('domain'))?.markdown;
    expect(markdown).toMatch(/^`\$\{mydomain\?\{x\}:\{y\}\}`: if `mydomain` is not empty, .*\n\n\*\*mydomain\*\*/);
  });
});

describe('tables in the value itself', () => {
  test('their entries', () => {
    const markdown = said('virtual_alias_maps', 'proxy:inline:{ a=b, { c = d e } }');
    expect(markdown).toMatch(/^\*\*proxy\*\*.*\*\*inline\*\*/s);
    expect(markdown).toContain('- Holds 2 entries: `a` gives `b`; `c` gives `d e`');
    expect(said('transport_maps', 'unionmap:{hash:/a, cidr:/b}')).toContain('- Made of 2 tables: `hash:/a`; `cidr:/b`');
  });

  test('the argument of a restriction', () => {
    expect(said('smtpd_client_restrictions', 'reject_rbl_client zen.example.org=127.0.0.2')).toContain('Counts only answers that fit `127.0.0.2`.');
    expect(said('smtpd_client_restrictions', 'sleep 90')).toContain('1 minute 30 seconds');
    expect(said('smtpd_client_restrictions', '!hash:/x')).toContain('**hash**');
  });
});

test.each([
  ['smtpd_tls_exclude_ciphers', (index: number) => `C${index},`],
  ['tls_high_cipherlist', (index: number) => `C${index}:`],
  ['mailbox_command', (index: number) => `$A${index} `],
  ['mydestination', (index: number) => `$a${index}`],
  ['smtpd_milters', (index: number) => `{ inet:a:${index}, connect_timeout=1s } `],
  ['smtpd_reject_footer', (index: number) => `\${a${index}?{b}:{c}} `],
])('a very long value of %s takes no time and fills no screen', (name, member) => {
  const value = Array.from({ length: 3000 }, (_, index) => member(index)).join('');
  const began = performance.now();
  const markdown = said(name, `${value}x`) ?? '';
  expect(performance.now() - began).toBeLessThan(3000);
  expect(markdown.length).toBeLessThan(4000);
});
