// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// What hovers say: `|` is the cursor. Texts of our own are not repeated here; facts, values and places are.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, describeParameter, type FileKind, hover, parseVersion, type Texts } from '../../../server/src/core';
import { parameterNames } from '../../../server/src/core/catalogue/parameters';

const target = (version: string) => parseVersion(version) ?? defaultOptions().target;

function at(marked: string, { file = 'main' as FileKind, others = {} as Texts, version = '3.11' } = {}): { markdown: string; over: string } | undefined {
  const text = marked.replace('|', '');
  const found = hover(Analysis.of({ ...others, [file]: text }, defaultOptions({ target: target(version) })), file, marked.indexOf('|'));
  return found && { markdown: found.markdown, over: text.slice(found.span.start, found.span.end) };
}

const said = (marked: string, options?: Parameters<typeof at>[1]): string => at(marked, options)?.markdown ?? '';
const inMaster = (marked: string, main?: string): string => said(marked, { file: 'master', others: main === undefined ? {} : { main } });
const about = (name: string, version = '3.11', texts: Texts = {}): string =>
  describeParameter(Analysis.of(texts, defaultOptions({ target: target(version) })), name);
const row = (markdown: string, label: string): string | undefined => new RegExp(`^- ${label}: (.*)$`, 'm').exec(markdown)?.[1];
const inForce = (markdown: string): string | undefined => /^\*\*In force:\*\* (.*)$/m.exec(markdown)?.[1];

describe('the value in force', () => {
  test.each([
    ['of main.cf', 'a = 1\nbi|ff = no\n', '`no` (main.cf, line 2)'],
    ['expanded', 'mydomain = example.com\nmyorigin| = $mydomain\n', '`$mydomain`, which is `example.com` (main.cf, line 2)'],
    ['empty', 'my|origin =\n', '*empty* (main.cf, line 1)'],
    ['over several lines', 'my|networks =\n   a,\n# b\n\tc\n', '`a, c` (main.cf, line 1)'],
    ['the last one', 'biff| = no\nbiff = yes\n', '`yes` (main.cf, line 2)'],
    ['behind a reference', 'myorigin = $myd|omain\nmydomain = x.example\n', '`x.example` (main.cf, line 2)'],
    ['a time', 'queue_run_delay| = 1000s\n', '`1000s`, that is 16 minutes 40 seconds (main.cf, line 1)'],
    ['a time without unit', 'maximal_queue_lifetime| = 4000\n', '`4000`, that is 4000 days (main.cf, line 1)'],
    ['a size', 'message_size_limit| = 52428800\n', '`52428800`, that is 50 MiB (main.cf, line 1)'],
    ['with names for later', 'forward_path| = $home/.f\n', '`$home/.f` (main.cf, line 1)'],
  ])('%s', (_, marked, value) => expect(inForce(said(marked))).toBe(value));

  test.each([
    ['biff', '`yes` (not set: default of Postfix 3.11)'],
    ['queue_run_delay', '`300s`, that is 5 minutes (not set: default of Postfix 3.11)'],
    ['virtual_transport', '`virtual` (not set: default of Postfix 3.11)'],
    ['address_verify_virtual_transport', '`virtual` (not set: default of Postfix 3.11, from `$virtual_transport`)'],
    ['myhostname', '*system host name* (not set: Postfix finds it out on the machine)'],
    ['mydestination', '`$myhostname, localhost.$mydomain, localhost` (not set: default of Postfix 3.11)'],
    ['daemon_directory', '`/usr/libexec/postfix` (not set: usual default, another one on some systems)'],
    ['smtpd_timeout', '`300s`, that is 5 minutes (not set: default of Postfix 3.11, which is `300s`, but `10s` under stress)'],
    ['smtp_tls_security_level', '*empty* (not set: default of Postfix 3.11, which is `may`, but *empty* while `compatibility_level` is below 3.11)'],
    ['relay_domains', '`$mydestination` (not set: default of Postfix 3.11, which is *empty*, but `$mydestination` while `compatibility_level` is below 2)'],
  ])('the default of %s', (name, value) => expect(inForce(about(name))).toBe(value));

  test('follows compatibility_level and the version', () => {
    expect(inForce(about('smtp_tls_security_level', '3.11', { main: 'compatibility_level = 3.11\n' }))).toMatch(/^`may` \(/);
    expect(inForce(about('relay_domains', '3.11', { main: 'compatibility_level = 3.6\n' }))).toMatch(/^\*empty\* \(/);
    expect(inForce(about('smtpd_tls_protocols', '3.5'))).toBe('`!SSLv2, !SSLv3` (not set: default of Postfix 3.5)');
  });

  test('a line that does not count says which one does', () => {
    expect(said('biff| = no\n# x\nbiff = yes\n')).toContain('⚠ This line has no effect: line 3 sets it again.');
    expect(said('biff = no\nbiff| = yes\n')).not.toContain('no effect');
  });

  test('of a service, and of the others', () => {
    const main = 'smtpd_timeout = 20s\n';
    const master = 'smtp inet n - n - - smtpd\n# x\nsubmission inet n - n - - smtpd\n  -o smtpd_time|out=600s\ns2 inet n - n - - smtpd -o smtpd_timeout=5s\n';
    expect(inForce(inMaster(master, main))).toBe('`600s`, that is 10 minutes (master.cf, line 4, for `submission`)');
    expect(inMaster(master, main)).toContain('**Other values in master.cf:** `5s` (`s2`, line 5)');
    const there = said('smtpd_t|imeout = 20s\n', { others: { master: master.replace('|', '') } });
    expect(inForce(there)).toBe('`20s` (main.cf, line 1)');
    expect(there).toContain('**Other values in master.cf:** `600s` (`submission`, line 4), `5s` (`s2`, line 5)');
  });

  test('an option that is given twice', () => {
    expect(inMaster('s inet n - n - - smtpd\n  -o biff|=yes\n  -o biff=no\n')).toContain('⚠ This option has no effect: `s` sets it again to `no` in line 3.');
  });

  test('a name that the target does not have is not in force', () => {
    expect(inForce(said('program_directory| = /x\n'))).toBeUndefined();
    expect(inForce(said('tls_config_file| = none\n', { version: '3.4' }))).toBeUndefined();
  });
});

describe('facts', () => {
  test('the default is told once, unless it moved', () => {
    expect(row(about('biff'), 'Default')).toBeUndefined();
    expect(row(said('biff| = no\n'), 'Default')).toBe('`yes`');
    expect(row(about('smtpd_tls_mandatory_protocols'), 'Default')).toBe('`!SSLv2, !SSLv3`; since 3.6 `>=TLSv1`');
    expect(row(about('smtpd_relay_restrictions'), 'Default')).toBeUndefined();
    expect(row(about('proxy_read_maps'), 'Default')).toBe('changed in 3.4, 3.5, 3.6, 3.7, 3.11, 3.12');
    expect(row(about('smtp_tls_dane_insecure_mx_policy'), 'Default')).toMatch(/^changed in 3\.4, 3\.5/);
  });

  test.each([
    ['biff', 'Type', '`yes` or `no`'],
    ['queue_run_delay', 'Type', 'time, a number with s, m, h, d or w; a plain number counts seconds; at least 1 second'],
    ['smtp_tls_session_cache_timeout', 'Type', 'time, a number with s, m, h, d or w; a plain number counts seconds; at most 100 days'],
    ['qmgr_fudge_factor', 'Type', 'number; 10 to 100'],
    ['smtpd_tls_protocols', 'Type', 'list of TLS versions, separated by colons, commas or blanks'],
    ['mynetworks', 'Type', 'list of hosts, networks and tables, separated by commas or blanks'],
    ['tls_high_cipherlist', 'Type', 'OpenSSL cipher list, separated by colons; not empty'],
    ['mydomain', 'Type', 'host or domain name; not empty'],
    ['smtpd_reject_footer', 'Type', 'text with names that are filled in; `$name` in it is filled in for each mail, not with settings of main.cf'],
    ['smtpd_tls_key_file', 'Type', 'path of a file, program or socket; without effect where `smtpd_tls_chain_files` is set'],
    ['virtual_mailbox_base', 'Type', 'path of a directory; must not be empty for virtual(8)'],
    ['smtpd_tls_security_level', 'Values', '`none`, `may`, `encrypt`, *empty*'],
    ['smtp_sasl_mechanism_filter', 'Values', /`PLAIN`.*, others are possible$/],
    ['smtpd_sasl_security_options', 'Values', '`noplaintext`, `noactive`, `nodictionary`, `forward_secrecy`, `noanonymous`, `mutual_auth`'],
    ['header_checks', 'Values', undefined],
    ['header_checks', 'In its tables', /`REJECT`/],
    ['mail_version', 'Versions', 'all'],
    ['smtpd_tls_security_level', 'Versions', 'since 2.3'],
    ['tls_config_file', 'Versions', 'since 3.9 (also in 3.5.20, 3.6.10, 3.7.6, 3.8.1 and later patches of these)'],
    ['tlsproxy_client_loglevel_parameter', 'Versions', 'since 3.4, removed in 3.12'],
    ['postscreen_blacklist_action', 'Versions', 'since 2.8, renamed in 3.6'],
    ['smtpd_banner', 'Used by', 'postscreen(8), smtpd(8)'],
    ['smtp_destination_rate_delay', 'Used by', 'qmgr(8)'],
    ['myhostname', 'Used at least by', 'bounce(8), cleanup(8), lmtp(8), local(8), oqmgr(8), pickup(8), and 8 more'],
  ])('%s, %s', (name, label, expected) => {
    const found = row(about(name), label);
    if (expected instanceof RegExp) expect(found).toMatch(expected);
    else expect(found).toBe(expected);
  });

  test('follow the version', () => {
    expect(row(about('smtpd_use_tls', '3.5'), 'Versions')).toBe('since 2.2, deprecated since 3.9');
    expect(row(about('milter_default_action', '3.4'), 'Values')).not.toContain('shutdown');
  });

  test('every parameter links to its entry', () => {
    expect(about('biff')).toMatch(/\n- \[postconf\(5\)\]\(https:\/\/www\.postfix\.org\/postconf\.5\.html#biff\)$/);
  });
});

describe('what stands in the way', () => {
  test.each([
    ['tls_config_file', '3.4', '⚠ Postfix 3.4 does not have it yet: it came with 3.9 (also in 3.5.20, 3.6.10, 3.7.6, 3.8.1 and later patches of these).'],
    ['program_directory', '3.11', '⚠ Removed in Postfix 2.1: without effect. Use `daemon_directory`.'],
    ['enable_errors_to', '3.11', '⚠ Removed in Postfix 2.2: without effect. Nothing replaces it: remove it.'],
    ['smtpd_use_tls', '3.11', '⚠ Deprecated since Postfix 3.9. Use `smtpd_tls_security_level`.'],
    ['smtpd_tls_eecdh_grade', '3.11', '⚠ Deprecated since Postfix 3.9. Without effect since Postfix 3.6. Leave it at its default: remove the line.'],
    ['maps_rbl_domains', '3.11', '⚠ Deprecated since Postfix 2.1. Use `reject_rbl_client` in a restriction list instead.'],
    ['tls_low_cipherlist', '3.8', '⚠ Without effect since Postfix 3.8.'],
    ['qmgr_fudge_factor', '3.11', '⚠ Obsolete.'],
    [
      'fallback_relay',
      '3.11',
      '⚠ An old name. Postfix 3.11 still uses its value, as long as `smtp_fallback_relay` is not set. Rename it to `smtp_fallback_relay`.',
    ],
    [
      'tlsproxy_client_level',
      '3.10.3',
      '⚠ An old name. Postfix 3.10.3 does not use its value: while `tlsproxy_client_security_level` is not set, a value here makes `tlsproxy_client_security_level` empty. Rename it to `tlsproxy_client_security_level`.',
    ],
    [
      'tlsproxy_client_level',
      '3.10.4',
      '⚠ An old name. Postfix 3.10.4 still uses its value, as long as `tlsproxy_client_security_level` is not set. Rename it to `tlsproxy_client_security_level`.',
    ],
    ['nullmx_reject_code', '3.11', '⚠ Described in postconf(5) once, but no program reads it.'],
  ])('%s, Postfix %s', (name, version, warning) => expect(about(name, version).split('\n\n')).toContain(warning));

  test('nothing, most often', () => {
    expect(about('smtpd_use_tls', '3.5')).not.toContain('⚠');
    expect(about('postscreen_blacklist_action', '3.5')).not.toContain('An old name');
  });

  test('a parameter that wins', () => {
    expect(said('smtpd_tls_key_file| = /k\nsmtpd_tls_chain_files = /c\n')).toContain('⚠ Without effect here: `smtpd_tls_chain_files` is `/c`, and that wins.');
    expect(said('smtpd_tls_key_file| = /k\n')).not.toContain('⚠');
  });

  test('parameters of two programs that win together', () => {
    const both = said('disable_dns|_lookups = yes\nsmtp_dns_support_level = enabled\nlmtp_dns_support_level = dnssec\n');
    expect(both).toContain('⚠ Without effect here: `smtp_dns_support_level` is `enabled`, and that wins.');
    expect(both).toContain('without effect where `smtp_dns_support_level` and `lmtp_dns_support_level` are set');
    expect(said('disable_dns|_lookups = yes\nlmtp_dns_support_level = dnssec\n')).not.toContain('Without effect here');
    const ofService = inMaster('smtp unix - - n - - smtp\n -o disable_dns|_lookups=yes\n', 'smtp_dns_support_level = enabled\n');
    expect(ofService).toContain('Without effect here: `smtp_dns_support_level`');
  });
});

describe('parameters of other programs and of services', () => {
  test('have a sentence and their service', () => {
    const master = '# x\ndovecot unix - n n - - pipe user=x argv=y\n';
    const text = said('dovecot_destination_recipient_limit| = 1\n', { others: { master } });
    expect(text).toContain('recipients in one delivery by dovecot');
    expect(text).toContain('\n\nService `dovecot`: master.cf, line 2, command `pipe`.\n\n');
    expect(said('foo_time_limit| = 1\n', { others: { master } })).toContain('⚠ master.cf has no service `foo` that runs pipe or spawn: without effect.');
    expect(said('foo_time_limit| = 1\n')).not.toContain('⚠');
    expect(about('default_destination_recipient_limit')).toContain('largest number of recipients in one delivery');
    expect(about('transport_time_limit')).toContain('A pattern, not a name to write');
  });
});

describe('names of your own', () => {
  const main = 'office = 10.0.0.0/8\nmynetworks = 127.0.0.0/8 $of|fice\n';
  const others = { master: 's inet n - n - - smtpd\n  -o mynetworks=$office\n' };

  test('where they are set and used', () => {
    const text = said(main, { others });
    expect(text.split('\n\n')).toEqual([
      '**`office`**',
      'A name of your own: Postfix gives it no meaning, but other values may use it.',
      '**In force:** `10.0.0.0/8` (main.cf, line 1)',
      '**Used in:** `mynetworks` (main.cf, line 2), `mynetworks` of `s` (master.cf, line 2)',
    ]);
  });

  test('that nobody sets', () => expect(said('mynetworks = ${of|fice}\n')).toContain('Set nowhere and unknown to Postfix'));

  test('restriction classes', () => {
    const classes = 'smtpd_restriction_classes = grey\ngrey = reject_unauth_destination\nsmtpd_client_restrictions = permit_mynetworks, grey\n';
    for (const place of ['= gr|ey\n', 'gr|ey = ', ', gr|ey\n']) {
      const text = said(classes.replace(place.replace('|', ''), place));
      expect(text).toContain('A restriction class of your own');
      expect(text).toContain('**Used in:** `smtpd_restriction_classes` (main.cf, line 1), `smtpd_client_restrictions` (main.cf, line 3)');
    }
    expect(said(classes.replace('reject_', 're|ject_'))).toContain('**reject_unauth_destination**');
  });
});

describe('words of values', () => {
  test.each([
    ['smtpd_tls_protocols = >=TLS|v1.2\n', '>=TLSv1.2', ['`>=`: Lowest version', '`TLSv1.2`: TLS 1.2']],
    ['smtpd_tls_protocols = !SS|Lv3:!TLSv1\n', '!SSLv3', ['`!`: Excludes', '`SSLv3`: ']],
    ['smtpd_tls_protocols = a,\n  # why\n  <=TLSv1|.3\n', '<=TLSv1.3', ['`<=`: Highest version', '`TLSv1.3`: ']],
    ['smtpd_tls_security_level = m|ay\n', 'may', ['`may`: TLS is offered']],
    ['smtp_tls_security_level = d|ane\n', 'dane', ['TLSA']],
    ['smtpd_tls_ciphers = hi|gh\n', 'high', ['`high`: ']],
    ['smtpd_tls_exclude_ciphers = RC4, a|NULL\n', 'aNULL', ['`aNULL`: Ciphers without a certificate']],
    ['tls_high_cipherlist = HIGH:!a|NULL\n', '!aNULL', ['`aNULL`: ']],
    ['tls_ssl_options = NO_TI|CKET\n', 'NO_TICKET', ['`NO_TICKET`: ']],
    ['tls_eecdh_auto_curves = X255|19\n', 'X25519', ['`X25519`: ']],
    ['queue_run_delay = 10|00s\n', '1000s', ['`1000s`: 16 minutes 40 seconds']],
    ['maximal_queue_lifetime = 9|0\n', '90', ['`90`: 90 days']],
    ['message_size_limit = 1024|0000\n', '10240000', ['9.8 MiB']],
    ['alias_maps = hash:/etc/ali|ases\n', 'hash:/etc/aliases', ['**hash**: ', 'run `postmap hash:/etc/aliases`; Postfix reads `/etc/aliases.db`']],
    ['alias_maps = proxy:mysql:/etc|/x\n', 'proxy:mysql:/etc/x', ['**proxy**: ', '**mysql**: ', 'mysql_table.5.html']],
    ['default_database_type = lm|db\n', 'lmdb', ['**lmdb**: ']],
    ['smtpd_client_restrictions = check_client_access ci|dr:/x\n', 'cidr:/x', ['**cidr**: ']],
  ])('%j', (marked, over, texts) => {
    const found = at(marked);
    expect(found?.over).toBe(over);
    for (const text of texts) expect(found?.markdown).toContain(text);
  });

  test.each(['own = ma|il\n', 'relayhost = ma//i|l\n', 'a = b\n# b|iff = c\n', ' biff| = no\n'])('nothing about %j', (marked) =>
    expect(at(marked)).toBeUndefined(),
  );

  test('restrictions, and what holds in the list where they stand', () => {
    const lines = said('smtpd_recipient_restrictions = reject_unauth_des|tination\n').split('\n');
    expect(lines[0]).toMatch(/^\*\*reject_unauth_destination\*\*: Refuses recipients in domains that are neither own nor relay/);
    expect(lines.slice(-4)).toEqual([
      '',
      '- Keeps strangers from sending mail through this server to others',
      '- Reply code: `relay_domains_reject_code`',
      '- [postconf(5)](https://www.postfix.org/postconf.5.html#reject_unauth_destination)',
    ]);
    expect(said('smtpd_client_restrictions = reject_unauth_des|tination\n')).toContain('- Works here only with `smtpd_delay_reject = yes`, the default');
    expect(said('smtpd_data_restrictions = reject_unauth_des|tination\n')).toContain('- Here only for mail with one recipient');
    expect(said('smtpd_etrn_restrictions = reject_unauth_des|tination\n')).toContain('⚠ Without effect in `smtpd_etrn_restrictions`.');
    expect(said('smtpd_client_restrictions = check_client_acc|ess hash:/x\n')).toContain('- Needs an argument behind it: `type:table`');
    expect(said('smtpd_client_restrictions = reject_unknown_cl|ient\n')).toContain('⚠ Deprecated since Postfix 2.3. Use `reject_unknown_client_hostname`.');
    expect(said('mua_client_restrictions = permit_sasl_auth|enticated\n')).toContain('**permit_sasl_authenticated**');
  });

  test('what a list leaves out is not what it takes', () => {
    expect(said('mynetworks = !192.0.2|.7 192.0.2.0/24\n')).toMatch(/^`!192\.0\.2\.7`: Left out: the one address `192\.0\.2\.7`\./);
    expect(said('mynetworks = !hash|:/etc/postfix/nets\n')).toContain('**hash**');
  });

  test('services of master.cf', () => {
    const others = { master: 'x inet n - n - - smtpd\ndove unix - n n - - pipe user=x argv=y\n' };
    expect(said('virtual_transport = do|ve\n', { others })).toMatch(/^Service `dove`: master.cf, line 2, command `pipe`. Delivery agent/);
    expect(said('virtual_transport = dav|e:nexthop\n', { others })).toBe('master.cf has no service `dave`.');
  });

  test('settings of a database table in main.cf', () => {
    const main = 'virtual_alias_maps = proxy:ldap:people\npeople_server|_host = x\n';
    expect(said(main)).toContain('A setting of the table `ldap:people`, which `virtual_alias_maps` (main.cf, line 1) names.');
    expect(said(main)).toMatch(/LDAP.*- Type: text; default `localhost`\n\n\[ldap_table\(5\)\]/s);
    expect(said(main.replace('ldap:', 'hash:'))).toContain('A name of your own');
    expect(said(main.replace('people_server', 'people_other'))).toContain('A name of your own');
    const others = { master: 's unix - - n - - smtp -o transport_maps=mysql:people\n' };
    expect(said('people_dbn|ame = x\n', { others })).toContain('which `transport_maps` of `s` (master.cf, line 1) names.');
  });

  test('in options of master.cf', () => {
    expect(inMaster('s inet n - n - - smtpd -o smtpd_tls_security_level=enc|rypt\n')).toContain('`encrypt`: ');
    expect(inMaster('s inet n - n - - smtpd\n  -o { smtpd_tls_protocols = !SSLv2,\n   !SSL|v3 }\n')).toContain('`SSLv3`: ');
  });
});

describe('fields of master.cf', () => {
  test.each([
    ['sm|tp inet n - n - - smtpd\n', '**Service** `smtp`: Listens on every address in `inet_interfaces`, port 25, where mail comes in'],
    ['127.0.0.1:10|025 inet n - n - - smtpd\n', '**Service** `127.0.0.1:10025`: Listens on `127.0.0.1`, port `10025`.'],
    ['clean|up unix n - n - 0 cleanup\n', '**Service** `cleanup`'],
    ['smtp in|et n - n - - smtpd\n', '**Type** `inet`: Listens on a TCP port'],
    ['smtp inet |n - n - - smtpd\n', '**Private** `n`: Everybody may reach it.'],
    ['smtp inet n |- n - - smtpd\n', "**Unprivileged** `-`: `-` means the default: `y`. Runs as Postfix's own user."],
    ['smtp inet n - |y - - smtpd\n', '**Chroot** `y`: Sees only the queue directory.'],
    ['smtp inet n - |- - - smtpd\n', '**Chroot** `-`: `-` means the default: `y` (`y` while `compatibility_level` is below 1). Sees only'],
    ['q unix n - n 30|0 1 qmgr\n', '**Wake-up time** `300`: Every 5 minutes.'],
    ['q unix - - n 1000|? 1 tlsmgr\n', '**Wake-up time** `1000?`: Every 16 minutes 40 seconds, if the service has been used.'],
    ['q unix - - n |- 1 tlsmgr\n', '**Wake-up time** `-`: `-` means the default: never woken up.'],
    ['smtp inet n - n - |- smtpd\n', '**Most processes** `-`: `-` means the default: `default_process_limit`, here `100`.'],
    ['q unix n - n 300 |1 qmgr\n', '**Most processes** `1`: One process.'],
    ['q unix n - n 300 |1 qmgr\n', 'qmgr must have `1` here.'],
    ['x unix - |n n - - pipe user=x argv=y\n', 'pipe must have `n` here.'],
    [
      'smtp inet n - n - - smt|pd\n  -o biff=no\n',
      '**Command** `smtpd`: The SMTP server: it takes mail from the network. Its settings begin with `smtpd_`, not `smtp_`. One option `-o` of its own. [smtpd(8)](https://www.postfix.org/smtpd.8.html)',
    ],
    ['smtp inet n - n - - /usr/libexec/smt|pd\n', 'The SMTP server'],
    ['smtp inet n - n - - sm|tpx\n', 'Not a program of Postfix that we know.'],
    ['x unix - n n - - pipe fla|gs=DR user=x argv=y\n', '- `D`: Adds `Delivered-To:`'],
    ['x unix - n n - - pipe flags=DR us|er=x argv=y\n', '**user**: An argument of the command: name[:group]'],
  ])('%j', (marked, text) => expect(inMaster(marked)).toContain(text));

  test('- in the chroot field follows compatibility_level', () => {
    expect(inMaster('smtp inet n - |- - - smtpd\n', 'compatibility_level = 2\n')).toContain('`-` means the default: `n`. Sees the whole file system.');
  });

  test('arguments of the program that is run, and what is filled in', () => {
    const pipe = 'x unix - n n - - pipe user=x argv=/bin/x -f ${sender} ${recip|ient} foo\n';
    expect(inMaster(pipe)).toMatch(/^`\$\{recipient\}`: an argument of `\/bin\/x`\.\n\n- `\$\{recipient\}`: .* repeated for every recipient\.$/);
    expect(inMaster(pipe.replace('|', '').replace('-f', '-|f'))).toBe('`-f`: an argument of `/bin/x`.');
    expect(inMaster('x unix - n n - - pipe user=x argv=/bin/x ${nonse|nse}\n')).toContain('No name that pipe fills in.');
    expect(inMaster('s inet n - n - - smtpd fo|o\n')).toBe('');
  });
});

describe('no text of a file breaks out of Markdown', () => {
  const NASTY = ['`x`', '``a', '<b>x</b>', '[a](command:x)', '**x**', '$(x)', '\\`', '|', '&lt;'];

  test.each(NASTY)('%j as a value and as a name', (text) => {
    for (const markdown of [said(`biff| = ${text}\n`), said(`${text}x = 1\nbiff = $${text}x\n`.replace(text, `${text}|`))]) {
      const outside = markdown.replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '').replaceAll(/\[postconf\(5\)\]\([^)]*\)/g, '');
      expect(outside).not.toMatch(/<|\]\(|`/);
    }
  });

  test('line ends, control and turning characters, half characters', () => {
    expect(inForce(said('mynet|works = a\n  b\r\n\tc\u202ed\ud800e\u0007f\n'))).toBe('`a b c�d�e�f` (main.cf, line 1)');
  });

  test('long values are cut', () => {
    expect(inForce(said(`my|networks = ${'10.0.0.0/8 '.repeat(500)}\n`))?.length).toBeLessThan(200);
    expect(said(`my|networks = x\n`, { others: { master: `s inet n - n - - smtpd -o mynetworks=${'x'.repeat(5000)}\n` } }).length).toBeLessThan(4000);
  });
});

test.each(['3.4', '3.8', '3.12'])('every parameter reads well in Postfix %s', (version) => {
  const analysis = Analysis.of({}, defaultOptions({ target: target(version) }));
  for (const name of parameterNames()) {
    const markdown = describeParameter(analysis, name);
    expect(markdown).toMatch(new RegExp(`^\\*\\*${name}\\*\\*(?:: .+\\.| · .+)\\n`));
    expect(markdown.replaceAll(/^```.*$/gm, '')).not.toMatch(/undefined(?! \$name)|\[object|NaN|: ?\n- /);
    const facts = markdown.slice(markdown.lastIndexOf('\n---\n'));
    expect(facts.length, name).toBeLessThan(900);
  }
});
