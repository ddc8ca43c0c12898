// Names that somebody may have meant: by edit distance, and the twin of a name on the other side of SMTP.
import { parameterNames } from './presence';
import { parameter } from './store';
import type { Version } from './version';

/** The names of that version nearest to a misspelt one, best first; none where nothing is near. */
export function nearestNames(name: string, target: Version, limit = 3): string[] {
  return nearest(name, parameterNames(target), limit);
}

/** The words nearest to a misspelt one, best first: fewest edits, then the longer common beginning, then the alphabet. */
export function nearest(word: string, candidates: readonly string[], limit = 3): string[] {
  const wanted = normalise(word);
  const budget = Math.max(1, Math.min(4, Math.floor(wanted.length / 4)));
  const found: { name: string; edits: number; shared: number }[] = [];
  for (const name of candidates) {
    const edits = editDistance(wanted, normalise(name), budget);
    if (edits <= budget) found.push({ name, edits, shared: sharedStart(wanted, name) });
  }
  found.sort((a, b) => a.edits - b.edits || b.shared - a.shared || (a.name < b.name ? -1 : 1));
  return found.slice(0, limit).map(({ name }) => name);
}

/** `smtpd_x` for `smtp_x` and the other way round, if there is such a parameter. */
export function twin(name: string): string | undefined {
  const other = name.startsWith('smtpd_') ? `smtp_${name.slice(6)}` : name.startsWith('smtp_') ? `smtpd_${name.slice(5)}` : undefined;
  return other !== undefined && parameter(other) ? other : undefined;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment);
 * anything above `most` comes out as `most + 1`, as early as possible.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** Case and the kind of hyphen are no spelling mistakes to count. */
function normalise(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
