// The level in effect, from every place that it can come from.
import { describe, expect, test } from 'vitest';
import { Analysis, type Configuration, defaultOptions, parseVersion, type Role, type Version } from '../../../server/src/core';
import { clientLevel, clientTwins, serverLevel } from '../../../server/src/core/tls/levels';
import { tlsServices } from '../../../server/src/core/tls/services';

function configuration(main: string, master?: string, version = '3.11'): Configuration {
  const options = defaultOptions({ target: parseVersion(version) as Version });
  return Analysis.of(master === undefined ? { main } : { main, master }, options).configuration;
}

/** Level, and the parameter it comes from if somebody wrote it. */
function server(main: string, command = 'smtpd'): string {
  const found = configuration(main, `smtp inet n - n - - ${command}\n`);
  const { level, from, wrapped, broken } = serverLevel(found, found.services[0]);
  return [level, from?.name, wrapped && 'wrapped', broken && 'broken'].filter(Boolean).join(' ');
}

function client(main: string, version?: string): string {
  const { level, from, wrapped, broken } = clientLevel(configuration(main, undefined, version));
  return [level, from?.name, wrapped && 'wrapped', broken && 'broken'].filter(Boolean).join(' ');
}

test.each([
  ['', 'none'],
  ['smtpd_tls_security_level = MAY', 'may smtpd_tls_security_level'],
  ['smtpd_tls_security_level = secure', 'encrypt smtpd_tls_security_level'],
  ['smtpd_tls_security_level = dane', 'none smtpd_tls_security_level broken'],
  ['smtpd_use_tls = yes', 'may smtpd_use_tls'],
  ['smtpd_use_tls = yes\nsmtpd_enforce_tls = yes', 'encrypt smtpd_enforce_tls'],
  ['smtpd_enforce_tls = yes\nsmtpd_tls_security_level = none', 'none smtpd_tls_security_level'],
  ['smtpd_tls_wrappermode = yes\nsmtpd_tls_security_level = none', 'encrypt smtpd_tls_wrappermode wrapped'],
  ['smtpd_tls_security_level = $x\nx = may', 'may smtpd_tls_security_level'],
])('server: %j', (main, expected) => {
  expect(server(`${main}\n`)).toBe(expected);
});

test('postscreen inherits from smtpd, and knows no wrapper mode', () => {
  expect(server('smtpd_tls_security_level = may\nsmtpd_tls_wrappermode = yes\n', 'postscreen')).toBe('may smtpd_tls_security_level');
  expect(server('smtpd_tls_security_level = may\npostscreen_tls_security_level = encrypt\n', 'postscreen')).toBe('encrypt postscreen_tls_security_level');
});

test.each([
  ['', '3.11', 'none'],
  ['compatibility_level = 3.11', '3.11', 'may'],
  ['compatibility_level = 3.10', '3.11', 'none'],
  ['compatibility_level = 3.11', '3.10', 'none'],
  ['smtp_tls_security_level = dane', '3.7', 'dane smtp_tls_security_level'],
  ['smtp_tls_security_level = halfdane', '3.7', 'none smtp_tls_security_level broken'],
  ['smtp_enforce_tls = yes', '3.7', 'verify smtp_enforce_tls'],
  ['smtp_enforce_tls = yes\nsmtp_tls_enforce_peername = no', '3.7', 'encrypt smtp_enforce_tls'],
  ['smtp_use_tls = yes\nsmtp_tls_wrappermode = yes', '3.7', 'may smtp_use_tls wrapped'],
])('client: %j on %s', (main, version, expected) => {
  expect(client(`${main}\n`, version)).toBe(expected);
});

test('at dane both twins are in use', () => {
  const level = clientLevel(configuration('smtp_tls_security_level = dane\n'));
  expect(clientTwins(level)).toEqual({ opportunistic: true, mandatory: true });
});

describe('services', () => {
  const kinds = (main: string, master?: string, role?: Role): string =>
    tlsServices(configuration(main, master), role)
      .servers.map((each) => `${each.name} ${each.kind}`)
      .join(', ');

  test('without master.cf: port 25 and a client', () => {
    const { servers, clients } = tlsServices(configuration(''));
    expect([servers.map((each) => each.kind), clients.map((each) => each.daemon)]).toEqual([['mx'], ['smtp']]);
  });

  test('by port, address and overrides', () => {
    const master = [
      'smtp inet n - n - 1 postscreen',
      'smtpd pass - - n - - smtpd',
      'submission inet n - n - - smtpd',
      '465 inet n - n - - smtpd',
      '127.0.0.1:10025 inet n - n - - smtpd',
      '[::1]:smtp inet n - n - - smtpd',
      '10026 inet n - n - - smtpd',
      '2587 inet n - n - - smtpd -o smtpd_sasl_auth_enable=yes',
      '2465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes',
      'relay unix - - n - - smtp',
      'lmtp unix - - n - - lmtp',
      'cleanup unix n - n - 0 cleanup',
    ];
    expect(kinds('', `${master.join('\n')}\n`)).toBe(
      'smtp mx, smtpd mx, submission submission, 465 submissions, 127.0.0.1:10025 internal, [::1]:smtp internal, 10026 internal, 2587 submission, 2465 submissions',
    );
    expect(tlsServices(configuration('', `${master.join('\n')}\n`)).clients.map((each) => `${each.name} ${each.daemon}`)).toEqual(['relay smtp', 'lmtp lmtp']);
  });

  test('the role decides about port 25; a host that listens to itself is no MX', () => {
    expect(['mx', 'relay', 'submission', 'null-client'].map((role) => kinds('', undefined, role as Role))).toEqual([
      'smtp mx',
      'smtp relay',
      'smtp submission',
      'smtp internal',
    ]);
    expect(kinds('inet_interfaces = loopback-only\n')).toBe('smtp internal');
    expect(kinds('inet_interfaces = 127.0.0.1, 192.0.2.1\n')).toBe('smtp mx');
  });
});
