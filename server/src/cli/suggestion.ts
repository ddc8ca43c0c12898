// "Did you mean": the end of a message about a word that is not known.
import { coreMessages, nearest } from '../core';

const text = coreMessages.cli;

/** `; did you mean "x"?`, or what may be chosen where nothing is near and the choice is small. */
export function suggestion(word: string, known: readonly string[], mostListed = 0): string {
  const byKey = new Map(known.map((name) => [name.replaceAll('-', '_'), name]));
  const found = nearest(word, [...byKey.keys()]).map((key) => `"${byKey.get(key) ?? key}"`);
  if (found.length > 0) return `; ${text.didYouMean(found)}`;
  return known.length <= mostListed ? `; ${text.choices(known)}` : '';
}
