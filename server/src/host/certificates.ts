// Which keys the certificates of a configuration are for. Certificates are public; what cannot be read tells nothing, and nobody is told of it.
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { CertificateChain, CertificateKey, KeysIn } from '../core';

/** A chain has kilobytes; what is larger is something else. */
const MOST_BYTES = 1 << 20;
/** More files than any configuration names. */
const MOST_FILES = 200;

/** With the bits of those that have but one size. */
const KINDS = {
  rsa: { kind: 'RSA', bits: undefined },
  'rsa-pss': { kind: 'RSA', bits: undefined },
  ec: { kind: 'ECDSA', bits: undefined },
  ed25519: { kind: 'ECDSA', bits: 256 },
  ed448: { kind: 'ECDSA', bits: 456 },
} as const;
const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

/** `privkey.pem`, `mail.key`, `server-key.pem` */
const KEY_NAME = /(?:^|[._-])(?:priv)?key(?:[._-]|$)/i;

/** One block of a file; of a certificate the key that it is for, undefined where its kind is none of those above. */
type Block = 'private key' | { readonly key: CertificateKey | undefined };

/** Remembers what it read of a file for as long as the file stays as it is. */
export class CertificateReader {
  private readonly known = new Map<string, { readonly state: string; readonly blocks: readonly Block[] }>();

  /** What is asked later must be among these chains. */
  async read(chains: readonly CertificateChain[]): Promise<KeysIn> {
    const keys = new Map<string, readonly CertificateKey[] | undefined>();
    for (const chain of chains) keys.set(nameOf(chain), await this.keysOf(chain));
    return (asked) => {
      const found = asked.filter(([first]) => first !== 'none').map((chain) => keys.get(nameOf(chain)));
      return found.every((each) => each !== undefined) ? found.flat() : undefined;
    };
  }

  private async keysOf(chain: CertificateChain): Promise<readonly CertificateKey[] | undefined> {
    const blocks: Block[] = [];
    for (const path of [...chain].reverse()) {
      // What stands before a certificate ends with its key: a file that is named like one is that key, and stays closed.
      const isKeyAlone = blocks[0] !== undefined && blocks[0] !== 'private key' && KEY_NAME.test(basename(path));
      const found = isKeyAlone ? (['private key'] as const) : await this.blocksOf(path);
      if (!found) return undefined;
      blocks.unshift(...found);
    }
    const keys = ownKeys(blocks);
    return keys.length > 0 && keys.every((key) => key !== undefined) ? keys : undefined;
  }

  private async blocksOf(path: string): Promise<readonly Block[] | undefined> {
    try {
      // A pipe would keep everybody waiting, and a device would never end.
      const status = isAbsolute(path) ? await stat(path) : undefined;
      if (!status?.isFile() || status.size > MOST_BYTES) return undefined;
      const state = `${status.mtimeMs} ${status.size} ${status.ino}`;
      const known = this.known.get(path);
      if (known?.state === state) return known.blocks;
      const blocks = [...blocksIn(await readFile(path, 'latin1'))];
      if (this.known.size >= MOST_FILES) this.known.clear();
      this.known.set(path, { state, blocks });
      return blocks;
    } catch {
      return undefined;
    }
  }
}

const nameOf = (chain: CertificateChain): string => chain.join('\0');

/** Those of the first certificate, and of each one that follows a key: what else there is belongs to those who issued them. */
function ownKeys(blocks: readonly Block[]): readonly (CertificateKey | undefined)[] {
  return blocks.flatMap((block, index) => (block !== 'private key' && (index === 0 || blocks[index - 1] === 'private key') ? [block.key] : []));
}

function* blocksIn(text: string): Iterable<Block> {
  let start: RegExpExecArray | undefined;
  for (const mark of text.matchAll(/-----(BEGIN|END) ([A-Z0-9 ]+)-----/g)) {
    const [, word, label = ''] = mark;
    if (word === 'BEGIN') start = mark;
    else if (start?.[2] === label) {
      if (label.endsWith('PRIVATE KEY')) yield 'private key';
      else if (label === 'CERTIFICATE') yield { key: keyOf(text.slice(start.index, mark.index + mark[0].length)) };
      start = undefined;
    }
  }
}

function keyOf(pem: string): CertificateKey | undefined {
  try {
    const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = new X509Certificate(pem).publicKey;
    if (!Object.hasOwn(KINDS, type)) return undefined;
    const { kind, bits } = KINDS[type as keyof typeof KINDS];
    return { kind, bits: bits ?? details?.modulusLength ?? CURVE_BITS[details?.namedCurve ?? ''] };
  } catch {
    return undefined;
  }
}
