// Which kinds of keys the certificates in some files have. Certificates are public; a file that cannot be read tells nothing.
import { X509Certificate } from 'node:crypto';
import type { PostureOptions } from '../core';
import { decode, readBytes } from './files';

type Kinds = ReturnType<NonNullable<PostureOptions['keysIn']>>;
const KINDS = { rsa: 'RSA', 'rsa-pss': 'RSA', ec: 'ECDSA', ed25519: 'ECDSA', ed448: 'ECDSA' } as const;
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** Undefined unless every file could be read and has a certificate of a known kind. */
export function keysIn(files: readonly string[]): Kinds {
  const kinds = files.map(kindsInFile);
  return kinds.every((each) => each !== undefined && each.length > 0) ? [...new Set(kinds.flatMap((each) => each ?? []))] : undefined;
}

function kindsInFile(path: string): Kinds {
  try {
    const text = decode(readBytes(path, path, false) ?? new Uint8Array());
    return ownCertificates(text).flatMap((pem) => {
      const kind = new X509Certificate(pem).publicKey.asymmetricKeyType;
      return kind !== undefined && kind in KINDS ? [KINDS[kind as keyof typeof KINDS]] : [];
    });
  } catch {
    return undefined;
  }
}

/** The first certificate of a file, and each one that follows a key: what else there is belongs to those who issued them. */
function ownCertificates(text: string): readonly string[] {
  const own: string[] = [];
  let isNext = true;
  for (const [block, label = ''] of text.matchAll(BLOCK)) {
    if (label.endsWith('PRIVATE KEY')) isNext = true;
    else if (label === 'CERTIFICATE' && isNext) {
      own.push(block);
      isNext = false;
    }
  }
  return own;
}
