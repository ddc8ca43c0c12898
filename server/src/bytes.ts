// Files as bytes and text as strings, without loss: a byte that is not part of valid UTF-8 becomes one lone surrogate U+DC80 to U+DCFF
// ("surrogateescape", as Python does it) and comes back as that byte. Knows no files and no Node.
// Lone surrogates of any other kind cannot come from decoding; they are encoded as U+FFFD, as TextEncoder does.

const ESCAPE = 0xdc00;
const CHUNK = 8192;

/** Text of any bytes; a byte order mark stays. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeEscaping(bytes);
  }
}

/** The bytes that `decodeBytes` made the text from. */
export function encodeBytes(text: string): Uint8Array {
  return /[\ud800-\udfff]/u.test(text) ? encodeEscaped(text) : new TextEncoder().encode(text);
}

function decodeEscaping(bytes: Uint8Array): string {
  const units = new Uint16Array(CHUNK);
  const parts: string[] = [];
  let used = 0;
  for (let at = 0; at < bytes.length; ) {
    if (used > CHUNK - 2) {
      parts.push(String.fromCharCode(...units.subarray(0, used)));
      used = 0;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      units[used++] = ESCAPE + (bytes[at++] as number);
      continue;
    }
    const point = codePoint(bytes, at, length);
    at += length;
    if (point < 0x10000) units[used++] = point;
    else {
      units[used++] = 0xd7c0 + (point >> 10);
      units[used++] = 0xdc00 + (point & 0x3ff);
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, used)));
  return parts.join('');
}

/** Length of the valid UTF-8 sequence at `at`, or 0 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = announcedLength(first);
  if (length === 0 || at + length > bytes.length || !isSecondByte(first, bytes[at + 1] as number)) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  return length;
}

function announcedLength(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** The second byte is where overlong forms, surrogates and what lies above U+10FFFF are told. */
function isSecondByte(first: number, second: number): boolean {
  switch (first) {
    case 0xe0:
      return second >= 0xa0 && second <= 0xbf;
    case 0xed:
      return second >= 0x80 && second <= 0x9f;
    case 0xf0:
      return second >= 0x90 && second <= 0xbf;
    case 0xf4:
      return second >= 0x80 && second <= 0x8f;
    default:
      return (second & 0xc0) === 0x80;
  }
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] as number;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f);
  return point;
}

/** Lone escapes lie between stretches of sound text, which the platform encodes. */
function encodeEscaped(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const target = new Uint8Array(text.length * 3);
  let used = 0;
  let done = 0;
  for (const match of text.matchAll(/[\udc80-\udcff]/gu)) {
    used += encoder.encodeInto(text.slice(done, match.index), target.subarray(used)).written;
    target[used++] = match[0].charCodeAt(0) - ESCAPE;
    done = match.index + 1;
  }
  used += encoder.encodeInto(text.slice(done), target.subarray(used)).written;
  return target.slice(0, used);
}
