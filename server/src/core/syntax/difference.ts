// Where two states of a text differ.

/** Comparing blocks, which is one fast operation of the engine each, finds the place of the difference; only the last few are read by character. */
const BLOCKS = [8192, 256, 16];

/** How many characters two texts begin with in common. */
export function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  for (const block of BLOCKS) while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many characters, of at most `most`, two texts end with in common. */
export function commonSuffix(a: string, b: string, most: number): number {
  const fromEnd = (text: string, from: number, block: number): string => text.slice(text.length - from - block, text.length - from);
  let count = 0;
  for (const block of BLOCKS) while (count + block <= most && fromEnd(a, count, block) === fromEnd(b, count, block)) count += block;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}
