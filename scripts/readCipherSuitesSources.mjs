// The two ways to ask an OpenSSL about cipher strings: openssl(1), and a Node that it is built into. Both answer with the ids of the selected
// suites in their order, for each string, or null where it is refused.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HELLO = fileURLToPath(new URL('readCipherSuitesHello.mjs', import.meta.url));
const FIRST_OF_TLS13 = 0x1301;
const LAST_OF_TLS13 = 0x13ff;
const isOfTls12 = ({ id }) => id < FIRST_OF_TLS13 || id > LAST_OF_TLS13;

export function opensslSource() {
  const [, version] = /^OpenSSL (\S+)/.exec(run('openssl', ['version']).stdout) ?? [];
  if (!version) throw new Error('there is no openssl(1), or it is no OpenSSL');
  const rows = (string) => readRows(string);
  const ask = (strings) => strings.map((string) => rows(string)?.map(({ id }) => id) ?? null);
  return { minor: minorOf(version), readFrom: `openssl ciphers -V of OpenSSL ${version}`, ask, rows: () => rows('ALL:COMPLEMENTOFALL') };
}

/** `rowOf` says what is known of a suite by its number: a ClientHello has nothing else. */
export function nodeSource(path, rowOf) {
  const askAll = (strings) => JSON.parse(run(path, [HELLO], { input: JSON.stringify(strings) }).stdout);
  const { node, openssl } = askAll([]);
  const ask = (strings) => askAll(strings).answers;
  const rows = () => ask(['ALL:COMPLEMENTOFALL'])[0].map(rowOf);
  return { minor: minorOf(openssl), readFrom: `ClientHello of Node ${node}, OpenSSL ${openssl}`, ask, rows };
}

/** The names in the standards, by number, as the installed openssl(1) has them. */
export function standardNames() {
  const row = /^\s*0x(\w\w),0x(\w\w) - (\S+)/gm;
  const { stdout } = run('openssl', ['ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL']);
  return new Map([...stdout.matchAll(row)].map(([, high, low, name]) => [Number.parseInt(high + low, 16), name]));
}

/** What a version is called by its table: `1.1.1`, `3.5`. */
function minorOf(version) {
  return /^(1\.1\.1|\d+\.\d+)/.exec(version)[0];
}

function readRows(string) {
  const { status, stdout } = spawnSync('openssl', ['ciphers', '-V', string], { encoding: 'utf8' });
  return status === 0 ? stdout.trimEnd().split('\n').map(readRow).filter(isOfTls12) : undefined;
}

/** `0xC0,0x2C - NAME TLSv1.2 Kx=ECDH Au=ECDSA Enc=AESGCM(256) Mac=AEAD` */
function readRow(row) {
  const [, high, low, name, minimum, keyExchange, authentication, encryption, bits = '0', mac] =
    /^\s*0x(\w\w),0x(\w\w) - (\S+)\s+(\S+)\s+Kx=(\S+)\s+Au=(\S+)\s+Enc=([^\s(]+)(?:\((\d+)\))?\s+Mac=(\S+)/.exec(row) ?? [];
  if (!name) throw new Error(`cannot read this row of openssl: ${row}`);
  const id = Number.parseInt(high + low, 16);
  return { name, id, minimum, keyExchange, authentication, encryption: encryption.replace('/POLY1305', ''), bits: Number(bits), mac };
}

function run(command, args, options) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30, ...options });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.error?.message ?? result.stderr}`);
  return result;
}
