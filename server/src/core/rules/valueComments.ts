// Where a value holds what was meant as a comment.
import { splitBraced } from '../syntax/words';
import type { Span } from '../text';

/** The parts of a value from a word that begins with `#`, outside of braces, to the end of its physical line. */
export function* commentsIn(value: string, sourceOf: (at: number) => number): Iterable<Span> {
  let behind = 0;
  for (const word of splitBraced(value)) {
    if (word.start < behind || !word.text.startsWith('#') || (word.start > 0 && value[word.start - 1] === ',' && word.text.length > 1)) continue;
    behind = word.start + 1;
    while (behind < value.length && sourceOf(behind) === sourceOf(behind - 1) + 1) behind++;
    yield { start: word.start, end: word.start + value.slice(word.start, behind).trimEnd().length };
  }
}
