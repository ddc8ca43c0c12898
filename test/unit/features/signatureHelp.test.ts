// Signature help: which form is shown, and which part of it is marked, for a text with its cursor at `|`.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, parseVersion, signatureHelp } from '../../../server/src/core';

function help(marked: string, version = '3.11') {
  const target = parseVersion(version) ?? defaultOptions().target;
  return signatureHelp(Analysis.of({ main: marked.replace('|', '') }, defaultOptions({ target })), 'main', marked.indexOf('|'));
}

/** The form with the marked part in square brackets. */
function shown(marked: string, version?: string): string | undefined {
  const found = help(marked, version);
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
    expect(found?.signatures[1]?.parts[1]?.documentation).toMatch(/Without it: `7s`\.$/);
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
    ['virtual_alias_maps = inline:{|', 'inline:[{ key=value, { key = value with blanks }, ... }]'],
    ['header_checks = regexp:{|', 'regexp:[{ { pattern result }, ... }]'],
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
