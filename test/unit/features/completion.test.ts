// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// Completion by its result: `|` is the cursor, and what counts is the text after an item was taken.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  type Completion,
  type Completions,
  complete,
  defaultOptions,
  type FileKind,
  parseVersion,
  type Texts,
} from '../../../server/src/core';

interface Options {
  readonly file?: FileKind;
  readonly others?: Texts;
  readonly version?: string;
}

function at(marked: string, { file = 'main', others = {}, version = '3.11' }: Options = {}): { text: string; found: Completions | undefined } {
  const text = marked.replace('|', '');
  const target = parseVersion(version) ?? defaultOptions().target;
  return { text, found: complete(Analysis.of({ ...others, [file]: text }, defaultOptions({ target })), file, marked.indexOf('|')) };
}

function items(marked: string, options?: Options): readonly Completion[] {
  return [...(at(marked, options).found?.items ?? [])].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

const labels = (marked: string, options?: Options): string[] => items(marked, options).map((item) => item.label);
const inMaster = (marked: string): string[] => labels(marked, { file: 'master' });

/** The text after the item with that label was taken. */
function take(marked: string, label: string, options?: Options): string {
  const { text, found } = at(marked, options);
  const item = found?.items.find((each) => each.label === label);
  if (!found || !item) throw new Error(`"${label}" is not among ${found?.items.map((each) => each.label)}`);
  expect(text.slice(found.span.start, found.span.end)).not.toContain('\n');
  return applyEdits(text, [{ span: found.span, newText: item.insertText }]);
}

describe('names', () => {
  test.each([
    ['an empty file', '|', 'myhostname = '],
    ['the last line, without a line end', 'biff = no\nmyho|', 'biff = no\nmyhostname = '],
    ['between settings', 'biff = no\n|\nb = 1\n', 'biff = no\nmyhostname = \nb = 1\n'],
    ['the middle of a word', 'my|ho\n', 'myhostname = \n'],
    ['before an =', 'my|ho = x\n', 'myhostname = x\n'],
    ['before an = without blanks', 'my|=x\n', 'myhostname=x\n'],
    ['a file without blanks around =', 'biff=no\nmy|\n', 'biff=no\nmyhostname=\n'],
    ['a file with tabs', 'biff\t= no\nmy|\n', 'biff\t= no\nmyhostname\t= \n'],
    ['the spacing of the setting above', 'a=1\nb = 2\nmy|\nc=3\n', 'a=1\nb = 2\nmyhostname = \nc=3\n'],
    ['CRLF', 'biff = no\r\nmy|\r\n', 'biff = no\r\nmyhostname = \r\n'],
    ['below a value over several lines', 'mynetworks =\n    10.0.0.0/8\nmy|', 'mynetworks =\n    10.0.0.0/8\nmyhostname = '],
  ])('%s', (_, before, after) => expect(take(before, 'myhostname')).toBe(after));

  test('of another version are not offered', () => {
    expect(labels('|', { version: '3.4' })).not.toContain('tls_config_file');
    expect(labels('|', { version: '3.11' })).toContain('tls_config_file');
  });

  test('come in order: explained, others, deprecated, set', () => {
    const order = labels('biff = no\n|\n').filter((label) => ['smtpd_use_tls', 'biff', 'myhostname', '2bounce_notice_recipient'].includes(label));
    expect(order).toEqual(['myhostname', '2bounce_notice_recipient', 'smtpd_use_tls', 'biff']);
    const [old] = items('|').filter((item) => item.label === 'smtpd_use_tls');
    expect(old).toMatchObject({ deprecated: true, detail: 'default: no' });
    expect(items('biff = no\n|\n').find((item) => item.label === 'biff')?.detail).toBe('already set in line 1');
  });

  test('that are being changed are not "already set"', () => {
    expect(items('bi|ff = no\n').find((item) => item.label === 'biff')?.detail).toBe('default: yes');
  });

  test('that a value mentions and nobody has set come first', () => {
    expect(items('|\nmynetworks = $office 10.0.0.0/8\n')[0]).toMatchObject({ label: 'office', detail: 'used, but not set yet' });
  });

  test('of the services of master.cf', () => {
    const others = { master: 'dovecot unix - n n - - pipe user=x argv=y\n' };
    expect(take('dove|\n', 'dovecot_destination_recipient_limit', { others })).toBe('dovecot_destination_recipient_limit = \n');
    expect(labels('dove|\n')).not.toContain('dovecot_destination_recipient_limit');
  });
});

describe('no completion', () => {
  test.each(['# my|', '#my|\n', 'biff = no\n  # my|\n', '  my|', 'biff |= no\n'])('in %j', (marked) => expect(at(marked).found).toBeUndefined());
  test.each(['# s|', 's inet n - n - - smtpd\n  # -o smtp|\n'])('in master.cf: %j', (marked) => expect(at(marked, { file: 'master' }).found).toBeUndefined());
});

describe('values', () => {
  const LEVEL = 'smtpd_tls_security_level';

  test.each([
    [`${LEVEL} = |`, 'may', `${LEVEL} = may`],
    [`${LEVEL} =|\n`, 'may', `${LEVEL} = may\n`],
    [`${LEVEL}=|\n`, 'may', `${LEVEL}=may\n`],
    [`${LEVEL} = m|\nbiff = no\n`, 'may', `${LEVEL} = may\nbiff = no\n`],
    [`${LEVEL} = no|ne\n`, 'may', `${LEVEL} = may\n`],
    [`${LEVEL} = | \n`, 'may', `${LEVEL} = may \n`],
    [`${LEVEL} =\n  |`, 'may', `${LEVEL} =\n  may`],
    ['biff = |', 'no', 'biff = no'],
    ['smtpd_tls_protocols = |', '>=TLSv1.2', 'smtpd_tls_protocols = >=TLSv1.2'],
    ['smtpd_tls_protocols = >|', '>=TLSv1.2', 'smtpd_tls_protocols = >=TLSv1.2'],
    ['smtpd_tls_protocols = !SSLv2, !|', '!SSLv3', 'smtpd_tls_protocols = !SSLv2, !SSLv3'],
    ['smtpd_tls_protocols = !SSLv2:!SS|\n', '!SSLv3', 'smtpd_tls_protocols = !SSLv2:!SSLv3\n'],
    ['tls_ssl_options = NO_TICKET NO|\n', 'NO_COMPRESSION', 'tls_ssl_options = NO_TICKET NO_COMPRESSION\n'],
    ['tls_ssl_options =\n  NO_TICKET,\n  # why\n  |\n', 'NO_COMPRESSION', 'tls_ssl_options =\n  NO_TICKET,\n  # why\n  NO_COMPRESSION\n'],
    ['alias_maps = h|\n', 'hash:', 'alias_maps = hash:\n'],
    ['alias_maps = h|ash:/etc/x\n', 'lmdb:', 'alias_maps = lmdb:/etc/x\n'],
    ['alias_maps = proxy:|\n', 'mysql:', 'alias_maps = proxy:mysql:\n'],
    ['default_database_type = |\n', 'lmdb', 'default_database_type = lmdb\n'],
    ['queue_run_delay = |\n', '300s', 'queue_run_delay = 300s\n'],
    [
      'smtpd_recipient_restrictions = permit_mynetworks, reject_un|\n',
      'reject_unauth_destination',
      'smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n',
    ],
    ['smtpd_recipient_restrictions = check_client_access |\n', 'cidr:', 'smtpd_recipient_restrictions = check_client_access cidr:\n'],
    ['tls_eecdh_auto_curves = |', 'X25519', 'tls_eecdh_auto_curves = X25519'],
    ['smtpd_tls_exclude_ciphers = aNULL, |', 'RC4', 'smtpd_tls_exclude_ciphers = aNULL, RC4'],
  ])('%j', (before, label, after) => expect(take(before, label)).toBe(after));

  test('with the recommended one preselected', () => {
    expect(items('smtp_tls_protocols = |')[0]).toMatchObject({ label: '>=TLSv1.2', preselect: true, detail: 'recommended' });
    expect(items('smtp_tls_protocols = |', { version: '3.5' })[0]).toMatchObject({ label: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', preselect: true });
  });

  test('that stand in the list already are not offered again', () => {
    expect(labels('tls_ssl_options = NO_TICKET, |, NO_COMPRESSION\n')).toEqual(expect.not.arrayContaining(['NO_TICKET', 'NO_COMPRESSION']));
    expect(labels('smtpd_client_restrictions = check_client_access hash:/x, |\n')).toContain('check_client_access');
  });

  test('of one word end with it', () => expect(at(`${LEVEL} = may |`).found).toBeUndefined());

  test('behind type: there are none', () => expect(at('alias_maps = hash:|\n').found).toBeUndefined());

  test('of a table result are not offered for the setting', () => {
    expect(labels('smtp_tls_policy_maps = |')).not.toContain('ciphers');
    expect(labels('header_checks = |')).not.toContain('REJECT');
  });

  test('in a restriction list follow the word before', () => {
    expect(labels('smtpd_client_restrictions = reject_rbl_client |')).toEqual([]);
    expect(labels('smtpd_client_restrictions = check_policy_service |')).toEqual(['inet:', 'unix:']);
    expect(labels('smtpd_restriction_classes = grey\nsmtpd_client_restrictions = |')[0]).toBe('grey');
    expect(labels('smtpd_restriction_classes = grey\ngrey = |')).toContain('reject_unauth_destination');
  });

  test('that name a transport are the services of master.cf', () => {
    const others = { master: 'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\ndove unix - n n - - pipe user=x argv=y\n' };
    expect(labels('virtual_transport = |', { others })).toEqual(['smtp:', 'dove:']);
    expect(labels('virtual_transport = |')).toContain('virtual:');
  });
});

describe('references', () => {
  test.each([
    ['mydestination = $|\n', 'mydestination = $mydomain\n'],
    ['mydestination = $my|host\n', 'mydestination = $mydomain\n'],
    ['mydestination = ${|\n', 'mydestination = ${mydomain}\n'],
    ['mydestination = ${my|}\n', 'mydestination = ${mydomain}\n'],
    ['mydestination = $(|\n', 'mydestination = $(mydomain)\n'],
    ['mydestination = ${my|?{a}:{b}}\n', 'mydestination = ${mydomain?{a}:{b}}\n'],
    ['mydestination = ${biff?{$|}}\n', 'mydestination = ${biff?{$mydomain}}\n'],
    ['mydestination = a, localhost.$|, b\n', 'mydestination = a, localhost.$mydomain, b\n'],
  ])('%j', (before, after) => expect(take(before, 'mydomain')).toBe(after));

  test('own names come first, then what is set; never the name itself', () => {
    const [first, second, ...rest] = labels('office = 10.0.0.1\nmydomain = a.example\nmynetworks = $|\n');
    expect([first, second]).toEqual(['office', 'mydomain']);
    expect(rest).not.toContain('mynetworks');
  });

  test('a dollar sign is none', () => expect(labels('smtpd_banner = $$|')).not.toContain('myhostname'));
});

describe('master.cf', () => {
  const SERVICE = 'smtp inet n - n - - smtpd';
  const master = (before: string, label: string): string => take(before, label, { file: 'master' });

  test.each([
    [`${SERVICE}\n  -o smtpd_tls_sec|\n`, 'smtpd_tls_security_level', `${SERVICE}\n  -o smtpd_tls_security_level=\n`],
    [`${SERVICE} -o |`, 'smtpd_tls_security_level', `${SERVICE} -o smtpd_tls_security_level=`],
    [`${SERVICE}\n  -o sm|x=may\n`, 'smtpd_tls_security_level', `${SERVICE}\n  -o smtpd_tls_security_level=may\n`],
    [`${SERVICE}\n  -o { sm|\n`, 'smtpd_tls_security_level', `${SERVICE}\n  -o { smtpd_tls_security_level = \n`],
    [`${SERVICE}\n  -o { sm| }\n`, 'smtpd_tls_security_level', `${SERVICE}\n  -o { smtpd_tls_security_level =  }\n`],
    [`${SERVICE}\n  -o smtpd_tls_security_level=|\n`, 'encrypt', `${SERVICE}\n  -o smtpd_tls_security_level=encrypt\n`],
    [`${SERVICE}\n  -o smtpd_tls_security_level=m|ay -o biff=no\n`, 'encrypt', `${SERVICE}\n  -o smtpd_tls_security_level=encrypt -o biff=no\n`],
    [`${SERVICE}\n  -o { smtpd_tls_security_level = | }\n`, 'encrypt', `${SERVICE}\n  -o { smtpd_tls_security_level = encrypt }\n`],
    [`${SERVICE}\n  -o { smtpd_tls_security_level =|}\n`, 'encrypt', `${SERVICE}\n  -o { smtpd_tls_security_level = encrypt}\n`],
    [`${SERVICE}\n  -o { smtpd_tls_protocols = !SSLv2,\n    !|\n`, '!SSLv3', `${SERVICE}\n  -o { smtpd_tls_protocols = !SSLv2,\n    !SSLv3\n`],
    [`${SERVICE}\n  -o smtpd_tls_protocols=|\n`, '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', `${SERVICE}\n  -o smtpd_tls_protocols=!SSLv2,!SSLv3,!TLSv1,!TLSv1.1\n`],
    [`${SERVICE}\n  -o mynetworks=$|\n`, 'mydestination', `${SERVICE}\n  -o mynetworks=$mydestination\n`],
    [`${SERVICE}\n  -o { mynetworks = \${|\n`, 'mydestination', `${SERVICE}\n  -o { mynetworks = \${mydestination}\n`],
    [`${SERVICE}\n  |\n`, '-o', `${SERVICE}\n  -o \n`],
    [`${SERVICE} -v -|\n`, '-o', `${SERVICE} -v -o \n`],
    ['smtp |\n', 'inet', 'smtp inet\n'],
    ['smtp un|x n - n - - smtpd\n', 'inet', 'smtp inet n - n - - smtpd\n'],
    ['smtp inet |\n', 'n', 'smtp inet n\n'],
    ['smtp inet n - y|\n', 'n', 'smtp inet n - n\n'],
    ['smtp inet n - n - - |\n', 'smtpd', 'smtp inet n - n - - smtpd\n'],
    ['dove unix - n n - - pipe\n  fl|\n', 'flags=', 'dove unix - n n - - pipe\n  flags=\n'],
    ['|', 'pickup', 'pickup    unix  n       -       n       60      1       pickup'],
  ])('%j', (before, label, after) => expect(master(before, label)).toBe(after));

  test('names for -o: those of the program first, those of the service last', () => {
    const order = inMaster(`${SERVICE}\n  -o biff=no\n  -o |\n`);
    expect(order.indexOf('smtpd_tls_security_level')).toBeLessThan(order.indexOf('virtual_transport'));
    expect(order.at(-1)).toBe('biff');
    expect(order).not.toContain('process_id');
  });

  test('behind the first argument there are no options', () => {
    expect(inMaster('dove unix - n n - - pipe user=x -o |')).not.toContain('biff');
    expect(inMaster('dove unix - n n - - pipe user=|')).toEqual([]);
  });

  test('a service of the stock file comes with its options', () => {
    const text = master('# x\nsubm|\n', 'submission');
    expect(text).toContain('\nsubmission inet  n       -       n       -       -       smtpd\n  -o syslog_name=postfix/submission\n');
    expect(text).toContain('\n  -o smtpd_tls_security_level=encrypt\n');
    expect(inMaster(`${SERVICE}\n|\n`)).not.toContain('smtp ');
    expect(take('subm|', 'submission', { file: 'master', version: '3.4' })).not.toContain('smtpd_forbid_unauth_pipelining');
  });

  test('fields by their column', () => {
    expect(inMaster('smtp |')).toEqual(['inet', 'unix', 'fifo', 'pass', 'unix-dgram']);
    expect(inMaster('smtp inet n |')).toEqual(['-', 'y', 'n']);
    expect(inMaster('smtp inet n - n - |')).toEqual(['-', '1', '0']);
    expect(inMaster('smtp inet n - n - - |')).toContain('postscreen');
    expect(inMaster('smtp inet n - n -\n  - |')).toContain('postscreen');
  });
});

describe('names of programs and of tables', () => {
  test('a template offers what is filled in, and no setting', () => {
    const offered = labels('smtpd_reject_footer = call $|\n');
    expect(offered).toContain('client_address');
    expect(offered).not.toContain('myhostname');
    expect(take('default_rbl_reply = ${rbl_w|\n', 'rbl_what')).toBe('default_rbl_reply = ${rbl_what}\n');
    expect(labels('smtpd_banner = $|\n')).toContain('myhostname');
  });

  test('arguments of pipe offer its macros', () => {
    expect(take('x unix - n n - - pipe user=x argv=/bin/x ${rec|', 'recipient', { file: 'master' })).toBe(
      'x unix - n n - - pipe user=x argv=/bin/x ${recipient}',
    );
    expect(inMaster('x unix - n n - 0 spawn user=x argv=/bin/x $|')).not.toContain('recipient');
  });

  test('settings of a table that a value names', () => {
    const main = 'virtual_alias_maps = hash:/x, proxy:ldap:people\n';
    expect(items(`${main}|`).find(({ label }) => label === 'people_server_host')?.detail).toBe('setting of ldap:people');
    expect(labels('virtual_alias_maps = ldap:/etc/people\n|')).not.toContain('people_server_host');
    const own = `people_|server_host = x\n${main}`;
    expect(take(own, 'people_search_base')).toContain('people_search_base = x');
  });

  test.each([
    ['milter_connect_macros = |', '{client_addr}'],
    ['maillog_file_permissions = |', '0640'],
    ['tls_high_cipherlist = HIGH:|', '!aNULL'],
    ['smtpd_policy_service_default_action = |', 'DUNNO'],
    ['smtpd_milters = |', 'inet:'],
    ['default_transport = |', 'smtp:'],
  ])('%j offers %s', (marked, value) => expect(labels(marked)).toContain(value));
});
