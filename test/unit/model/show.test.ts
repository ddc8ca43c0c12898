// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// `show`: what is printed, what is refused, what is warned of. Our own small cases, for where the recorded answers of Postfix are not at
// hand; every expected line was printed by postconf 3.7.11 (or is what 3.12 says, where the version is given).
import { describe, expect, test } from 'vitest';
import { parseVersion, type Version } from '../../../server/src/core/catalogue/version';
import { parseSavedDefaults } from '../../../server/src/core/model/savedDefaults';
import { type ShowOptions, show } from '../../../server/src/core/model/show';
import { parseMain } from '../../../server/src/core/syntax/main';
import { parseMaster } from '../../../server/src/core/syntax/master';

const MASTER = 'smtp inet n - n - - smtpd\nmaildrop unix - n n - - pipe user=x\npolicy unix - n n - 0 spawn user=x\nother unix - - n - - ../smtp\n';

function ask(main: string, options: Partial<ShowOptions> & { master?: string; version?: string } = {}) {
  const { master = MASTER, version = '3.7.11', ...rest } = options;
  return show(parseMain(main), parseMaster(master), { target: parseVersion(version) as Version, expand: false, hostname: 'mail.example.com', ...rest });
}

/** The lines printed, or why there are none. */
function lines(main: string, options: Parameters<typeof ask>[1] = {}): string[] {
  const { settings, fatal } = ask(main, options);
  return fatal ? [`fatal: ${fatal.message}`] : settings.map(({ text }) => text);
}

function warnings(main: string, options: Parameters<typeof ask>[1] = {}): string[] {
  return ask(main, options).warnings.map(({ message }) => message);
}

const expand = { expand: true };

describe('-n', () => {
  test.each([
    ['nothing', '', []],
    ['names in the order of their bytes', 'relayhost = b\nmyorigin = a\nmydestination = c\n', ['mydestination = c', 'myorigin = a', 'relayhost = b']],
    ['the last of several', 'myorigin = a\nmyorigin = b\n', ['myorigin = b']],
    ['blanks folded, but for VT and FF', 'myorigin = a \t b\r\n\r\n  c\vd\n', ['myorigin = a b c\vd']],
    ['an empty value', 'myorigin =\n', ['myorigin =']],
    ['a double equals sign', 'myorigin == a\n', ['myorigin = = a']],
    ['text behind # too', 'myorigin = a # b\n', ['myorigin = a # b']],
    ['unknown names are not printed', 'nosuch = 1\n"myorigin" = 2\nMYORIGIN = 3\n', []],
    ['names that a value mentions are', 'foo = 1\nbar = ${foo}\nmyorigin = ${x?$bar}\n', ['bar = ${foo}', 'foo = 1', 'myorigin = ${x?$bar}']],
    ['even an unused value', 'foo = 1\nnosuch = $foo\n', ['foo = 1']],
    [
      'restriction classes are, if they are listed',
      'smtpd_restriction_classes = a, $b\nb = c d\na = 1\nc = 2\ne = 3\n',
      ['a = 1', 'b = c d', 'c = 2', 'smtpd_restriction_classes = a, $b'],
    ],
    [
      'settings of a service are, if it has that command',
      'maildrop_time_limit = 1\npolicy_time_limit = 2\npolicy_recipient_limit = 3\nother_recipient_limit = 4\n',
      ['maildrop_time_limit = 1', 'policy_time_limit = 2'],
    ],
    [
      'settings of a database source are',
      'virtual_alias_maps = proxy:mysql:src\nsrc_hosts = a\nsrc_nosuch = b\n',
      ['src_hosts = a', 'virtual_alias_maps = proxy:mysql:src'],
    ],
    ['old names that a default honours are', 'virtual_maps = x\n', ['virtual_maps = x']],
    ['read-only names are dropped', 'process_name = x\nmyorigin = a\n', ['myorigin = a']],
    ['raw values mention nothing', 'foo = 1\ndefault_rbl_reply = $foo\n', ['default_rbl_reply = $foo']],
  ])('%s', (_name, main, expected) => {
    expect(lines(main)).toEqual(expected);
  });

  test('a name of main.cf that an override mentions is printed', () => {
    expect(lines('mua = permit\n', { master: `${MASTER}sub inet n - n - - smtpd -o smtpd_client_restrictions=$mua\n` })).toEqual(['mua = permit']);
  });

  test('without a master.cf the stock services count', () => {
    const main = parseMain('smtp_destination_concurrency_limit = 1\nmaildrop_destination_recipient_limit = 1\nnosuch_time_limit = 1\n');
    const { settings } = show(main, undefined, { target: [3, 7, 11], expand: false });
    expect(settings.map(({ name }) => name)).not.toContain('nosuch_time_limit');
    expect(settings.map(({ name }) => name)).toContain('smtp_destination_concurrency_limit');
  });
});

describe('-nx', () => {
  test.each([
    ['from main.cf', 'foo = $bar\nbar = b\nmyorigin = [$foo]\n', ['bar = b', 'foo = b', 'myorigin = [b]']],
    ['from the defaults', 'myorigin = $mail_name\n', ['myorigin = Postfix']],
    ['from the host', 'myorigin = $myhostname $mydomain\n', ['myorigin = mail.example.com example.com']],
    ['the domain of the host name in main.cf', 'myhostname = a.b.c\nmyorigin = $mydomain\n', ['myhostname = a.b.c', 'myorigin = b.c']],
    ['a host name without a dot', 'myhostname = a\nmyorigin = $mydomain\n', ['myhostname = a', 'myorigin = localdomain']],
    ['networks of the loopback interface', 'relay_domains = ($mynetworks)\n', ['relay_domains = (127.0.0.0/8 [::1]/128 )']],
    ['networks of level 2', 'compatibility_level = 2\nrelay_domains = $mynetworks\n', ['compatibility_level = 2', 'relay_domains = 127.0.0.1/32 [::1]/128']],
    ['a service takes its default from elsewhere', 'myorigin = $maildrop_time_limit $command_time_limit\n', ['myorigin = 1000s 1000s']],
    ['raw values stay', 'default_rbl_reply = $mail_name\n', ['default_rbl_reply = $mail_name']],
  ])('%s', (_name, main, expected) => {
    expect(lines(main, expand)).toEqual(expected);
  });

  test('the defaults of a machine', () => {
    const defaults = parseSavedDefaults(
      'myhostname = h.other.test\ndaemon_directory = /opt/pf\nmail_name =\n    Folded Name\nmynetworks = 10.0.0.0/8 [::1]/128\n',
    );
    const main = 'myorigin = $daemon_directory $mail_name $mydomain\ninet_protocols = ipv4\nrelay_domains = $mynetworks\n';
    const { settings } = show(parseMain(main), parseMaster(MASTER), { target: [3, 7, 11], expand: true, defaults });
    expect(settings.map(({ text }) => text)).toEqual(['inet_protocols = ipv4', 'myorigin = /opt/pf Folded Name other.test', 'relay_domains = 10.0.0.0/8']);
  });

  test('config_directory is the folder, unless main.cf sets it', () => {
    expect(lines('myorigin = $config_directory\n', { ...expand, directory: '/srv/pf' })).toEqual(['myorigin = /srv/pf']);
    expect(lines('config_directory = /x\nmyorigin = $config_directory\n', { ...expand, directory: '/srv/pf' })).toEqual([
      'config_directory = /x',
      'myorigin = /x',
    ]);
  });
});

describe('what Postfix refuses', () => {
  test.each([
    ['word\n', 'main.cf, line 1: missing \'=\' after attribute name: "word"'],
    ['a = b\n\n# c\nmy host\n  = d \n', 'main.cf, line 4: missing \'=\' after attribute name: "my host  = d "'],
    [' = v\n= v\n', 'main.cf, line 2: missing attribute name: "= v"'],
    ['myorigin = $myorigin\n', 'macro processing error'],
    ['foo = ${bar\nmyorigin = $foo\n', 'macro processing error'],
    ['myhostname = $(hostname -f)\n', 'dictionary mail_dict: macro processing error'],
    ['mydomain = a\nmyhostname = $(hostname -f)\n', 'macro processing error'],
    ['smtpd_restriction_classes = $-\n', 'dictionary mail_dict: macro processing error'],
    ['compatibility_level = abc\n', 'macro processing error'],
    ['mynetworks_style = nosuch\n', 'unknown mynetworks mask style value "nosuch" in "nosuch"'],
    ['mynetworks_style =\n', 'bad mynetworks_style value: ; specify exactly one value'],
    ['inet_protocols = ipv5\n', 'unknown inet_protocols value "ipv5" in "ipv5"'],
    ['myorigin = ${{99999999999999999999} < {1}}\n', 'mac_exp_eval: bad conversion: 99999999999999999999'],
  ])('%j', (main, message) => {
    expect(lines(main)).toEqual([`fatal: ${message}`]);
  });

  test.each([
    ['smtp inet n - n - smtpd\n', 'file master.cf: line 1: bad field count'],
    ['# x\nsmtp tcp n - n - - smtpd\n', 'invalid type field "tcp" in "smtp tcp n - n - - smtpd"'],
    ['smtp inet y x n - - smtpd\n', 'invalid unprivileged field "x" in "smtp inet y x n - - smtpd"'],
    ['a unix n - n 60s 1 x\n  -v\n', 'invalid wakeup field "60s" in "a unix n - n 60s 1 x  -v"'],
    ['a unix n - n - 10x x\n', 'invalid process_limit field "10x" in "a unix n - n - 10x x"'],
    ['smtp inet n - n - - smtpd -o smtpd_banner=${foo\n', 'macro processing error'],
  ])('master.cf %j', (master, message) => {
    expect(lines('', { master })).toEqual([`fatal: ${message}`]);
  });

  test.each(['?', '-?', '60?', '99999999999999999999'])('wakeup %s passes', (wakeup) => {
    expect(lines('', { master: `a unix n - n ${wakeup} 0 x\n` })).toEqual([]);
  });

  test('what is set where nobody looks passes', () => {
    expect(lines('mynetworks = a\nmynetworks_style = nosuch\ncompatibility_level = abc\n')).toHaveLength(3);
    expect(lines('foo = $bar\nbar = $foo\nnosuch = ${\n')).toHaveLength(2);
  });

  test('-x alone dies of a loop of names that no parameter uses', () => {
    expect(lines('foo = $bar\nbar = $foo\n', expand)).toEqual(['fatal: macro processing error']);
  });
});

describe('warnings', () => {
  test.each([
    ['myorigin = a\nmyorigin = b\n', ['main.cf, line 2: overriding earlier entry: myorigin=a']],
    ['myorigin = a\nmyorigin = a\n', []],
    ['nosuch = 1\n', ['main.cf: unused parameter: nosuch=1']],
    ['myorigin = $nosuch\n', ['main.cf: undefined parameter: nosuch']],
    ['myorigin = ${ }\n', ['main.cf: undefined parameter: ']],
    ['smtpd_restriction_classes = nosuch\n', ['main.cf: undefined parameter: nosuch']],
    ['process_id = 1\n', ['main.cf: read-only parameter assignment: process_id=1']],
    ['  myorigin = a long value that goes on\n', ['main.cf: logical line must not start with whitespace: "  myorigin = a long value that..."']],
    ['nosuch = ${\n', ['truncated macro reference: "${"', 'main.cf: unused parameter: nosuch=${']],
    ['relay_domains = {a}b\n', ['main.cf: syntax error after \'}\' in "{a}b"']],
    ['relay_domains = x:{a\n', ['main.cf: missing \'}\' in "{a"']],
    ['nosuch = größe\n', ['main.cf: unused parameter: nosuch=gr????e']],
    ['myorigin = a\0b\n', []],
    ['smtpd_use_tls = yes\n', []],
  ])('%j', (main, expected) => {
    expect(warnings(main)).toEqual(expected);
  });

  test.each([
    ['myorigin = a\0b\n  c\n# d\n', ['main.cf, line 1-3: text after null byte may be ignored']],
    ['# a\0\nmyorigin = b\n', ['main.cf, line 2: text after null byte may be ignored']],
    ['relay_domains = # none yet\n', ['main.cf: #comment after other text is not allowed: # none yet...']],
    [
      'smtpd_use_tls = yes\n',
      [
        'main.cf: support for parameter "smtpd_use_tls" will be removed; instead, specify "smtpd_tls_security_level"',
        'See https://www.postfix.org/DEPRECATION_README.html for details',
      ],
    ],
  ])('3.12: %j', (main, expected) => {
    expect(warnings(main, { version: '3.12' })).toEqual(expected);
  });

  test('of overrides, each in its own name space', () => {
    const master = 'smtp inet n - n - - smtpd -o mua=permit\nsub inet n - n - - smtpd -o smtpd_client_restrictions=$mua -o {x} -o nosuch=1\n';
    expect(warnings('', { master })).toEqual([
      'master.cf: missing \'=\' after attribute name: "x"',
      'master.cf: undefined parameter: mua',
      'master.cf: unused parameter: mua=permit',
      'master.cf: unused parameter: nosuch=1',
    ]);
  });

  test('carry the line and the name', () => {
    expect(ask('\nnosuch = 1\n').warnings).toEqual([{ kind: 'unused', file: 'main', line: 1, name: 'nosuch', message: 'main.cf: unused parameter: nosuch=1' }]);
  });
});
