// `node scripts/readCipherSuites.mjs`: writes server/facts/cipherSuites.json from what the installed openssl(1) says of its own suites. Run it
// where another OpenSSL is installed to add that version; the rows of other versions stay as they are.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../server/facts/cipherSuites.json', import.meta.url);
/** The level that hides nothing. */
const EVERYTHING = ':@SECLEVEL=0';

const openssl = (...args) => execFileSync('openssl', args, { encoding: 'utf8' }).trim();
const selectedBy = (word) => new Set(openssl('ciphers', word + EVERYTHING).split(':'));

function main() {
  const [, version, minor] = /^OpenSSL ((\d+\.\d+)\.\S+)/.exec(openssl('version')) ?? [];
  if (!version) throw new Error(`this is no OpenSSL: ${openssl('version')}`);
  const [high, fips, notDefault] = ['HIGH', 'FIPS', 'COMPLEMENTOFDEFAULT'].map(selectedBy);
  const suites = openssl('ciphers', '-V', `ALL:COMPLEMENTOFALL${EVERYTHING}`)
    .split('\n')
    .map((row) => readRow(row))
    .filter(({ minimum }) => minimum !== 'TLSv1.3')
    .map((suite) => ({ ...suite, isHigh: high.has(suite.name), isDefault: !notDefault.has(suite.name), isFips: fips.has(suite.name) }));
  const known = readKnown().filter((each) => each.version !== minor);
  const tables = [...known, { version: minor, readFrom: `openssl ciphers -V of OpenSSL ${version}`, suites }].sort((a, b) => (a.version < b.version ? -1 : 1));
  writeFileSync(FILE, `[\n${tables.map(tableText).join(',\n')}\n]\n`);
  console.log(`OpenSSL ${minor}: ${suites.length} suites`);
}

/** `0xC0,0x2C - NAME TLSv1.2 Kx=ECDH Au=ECDSA Enc=AESGCM(256) Mac=AEAD` */
function readRow(row) {
  const [, high, low, name, minimum, keyExchange, authentication, encryption, bits = '0', mac] =
    /^\s*0x(\w\w),0x(\w\w) - (\S+)\s+(\S+)\s+Kx=(\S+)\s+Au=(\S+)\s+Enc=([^\s(]+)(?:\((\d+)\))?\s+Mac=(\S+)/.exec(row) ?? [];
  if (!name) throw new Error(`cannot read this row of openssl: ${row}`);
  const id = Number.parseInt(high + low, 16);
  return { name, id, minimum, keyExchange, authentication, encryption: encryption.replace('/POLY1305', ''), bits: Number(bits), mac };
}

function readKnown() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function tableText({ suites, ...rest }) {
  return `${JSON.stringify({ ...rest, suites: [] }).slice(0, -2)}\n${suites.map((suite) => `  ${JSON.stringify(suite)}`).join(',\n')}\n]}`;
}

main();
