// Names that somebody may have meant: by edit distance, and the twin of a name on the other side of SMTP.
import { parameterNames } from './presence';
import { parameter } from './store';
import type { Version } from './version';

/** The names of that version nearest to a misspelt one, best first; none where nothing is near. */
export function nearestNames(name: string, target: Version, limit = 3): string[] {
  return nearest(name, parameterNames(target), limit);
}

/**
 * The words nearest to a misspelt one, best first: fewest edits, then the longer common beginning, then the alphabet.
 * Words that need two edits more than the best one are left out: nobody means them.
 */
export function nearest(word: string, candidates: readonly string[], limit = 3): string[] {
  const wanted = word.toLowerCase().replaceAll('-', '_');
  const most = Math.max(1, Math.min(4, Math.floor(wanted.length / 4)));
  let found = within(wanted, candidates, Math.min(most, 2));
  if (found.length === 0 && most > 2) found = within(wanted, candidates, most);
  found.sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.name < b.name ? -1 : 1));
  return found
    .filter(({ edits }) => edits <= (found[0]?.edits ?? 0) + 1)
    .slice(0, limit)
    .map(({ name }) => name);
}

function within(wanted: string, candidates: readonly string[], most: number): { name: string; edits: number; shared: number }[] {
  const found = [];
  const letters = lettersOf(wanted);
  const byLength = prepare(candidates);
  for (let length = wanted.length - most; length <= wanted.length + most; length++) {
    for (const candidate of byLength.get(length) ?? []) {
      if (!canBeNear(letters, candidate.letters, most)) continue;
      const edits = editDistance(wanted, candidate.lower, most);
      if (edits <= most) found.push({ name: candidate.name, edits, shared: sharedStart(wanted, candidate.name) });
    }
  }
  return found;
}

interface Candidate {
  readonly name: string;
  readonly lower: string;
  readonly letters: number;
}

const prepared = new WeakMap<readonly string[], ReadonlyMap<number, readonly Candidate[]>>();

/** The candidates by length, with what is asked of each of them again and again: a file may have very many misspelt names. */
function prepare(candidates: readonly string[]): ReadonlyMap<number, readonly Candidate[]> {
  const known = prepared.get(candidates);
  if (known) return known;
  const byLength = new Map<number, Candidate[]>();
  for (const name of candidates) {
    const same = byLength.get(name.length) ?? [];
    same.push({ name, lower: name.toLowerCase(), letters: lettersOf(name) });
    byLength.set(name.length, same);
  }
  prepared.set(candidates, byLength);
  return byLength;
}

/** The letters of a word as bits, without regard to case. Digits have bits that no letter has, since few names of Postfix's have any. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    bits |= 1 << (code >= 48 && code <= 57 ? 27 + (code & 3) : code & 31);
  }
  return bits;
}

/** Every letter that only one of two words has costs an edit; one edit can repair a letter on either side. */
function canBeNear(a: number, b: number, most: number): boolean {
  return count(a & ~b) <= most && count(b & ~a) <= most;
}

/** The ones in a number of 32 bits, summed up in pairs, in fours and in bytes. */
function count(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** `smtpd_x` for `smtp_x` and the other way round, if there is such a parameter. */
export function twin(name: string): string | undefined {
  const other = name.startsWith('smtpd_') ? `smtp_${name.slice(6)}` : name.startsWith('smtp_') ? `smtpd_${name.slice(5)}` : undefined;
  return other !== undefined && parameter(other) ? other : undefined;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). Whatever is above `most`
 * comes out as `most + 1`; only the band of the table that can stay below is computed.
 */
export function editDistance(left: string, right: string, most: number): number {
  const tooFar = most + 1;
  if (Math.abs(left.length - right.length) > most) return tooFar;
  const [a, b] = differing(left, right);
  let [beforeLast = [], last = [], row = []] = rows;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    row[from - 1] = from === 1 ? i : tooFar;
    row[to + 1] = tooFar; // the next row looks there
    let least = row[from - 1] as number;
    for (let j = from; j <= to; j++) {
      const edits = cell(a, b, i, j, row, last, beforeLast);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return tooFar;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(last[b.length] as number, tooFar);
}

/** Two words without what both begin and end with: that costs no edit. */
function differing(a: string, b: string): readonly [string, string] {
  const start = sharedStart(a, b);
  let endOfA = a.length;
  let endOfB = b.length;
  while (endOfA > start && endOfB > start && a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)) {
    endOfA--;
    endOfB--;
  }
  return [a.slice(start, endOfA), b.slice(start, endOfB)];
}

/** Used anew for every pair of words. */
const rows: readonly number[][] = [[], [], []];

function cell(a: string, b: string, i: number, j: number, row: number[], last: number[], beforeLast: number[]): number {
  const x = a.charCodeAt(i - 1);
  const y = b.charCodeAt(j - 1);
  const edits = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (x === y ? 0 : 1));
  const isSwap = i > 1 && j > 1 && x !== y && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y;
  return isSwap ? Math.min(edits, (beforeLast[j - 2] as number) + 1) : edits;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
