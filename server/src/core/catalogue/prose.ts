// The words of the hover: what a parameter is good for, and what a value means. From the Markdown of server/prose, by scripts/prose.mjs.
// Facts (types, defaults, versions) are not here.
import { proseData } from './generated/prose';
import { lazy } from './lazy';

/** What we say about a parameter. */
export interface Prose {
  /** One sentence of plain text with `code`; stands alone. */
  readonly summary: string;
  /** Markdown, without the summary; may be empty. */
  readonly body: string;
}

interface ProseData {
  readonly entries: readonly Prose[];
  /** The entry of each parameter; twins share one. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Meanings by word, in small letters where case does not matter. */
  readonly values: Readonly<Record<string, { readonly caseSensitive: boolean; readonly meanings: Readonly<Record<string, string>> }>>;
}

const data = lazy(() => JSON.parse(proseData) as ProseData);

/** The text about a parameter; undefined where nobody wrote one. */
export function prose(name: string): Prose | undefined {
  const index = own(data().parameters, name);
  return index === undefined ? undefined : data().entries[index];
}

/**
 * What a word means, in one or two sentences of Markdown. The first argument is a vocabulary of server/facts/enums.json, or one of
 * `tls-protocol-operators`, `tls-groups` (curves) and `tls-cipher-names` (words of OpenSSL's cipher lists and of exclusions, without operator).
 */
export function valueMeaning(vocabularyOrTopic: string, value: string): string | undefined {
  const words = own(data().values, vocabularyOrTopic);
  return words && own(words.meanings, words.caseSensitive ? value : value.toLowerCase());
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
