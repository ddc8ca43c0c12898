// What a client says first (RFC 8446, 4.1.2), as far as it tells which TLS it speaks.

export interface Hello {
  /** Of TLS 1.2 and below, in order. */
  readonly suites: readonly number[];
  readonly tls13Suites: readonly number[];
  /** Oldest first. The lowest one cannot be seen in a hello without the extension: there only the newest counts. */
  readonly versions: readonly string[];
  /** The host that it asks for (SNI). */
  readonly serverName: string | undefined;
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

const VERSIONS: Readonly<Record<number, string>> = { 769: 'TLSv1', 770: 'TLSv1.1', 771: 'TLSv1.2', 772: 'TLSv1.3' };
const SERVER_NAME = 0;
const SUPPORTED_GROUPS = 10;
const SUPPORTED_VERSIONS = 43;

export function readHello(bytes: Buffer): Hello {
  let at = 5 + 4 + 2 + 32; // record, handshake, version, random
  at += 1 + bytes.readUInt8(at);
  const ids = numbersIn(bytes, at + 2, bytes.readUInt16BE(at));
  at += 2 + 2 * ids.length;
  at += 1 + bytes.readUInt8(at);
  const end = at + 2 + bytes.readUInt16BE(at);
  const newest = bytes.readUInt16BE(9);
  let versions = Object.keys(VERSIONS)
    .map(Number)
    .filter((version) => version <= newest);
  let serverName: string | undefined;
  let groups: string[] = [];
  for (at += 2; at < end; at += 4 + bytes.readUInt16BE(at + 2)) {
    const extension = bytes.readUInt16BE(at);
    if (extension === SUPPORTED_VERSIONS) versions = numbersIn(bytes, at + 5, bytes.readUInt8(at + 4));
    if (extension === SUPPORTED_GROUPS) groups = numbersIn(bytes, at + 6, bytes.readUInt16BE(at + 4)).map((id) => GROUPS[id] ?? String(id));
    if (extension === SERVER_NAME) serverName = bytes.toString('latin1', at + 9, at + 9 + bytes.readUInt16BE(at + 7));
  }
  const isNew = (id: number): boolean => id >> 8 === 0x13;
  const suites = ids.filter((id) => id !== 0x00ff && !isNew(id));
  const names = versions.sort().map((version) => VERSIONS[version] ?? String(version));
  return { suites, tls13Suites: ids.filter(isNew), versions: names, serverName, groups };
}

/** Numbers of two bytes each. */
function numbersIn(bytes: Buffer, from: number, length: number): number[] {
  return Array.from({ length: length / 2 }, (_, index) => bytes.readUInt16BE(from + 2 * index));
}
