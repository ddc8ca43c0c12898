// Signature help: which form is shown, and which part of it is marked, for a text with its cursor at `|`.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, type FileKind, parseVersion, signatureHelp } from '../../../server/src/core';

function help(marked: string, version = '3.11', file: FileKind = 'main') {
  const target = parseVersion(version) ?? defaultOptions().target;
  return signatureHelp(Analysis.of({ [file]: marked.replace('|', '') }, defaultOptions({ target })), file, marked.indexOf('|'));
}

/** The form with the marked part in square brackets. */
function shown(marked: string, version?: string, file?: FileKind): string | undefined {
  const found = help(marked, version, file);
  const signature = found?.signatures[found.active];
  const span = signature?.parts[found?.activePart ?? -1]?.span;
  return signature && span && `${signature.label.slice(0, span.start)}[${signature.label.slice(span.start, span.end)}]${signature.label.slice(span.end)}`;
}

const LIST = 'smtpd_recipient_restrictions = permit_mynetworks,';

describe('restrictions', () => {
  test.each([
    [`${LIST} check_client_access |`, 'check_client_access [type:]table'],
    [`${LIST} check_client_access ha|`, 'check_client_access [type:]table'],
    [`${LIST} check_client_access hash:|`, 'hash:[pathname]'],
    [`${LIST} reject_rbl_client |`, 'reject_rbl_client [domain]=filter'],
    [`${LIST} reject_rbl_client list.example.org=127|`, 'reject_rbl_client domain[=filter]'],
    [`${LIST} sleep |`, 'sleep [seconds]'],
    [`${LIST} check_policy_service |`, 'check_policy_service [inet:host:port]'],
    [`${LIST} check_policy_service unix:|`, 'check_policy_service [unix:path]'],
    [`${LIST} check_client_access\n  |`, 'check_client_access [type:]table'],
    [`${LIST} reject_unauth_destination |`, undefined],
    [`${LIST} |`, undefined],
    ['relayhost = |', undefined],
    ['smtpd_rec|', undefined],
    ['# check_client_access |', undefined],
  ])('%j', (marked, expected) => expect(shown(marked)).toBe(expected));

  test('the settings of a policy server, with what counts without them', () => {
    const form = (part: string): RegExp => new RegExp(`^check_policy_service \\{ .*\\[${part}\\].* \\}$`);
    expect(shown(`${LIST} check_policy_service { |`)).toMatch(form('inet:host:port'));
    expect(shown(`${LIST} check_policy_service { inet:localhost:1, |`)).toMatch(form('timeout='));
    expect(shown(`${LIST} check_policy_service { inet:localhost:1, default_action=DU|`)).toMatch(form('default_action='));
    expect(shown(`${LIST} check_policy_service { inet:localhost:1, |`, '3.0')).not.toContain('policy_context');
    const found = help(`smtpd_policy_service_timeout = 7s\n${LIST} check_policy_service { inet:localhost:1, timeout=|`);
    expect(found?.signatures[found.active]?.parts[1]?.documentation).toMatch(/Without it: `7s`\.$/);
  });

  test.each([
    ['max_idle=5|', 'max_idle='],
    ['max|', 'max_idle='],
    ['max_idle=5, max|', 'max_ttl='],
    ['timeout=1s, |', 'max_idle='],
    ['{ default_action = 451 |', 'default_action='],
    ['{ default_action = 451 text }, |', 'timeout='],
    ['{ def|', 'default_action='],
    ['\n  # why\n  try_limit=|', 'try_limit='],
    ['nonsense=|', undefined],
  ])('the setting of a policy server at the cursor: %j', (written, expected) => {
    const label = shown(`${LIST} check_policy_service { inet:localhost:1, ${written}`);
    expect(label && /\[(.*)\]/.exec(label)?.[1]).toBe(expected);
  });

  test('the settings of a milter', () => {
    expect(shown('smtpd_milters = |')).toBe('[inet:host:port]');
    expect(shown('smtpd_milters = { inet:localhost:1, def|')).toMatch(/^\{ inet:host:port, .*\[default_action=\].* \}$/);
    const found = help('milter_connect_timeout = 7s\nsmtpd_milters = inet:a:1, { unix:/x, connect_timeout=|');
    expect(found?.signatures[found.active]?.parts[found.activePart]?.documentation).toMatch(/Without it: `7s`\.$/);
    expect(shown('smtpd_milters = { inet:localhost:1 }|')).toBeUndefined();
  });

  test('the search order of certificates', () => {
    expect(shown(`${LIST} check_ccert_access { |`)).toBe('check_ccert_access { [type:table], { search_order = name, ... } }');
    expect(shown(`${LIST} check_ccert_access { hash:/x, { sea|`)).toBe('check_ccert_access { type:table, [{ search_order = name, ... }] }');
    expect(help(`${LIST} check_ccert_access { hash:/x, { search_order = |`)?.signatures[0]?.parts[1]?.documentation).toContain('`pubkey_fingerprint`');
    expect(shown(`${LIST} check_ccert_access { hash:|`)).toBe('hash:[pathname]');
    expect(help(`${LIST} check_ccert_access { |`, '3.4')).toBeUndefined();
  });

  test('end with the closing brace', () => {
    expect(shown(`${LIST} check_policy_service { inet:localhost:1, timeout=1s }|`)).toBeUndefined();
    expect(shown(`${LIST} check_policy_service { inet:localhost:1, timeout=1s } |`)).toBeUndefined();
  });

  test('say what they do', () => {
    expect(help(`${LIST} reject_rbl_client |`)?.signatures[0]?.documentation).toContain('DNS');
    expect(help(`${LIST} reject_rbl_client |`)?.signatures[0]?.parts[1]?.documentation).toContain('127.0.0.');
  });
});

describe('tables', () => {
  test.each([
    ['virtual_alias_maps = hash:|', 'hash:[pathname]'],
    ['virtual_alias_maps = hash:/etc/x, proxy:mysql:|', 'mysql:[config-file]'],
    ['virtual_alias_maps = proxy:|', 'proxy:[type:name]'],
    ['virtual_alias_maps = static:|', 'static:[value]'],
    ['virtual_alias_maps = static:{|', 'static:[{ value with blanks }]'],
    ['virtual_alias_maps = inline:{|', 'inline:[{ key]=value, { key = value with blanks }, ... }'],
    ['virtual_alias_maps = inline:{a=|', 'inline:{ key[=value], { key = value with blanks }, ... }'],
    ['virtual_alias_maps = inline:{a=b, |', 'inline:[{ key]=value, { key = value with blanks }, ... }'],
    ['virtual_alias_maps = inline:{ { a = b c|', 'inline:{ key[=value], { key = value with blanks }, ... }'],
    ['virtual_alias_maps = inline:{a=b}|', undefined],
    ['header_checks = regexp:{|', 'regexp:[{ { pattern] result }, ... }'],
    ['header_checks = regexp:{ { /^a b\\/c|', 'regexp:[{ { pattern] result }, ... }'],
    ['header_checks = regexp:{ { /^a b\\/c/i |', 'regexp:{ { pattern[ result] }, ... }'],
    ['header_checks = regexp:{ { /a/ DUNNO }, |', 'regexp:[{ { pattern] result }, ... }'],
    ['mynetworks = cidr:{ { 10.0.0.0/8 |', 'cidr:{ { pattern[ result] }, ... }'],
    ['virtual_alias_maps = randmap:{a, |', 'randmap:[{ result, ... }]'],
    ['transport_maps = unionmap:{inline:{|', 'inline:[{ key]=value, { key = value with blanks }, ... }'],
    ['transport_maps = proxy:pipemap:{hash:/a, inline:{a=b, c=|', 'inline:{ key[=value], { key = value with blanks }, ... }'],
    ['transport_maps = pipemap:{hash:/a, inline:{a=b}, |', 'pipemap:[{ type:name, ... }]'],
    ['transport_maps = { hash:/a, cidr:|', 'cidr:[pathname]'],
    ['transport_maps = unionmap:{hash:/a, |', 'unionmap:[{ type:name, ... }]'],
    ['transport_maps = unionmap:{hash:/a, cidr:|', 'cidr:[pathname]'],
    ['virtual_alias_maps = nonsense:|', undefined],
    ['virtual_alias_maps = |', undefined],
  ])('%j', (marked, expected) => expect(shown(marked)).toBe(expected));

  test('rules in the setting itself only where the version has them', () => {
    expect(help('header_checks = regexp:|', '3.6')?.signatures).toHaveLength(1);
    expect(help('header_checks = regexp:|', '3.7')?.signatures).toHaveLength(2);
  });
});

test('braces of any depth are no trouble', () => expect(() => help(`transport_maps = ${'unionmap:{'.repeat(5000)}|`)).not.toThrow());

test('a pattern that never ends takes no time', () => {
  const began = performance.now();
  help(`header_checks = regexp:{ { /${'\\\\'.repeat(20_000)}a|`);
  expect(performance.now() - began).toBeLessThan(1000);
});

describe('arguments of commands in master.cf', () => {
  const PIPE = 'dovecot unix - n n - - pipe';

  test('are named, with the one at the cursor marked', () => {
    expect(shown(`${PIPE}\n  flags=D user=v|`, '3.11', 'master')).toBe(
      'pipe [flags=letters] [user=name[:group]] [directory=path] [chroot=path] [eol=string] [null_sender=string] [size=bytes] argv=command ...',
    );
    expect(shown('pol unix - n n - 0 spawn user=a argv=/bin/x |', '3.11', 'master')).toBe('spawn user=name[:group] [argv=command ...]');
  });

  test.each([
    [`${PIPE} |`, 0],
    [`${PIPE} flags=R |`, 1],
    [`${PIPE} user=x fl|`, 0],
    [`${PIPE} flags=R user=x argv=/bin/x -f |`, 7],
    [`${PIPE} flags=R user=x argv=/bin/x user=|`, 7],
    [`${PIPE} nonsense=|`, undefined],
    ['s inet n - n - - smtpd |', undefined],
    ['lmtp unix - - n - - lmtp |', 0],
  ])('%j', (marked, expected) => expect(help(marked, '3.11', 'master')?.activePart).toBe(expected));

  test('are there from the version on that brought them', () => expect(help('lmtp unix - - n - - lmtp |', '3.4', 'master')).toBeUndefined());

  test('explain the letters of flags', () => expect(help(`${PIPE} |`, '3.11', 'master')?.signatures[0]?.parts[0]?.documentation).toMatch(/^- `D`: /m));

  test('stand behind options, whose values have help of their own', () => {
    expect(shown('s inet n - n - - smtpd -o smtpd_client_restrictions=check_client_access,|', '3.11', 'master')).toBe('check_client_access [type:]table');
  });
});
