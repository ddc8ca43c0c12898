// What is read out of openssl.cnf. That OpenSSL and Postfix read it the same way is shown by test/oracle/tls/systemPolicy.test.ts.
import { expect, test } from 'vitest';
import { type SystemPolicy, systemPolicy } from '../../../server/src/cli/systemPolicy';

const HEAD = 'openssl_conf = init\n[ init ]\nssl_conf = ssl\n[ssl]\nsystem_default = defaults # for all\n[defaults]\n';
const read = (files: Readonly<Record<string, string>>): SystemPolicy | undefined => systemPolicy('/main', (path) => files[path]);
const defaults = (...lines: readonly string[]): SystemPolicy | undefined =>
  read({ '/main': `# a comment\n${HEAD}${lines.join('\n')}\n[other]\nProtocol = -ALL\n` });

test.each<[lines: readonly string[], disabled: readonly string[] | undefined]>([
  [['Protocol = -TLSv1, -TLSv1.1'], ['TLSv1', 'TLSv1.1']],
  [['Protocol = "-ALL,+TLSv1.3"'], ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2']],
  [
    ['Protocol = -TLSv1, \\', ' -TLSv1.1'],
    ['TLSv1', 'TLSv1.1'],
  ],
  [['Protocol = TLSv1.2'], undefined],
  [['Protocol = -TLSv1 -TLSv1.1'], undefined],
  [['MinProtocol = TLSv1.3', 'MaxProtocol = TLSv1.2', 'CipherString = DEFAULT@SECLEVEL=2'], undefined],
  [['Protocol = $ENV::PROTOCOLS -TLSv1'], undefined],
])('%j takes away %j', (lines, disabled) => expect(defaults(...lines)?.disabled).toEqual(disabled));

test('suites of TLS 1.3', () => expect(defaults('Ciphersuites = TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384')?.tls13Ciphers).toHaveLength(2));

test('files that are included', () => {
  const main = `${HEAD}.include = /more\n`;
  expect(read({ '/main': main, '/more': '[defaults]\nProtocol = -TLSv1\n' })?.disabled).toEqual(['TLSv1']);
  expect(read({ '/main': main })).toBeUndefined();
  expect(read({ '/main': main, '/more': '.include /main\n' })).toBeUndefined();
  expect(read({ '/main': `${HEAD}.include more\nProtocol = -TLSv1\n` })).toBeUndefined();
});

test('a file that says nothing of it, or is not there', () => expect([read({ '/main': 'openssl_conf = x\n' }), read({})]).toEqual([undefined, undefined]));
