// Finds parameters by what they do: "largest mail", "retry", "größe". Names, our texts and the words of catalogue/searchWords.ts count; what
// is rare counts more. The index is made at the first search for a version.
import { categoryTitle, nearest, nearestNames, type Parameter, parameter, parameterNames } from '../catalogue/parameters';
import { FILLERS, fold, searchWords } from '../catalogue/searchWords';
import { usualRank } from '../catalogue/usual';
import { formatVersion, type Version } from '../catalogue/version';
import { textAbout } from './parameterText';

export interface FoundParameter {
  readonly name: string;
  /** One sentence; its category where nobody wrote one. */
  readonly summary: string;
}

export const MOST_FOUND = 50;
const MOST_QUERY = 200;
/** What a hit in one place is worth. */
const WORTH = { name: 10, summary: 5, category: 1.5, body: 1.5 } as const;
const BEGINNING = 0.6;
const SYNONYM = 0.7;
/** Each further word that may be meant is less likely. */
const NEXT = 0.93;
/** A parameter whose whole name is meant. */
const WHOLE = 2;
const MISSPELT = 0.6;

interface Entry extends FoundParameter {
  readonly parts: number;
  /** Usual parameters, and not their `lmtp_` twins, are what most people look for. */
  readonly bonus: number;
}

interface Index {
  readonly entries: readonly Entry[];
  /** By word, how much the hit is worth in each entry. */
  readonly places: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly words: readonly string[];
}

/** The parameters of that version, best first; for an empty query the ones that people set most. */
export function findParameters(query: string, target: Version): readonly FoundParameter[] {
  const index = indexOf(target);
  const asked = fold(query.slice(0, MOST_QUERY));
  const all = wordsOf(asked);
  const telling = all.filter((word) => !FILLERS.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0) return usual(index);
  const sums = new Map<number, { score: number; hits: number }>();
  for (const word of words) {
    for (const [entry, score] of scoresOf(index, word)) {
      const before = sums.get(entry) ?? { score: 0, hits: 0 };
      sums.set(entry, { score: before.score + score, hits: before.hits + 1 });
    }
  }
  const near = nearNames(words.join('_'), target);
  const ranked = index.entries.flatMap((entry, place) => {
    const { score, hits } = sums.get(place) ?? { score: 0, hits: 0 };
    const whole = ofWholeName(entry, words.join('_'), near);
    return score + whole > 0 ? [{ entry, score: score * entry.bonus * (hits / words.length) ** 2 + whole }] : [];
  });
  ranked.sort((a, b) => b.score - a.score || a.entry.parts - b.entry.parts || (a.entry.name < b.entry.name ? -1 : 1));
  return ranked.slice(0, MOST_FOUND).map(({ entry: { name, summary } }) => ({ name, summary }));
}

function usual({ entries }: Index): readonly FoundParameter[] {
  const rank = ({ name }: Entry): number => usualRank(name) ?? Number.POSITIVE_INFINITY;
  const known = entries.filter(({ name }) => usualRank(name) !== undefined).sort((a, b) => rank(a) - rank(b));
  return known.slice(0, MOST_FOUND).map(({ name, summary }) => ({ name, summary }));
}

/** Who types a name, or most of one, wants that parameter, whatever others say of it. */
function ofWholeName({ name }: Entry, asked: string, near: readonly string[]): number {
  const small = name.toLowerCase();
  if (small === asked) return 1000;
  if (asked.includes('_') && small.startsWith(asked)) return 100;
  if (asked.includes('_') && small.includes(asked)) return 50;
  const rank = near.indexOf(name);
  return rank < 0 ? 0 : 40 - rank;
}

/** Only what looks like a whole name: one word of a sentence has others that repair it. */
function nearNames(asked: string, target: Version): readonly string[] {
  return asked.includes('_') || parameter(asked) === undefined ? nearestNames(asked, target, 5) : [];
}

/** What each entry gets for one word of the query. */
function scoresOf(index: Index, word: string): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  addScores(index, scores, word, 1);
  for (const [rank, other] of searchWords(word).entries()) addScores(index, scores, other, SYNONYM * NEXT ** rank);
  if (scores.size === 0 && word.length > 3) for (const other of nearest(word, index.words)) addScores(index, scores, other, MISSPELT);
  return scores;
}

function addScores(index: Index, scores: Map<number, number>, word: string, share: number): void {
  if (word.includes('_') || parameter(word)) addNames(index, scores, word, share);
  if (word.includes('_')) return;
  const ending = index.words.filter((each) => each.startsWith(word) && (each === word || word.length > 1));
  for (const each of ending) {
    const places = index.places.get(each) as ReadonlyMap<number, number>;
    const rarity = Math.log(1 + index.entries.length / places.size) / Math.log(1 + index.entries.length);
    for (const [entry, worth] of places) raise(scores, entry, worth * rarity * share * (each === word ? 1 : BEGINNING));
  }
}

/** A part of a name of more than one word. */
function addNames(index: Index, scores: Map<number, number>, part: string, share: number): void {
  for (const [place, { name }] of index.entries.entries()) {
    if (name.includes(part)) raise(scores, place, WORTH.name * share * (name === part ? WHOLE : 1));
  }
}

function raise(scores: Map<number, number>, entry: number, score: number): void {
  if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
}

const indexes = new Map<string, Index>();

function indexOf(target: Version): Index {
  const key = formatVersion(target);
  const index = indexes.get(key) ?? makeIndex(parameterNames(target));
  indexes.set(key, index);
  return index;
}

function makeIndex(names: readonly string[]): Index {
  const places = new Map<string, Map<number, number>>();
  const entries = names.flatMap((name) => parameter(name) ?? []).map((found, place) => makeEntry(found, place, places));
  return { entries, places, words: [...places.keys()] };
}

function makeEntry(found: Parameter, place: number, places: Map<string, Map<number, number>>): Entry {
  const { name, category, equivalentOf, deprecatedSince } = found;
  const { summary, body } = textAbout(found);
  const parts = wordsOfText(name);
  const add = (words: readonly string[], worth: number): void => {
    for (const word of words) {
      const known = places.get(word) ?? new Map<number, number>();
      if (worth > (known.get(place) ?? 0)) known.set(place, worth);
      places.set(word, known);
    }
  };
  // A short name that is hit is meant; a long one says other things too.
  add(parts, (WORTH.name * 4) / (3 + parts.length));
  add(wordsOfText(summary), WORTH.summary);
  add(wordsOfText(categoryTitle(category)), WORTH.category);
  add(wordsOfText(body), WORTH.body);
  const bonus = (usualRank(name) === undefined ? 1 : 1.25) * (equivalentOf === undefined ? 1 : 0.8) * (deprecatedSince === undefined ? 1 : 0.7);
  return { name, summary: summary === '' ? categoryTitle(category) : summary, parts: parts.length, bonus };
}

/** The different words of one of our own texts, which are English; there is most of a megabyte of them. */
function wordsOfText(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z\d]+/g) ?? [])].map(stem);
}

function wordsOf(folded: string): string[] {
  return (folded.match(/[\p{L}\d]+/gu) ?? []).map(stem);
}

/** `retries` is asked for where the text says `retry`. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
