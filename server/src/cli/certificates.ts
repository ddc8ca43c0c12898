// Which keys the certificates in some files are for. Certificates are public; a file that cannot be read tells nothing.
import { X509Certificate } from 'node:crypto';
import type { PostureOptions } from '../core';
import { decode, readBytes } from './files';

type Keys = ReturnType<NonNullable<PostureOptions['keysIn']>>;
/** With the bits of those that have but one size. */
const KINDS = {
  rsa: { kind: 'RSA', bits: undefined },
  'rsa-pss': { kind: 'RSA', bits: undefined },
  ec: { kind: 'ECDSA', bits: undefined },
  ed25519: { kind: 'ECDSA', bits: 256 },
  ed448: { kind: 'ECDSA', bits: 456 },
} as const;
const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

/** Undefined unless every file could be read and has a certificate of a known kind. */
export function keysIn(files: readonly string[]): Keys {
  const keys = files.map(keysInFile);
  return keys.every((each) => each !== undefined && each.length > 0) ? keys.flatMap((each) => each ?? []) : undefined;
}

function keysInFile(path: string): Keys {
  try {
    const text = decode(readBytes(path, path, false) ?? new Uint8Array());
    return ownCertificates(text).flatMap((pem) => {
      const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = new X509Certificate(pem).publicKey;
      if (!Object.hasOwn(KINDS, type)) return [];
      const { kind, bits } = KINDS[type as keyof typeof KINDS];
      return [{ kind, bits: bits ?? details?.modulusLength ?? CURVE_BITS[details?.namedCurve ?? ''] }];
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
