// Text as the bytes that Postfix sees: their order, and how its messages show them. A lone surrogate U+DC80 to U+DCFF stands for one
// byte that is not UTF-8, as in server/src/bytes.ts. Knows nothing of parameters.

/** Negative, zero or positive, as strcmp() orders the bytes of two strings. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = a.charCodeAt(at) - b.charCodeAt(at);
    if (difference === 0) continue;
    return a.charCodeAt(at) < 0x80 && b.charCodeAt(at) < 0x80 ? difference : compareBytewise(a, b);
  }
  return a.length - b.length;
}

/** What Postfix writes to its log: every byte that is not printable ASCII becomes `?` (util/printable.c). */
export function printable(text: string): string {
  return text.replace(/[^ -~]/gu, (char) => '?'.repeat(byteLength(char.codePointAt(0) as number)));
}

function compareBytewise(a: string, b: string): number {
  const left = [...bytesOf(a)];
  const right = [...bytesOf(b)];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = (left[at] as number) - (right[at] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function* bytesOf(text: string): Generator<number> {
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    const length = byteLength(point);
    if (length === 1) yield point & 0xff;
    else yield ((0xf00 >> length) & 0xff) | (point >> (6 * (length - 1)));
    for (let rest = length - 2; rest >= 0; rest--) yield 0x80 | ((point >> (6 * rest)) & 0x3f);
  }
}

/** Bytes of a character in UTF-8; an escaped byte is one. */
function byteLength(point: number): number {
  if (point < 0x80 || (point >= 0xdc80 && point <= 0xdcff)) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
