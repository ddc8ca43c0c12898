// What a client of ours is said to offer, and what Postfix's own client really offers: the ClientHello of posttls-finger(1), which shares its TLS with
// smtp(8). A server on the loopback address takes STARTTLS and reads the first bytes.
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, postureReport } from '../../../server/src/core';
import { compatibilityLevel, findBuild } from '../../support/build';
import { helloOf } from './finger';

const build = findBuild();
const LEVEL = `compatibility_level = ${compatibilityLevel(build.target)}\n`;

test.each<[level: string, protocols: string, grade: string, library: readonly string[]]>([
  ['may', '>=TLSv1', 'medium', []],
  ['may', '>=TLSv1', 'high', []],
  ['may', '>=TLSv1.2', 'medium', []],
  ['may', '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1', 'medium', []],
  ['may', '>=TLSv1.3', 'medium', []],
  ['may', '<=TLSv1.2', 'medium', []],
  ['may', '!TLSv1.2', 'medium', []],
  ['encrypt', '>=TLSv1.2', 'medium', []],
  ['encrypt', '>=TLSv1', 'null', []],
  ['verify', '>=TLSv1', 'medium', []],
  ['secure', '>=TLSv1.2', 'high', []],
  ['secure', '>=TLSv1.2', 'high', ['tls_high_cipherlist = HIGH:-kRSA:+AES256']],
  ['may', '>=TLSv1.2', 'high', ['tls_high_cipherlist = ECDHE+AESGCM:DHE+AESGCM:@STRENGTH']],
  ['may', '>=TLSv1', 'medium', ['tls_medium_cipherlist = ALL:@SECLEVEL=2']],
])('%s, %s, grade %s, %j', async (level, protocols, grade, library) => {
  const twin = level === 'may' ? '' : 'mandatory_';
  const main = [`smtp_tls_security_level = ${level}`, `smtp_tls_${twin}protocols = ${protocols}`, `smtp_tls_${twin}ciphers = ${grade}`, ...library];
  const { target, openssl } = build;
  const options = defaultOptions({ target, openssl });
  const { configuration } = Analysis.of({ main: `${LEVEL}${main.join('\n')}\n`, master: 'smtp unix - - n - - smtp\n' }, options);
  const [client] = postureReport(configuration, options).services;
  const more = library.flatMap((setting) => ['-o', setting.replace(' = ', '=')]);
  const hello = await helloOf(['-l', level, '-p', protocols, '-g', grade, ...more]);
  // A session that Postfix gives up before it begins has no hello.
  const { suites = [], versions = [], groups = [] } = hello ?? {};
  expect({ suites, newest: versions.at(-1) }).toEqual({ suites: client?.ciphers.map(({ id }) => id), newest: client?.protocols.at(-1) });
  if (hello) expect(groups).toEqual(client?.groups);
  // Above security level 0, OpenSSL 3 still names the old versions, and cannot end a handshake with them.
  const isStrict = ['verify', 'secure'].includes(level) || main.some((line) => line.includes('@SECLEVEL'));
  const possible = isStrict ? versions.filter((version) => version >= 'TLSv1.2') : versions;
  if (versions.includes('TLSv1.3')) expect(possible).toEqual(client?.protocols);
});
