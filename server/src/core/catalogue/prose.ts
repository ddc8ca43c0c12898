// The words of the hover: what a parameter is good for, and what a value means. From the Markdown of server/prose, by scripts/prose.mjs.
// Facts (types, defaults, versions) are not here. The texts are most of a megabyte and lie in a file of their own, which is loaded at the
// first question: the build says how (scripts/build.mjs), and in the tests test/prose.ts.
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

const NOTHING: ProseData = { entries: [], parameters: {}, values: {} };

let data = lazy(() => NOTHING);

/** Where the texts come from: the value of dist/prose.js. Asked once, and not before somebody wants to read; without it there are facts only. */
export function provideProse(load: () => string): void {
  data = lazy(() => read(load));
}

/** A text that cannot be loaded must not take the facts with it. */
function read(load: () => string): ProseData {
  try {
    return JSON.parse(load()) as ProseData;
  } catch {
    return NOTHING;
  }
}

/** The text about a parameter; undefined where nobody wrote one. */
export function prose(name: string): Prose | undefined {
  const index = own(data().parameters, name);
  return index === undefined ? undefined : data().entries[index];
}

/**
 * What a word means, in one or two sentences of Markdown. The first argument is a vocabulary of server/facts/enums.json, or a topic of
 * scripts/prose.mjs, such as `tls-groups` (curves), `tls-cipher-names` (words of OpenSSL's cipher lists and of exclusions, without operator),
 * `restrictions`, `table-types` or `daemons`.
 */
export function valueMeaning(vocabularyOrTopic: string, value: string): string | undefined {
  return valueText(vocabularyOrTopic, value)?.split('\n\n', 1)[0];
}

/** The meaning, and what else we say, for pages that put facts between the two; the second is empty where there is none. */
export function meaningAndMore(vocabularyOrTopic: string, value: string): readonly [meaning: string | undefined, more: string] {
  const meaning = valueMeaning(vocabularyOrTopic, value);
  return [meaning, meaning === undefined ? '' : (valueText(vocabularyOrTopic, value) ?? '').slice(meaning.length + 2)];
}

/** The same with everything that we say about it. */
export function valueText(vocabularyOrTopic: string, value: string): string | undefined {
  const words = own(data().values, vocabularyOrTopic);
  return words && own(words.meanings, words.caseSensitive ? value : value.toLowerCase());
}

/** What a word means in every vocabulary and topic that explains it. */
export function meaningsOf(value: string): readonly { readonly topic: string; readonly text: string }[] {
  return Object.keys(data().values).flatMap((topic) => {
    const text = valueText(topic, value);
    return text === undefined ? [] : [{ topic, text }];
  });
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
