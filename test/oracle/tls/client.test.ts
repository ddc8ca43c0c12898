// What a client of ours is said to offer, and what Postfix's own client really offers: the ClientHello of posttls-finger(1), which shares its TLS with
// smtp(8). A server on the loopback address takes STARTTLS and reads the first bytes.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Analysis, defaultOptions, postureReport } from '../../../server/src/core';
import { command, compatibilityLevel, findBuild, outside } from '../../support/build';

const build = findBuild();
const LEVEL = `compatibility_level = ${compatibilityLevel(build.target)}\n`;
const folder = mkdtempSync(outside(join(tmpdir(), 'postfix-client-')));
writeFileSync(join(folder, 'main.cf'), LEVEL);
afterAll(() => rmSync(folder, { recursive: true }));

interface Hello {
  /** Of TLS 1.2 and below, in order. */
  readonly suites: readonly number[];
  readonly versions: readonly string[];
  /** Groups for key exchange, in order. */
  readonly groups: readonly string[];
}

const GROUPS: Readonly<Record<number, string>> = {
  23: 'prime256v1',
  24: 'secp384r1',
  25: 'secp521r1',
  29: 'X25519',
  30: 'X448',
  256: 'ffdhe2048',
  257: 'ffdhe3072',
  258: 'ffdhe4096',
  259: 'ffdhe6144',
  260: 'ffdhe8192',
  4587: 'SecP256r1MLKEM768',
  4588: 'X25519MLKEM768',
  4589: 'SecP384r1MLKEM1024',
};
const SUPPORTED_GROUPS = 10;

const VERSIONS: Readonly<Record<number, string>> = { 769: 'TLSv1', 770: 'TLSv1.1', 771: 'TLSv1.2', 772: 'TLSv1.3' };
const SUPPORTED_VERSIONS = 43;

function readHello(bytes: Buffer): Hello {
  let at = 5 + 4 + 2 + 32; // record, handshake, version, random
  at += 1 + bytes.readUInt8(at);
  const count = bytes.readUInt16BE(at) / 2;
  const ids = Array.from({ length: count }, (_, index) => bytes.readUInt16BE(at + 2 + 2 * index));
  at += 2 + 2 * count;
  at += 1 + bytes.readUInt8(at);
  const end = at + 2 + bytes.readUInt16BE(at);
  const newest = bytes.readUInt16BE(9);
  let versions = Object.keys(VERSIONS)
    .map(Number)
    .filter((version) => version <= newest);
  let groups: string[] = [];
  for (at += 2; at < end; at += 4 + bytes.readUInt16BE(at + 2)) {
    if (bytes.readUInt16BE(at) === SUPPORTED_GROUPS) {
      const ids = Array.from({ length: bytes.readUInt16BE(at + 4) / 2 }, (_, index) => bytes.readUInt16BE(at + 6 + 2 * index));
      groups = ids.map((id) => GROUPS[id] ?? String(id));
    }
    if (bytes.readUInt16BE(at) !== SUPPORTED_VERSIONS) continue;
    versions = Array.from({ length: bytes.readUInt8(at + 4) / 2 }, (_, index) => bytes.readUInt16BE(at + 5 + 2 * index));
  }
  const isOlder = (id: number): boolean => id !== 0x00ff && id >> 8 !== 0x13;
  return { suites: ids.filter(isOlder), versions: versions.sort().map((version) => VERSIONS[version] ?? String(version)), groups };
}

/** The lowest version cannot be seen in a hello without the extension, so there only the newest counts. */
function helloOf(args: readonly string[]): Promise<Hello | undefined> {
  return new Promise((resolve, reject) => {
    let hello: Hello | undefined;
    const server = createServer((socket) => {
      let isTls = false;
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        if (isTls) {
          hello = readHello(data);
          socket.destroy();
          return;
        }
        isTls = /^STARTTLS/i.test(data.toString());
        socket.write(isTls ? '220 go on\r\n' : /^EHLO/i.test(data.toString()) ? '250-x\r\n250 STARTTLS\r\n' : '250 ok\r\n');
      });
      socket.write('220 x ESMTP\r\n');
    });
    server.listen(0, '127.0.0.1', () => {
      const destination = `[127.0.0.1]:${(server.address() as AddressInfo).port}`;
      const env = { ...process.env, MAIL_CONFIG: join(tmpdir(), basename(folder)) };
      const child = spawn(...command('posttls-finger', ['-c', '-L', '0', ...args, destination]), { env, stdio: 'ignore' });
      child.on('error', reject);
      child.on('close', () => server.close(() => resolve(hello)));
    });
  });
}

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
