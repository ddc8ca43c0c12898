// Run by a Node whose OpenSSL is asked: reads cipher strings, a JSON list, and prints for each the ids of the suites in the ClientHello that it
// makes, or null where OpenSSL refuses the string. No socket is opened. Suites of SRP are never in a ClientHello: Node has no password for them.
import { readFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import tls from 'node:tls';

const HANDSHAKE = 22;
const LENGTHS_BEFORE_SESSION = 5 + 4 + 2 + 32;
/** "I can renegotiate", and no suite. */
const SIGNAL = 0x00ff;

async function answer(string) {
  const context = tls.createSecureContext({ minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: 'ALL:@SECLEVEL=0' });
  // A level stays until the next one is named, and a level above 0 would hide suites. The inner object takes a string as it is; Node's own
  // options take it apart first.
  const inner = string.replace(/@SECLEVEL=[0-5]/g, '@SECLEVEL=0');
  try {
    context.context.setCiphers(inner);
  } catch {
    return null;
  }
  const ids = await hello(context);
  if (ids.length > 0) return ids;
  // OpenSSL says no hello for TLS 1.2 with suites alone that end at TLS 1.1 (IDEA).
  const older = tls.createSecureContext({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' });
  older.context.setCiphers(inner);
  return hello(older);
}

function hello(secureContext) {
  return new Promise((resolve) => {
    const write = (bytes, _encoding, done) => {
      resolve(bytes[0] === HANDSHAKE ? suitesIn(bytes) : []);
      done();
    };
    const socket = new Duplex({ read: () => undefined, write });
    // With a callback for PSK its suites are offered too.
    const connection = tls.connect({ socket, secureContext, pskCallback: () => null, rejectUnauthorized: false });
    connection.on('error', () => resolve([]));
  });
}

function suitesIn(bytes) {
  const at = LENGTHS_BEFORE_SESSION + 1 + bytes[LENGTHS_BEFORE_SESSION];
  const count = bytes.readUInt16BE(at) / 2;
  return Array.from({ length: count }, (_, index) => bytes.readUInt16BE(at + 2 + 2 * index)).filter((id) => id !== SIGNAL);
}

const answers = [];
for (const string of JSON.parse(readFileSync(0, 'utf8'))) answers.push(await answer(string));
process.stdout.write(JSON.stringify({ node: process.versions.node, openssl: process.versions.openssl, answers }), () => process.exit());
