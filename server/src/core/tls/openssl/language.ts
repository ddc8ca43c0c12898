// What one version of OpenSSL understands in a cipher string, made once for each table.
import { ALIASES, type Pattern, patternOf } from './aliases';
import type { CipherTable } from './suite';

export interface Language {
  /** What each word selects: names of suites and aliases. */
  readonly words: ReadonlyMap<string, Pattern>;
  /** What a word is made of; sticky. */
  readonly word: RegExp;
}

export function languageOf({ suites, unknownWords = [] }: CipherTable): Language {
  const aliases = [...ALIASES].filter(([word]) => !unknownWords.includes(word));
  const names = suites.flatMap((suite) => {
    const pattern = patternOf(suite);
    return [suite.name, ...(suite.standardName ? [suite.standardName] : [])].map((name) => [name, pattern] as const);
  });
  // The underscore came with the names that need it.
  const hasStandardNames = suites.some(({ standardName }) => standardName !== undefined);
  return { words: new Map([...aliases, ...names]), word: hasStandardNames ? /[A-Za-z0-9._=-]*/y : /[A-Za-z0-9.=-]*/y };
}
