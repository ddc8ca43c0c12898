// What a module about one type of value offers. Knows no type.
import type { Analysis } from '../../analysis';
import type { Parameter } from '../../catalogue/parameters';
import type { ServiceEntry } from '../../model/configuration';
import { code } from '../markdown';

/** Where a word of a value stands, or may come to stand. */
export interface ValuePlace {
  readonly analysis: Analysis;
  readonly parameter: Parameter;
  /** The word before it: the argument of a restriction follows its word. */
  readonly before: string;
  /** Whose option it is, in master.cf. */
  readonly service?: ServiceEntry | undefined;
}

export interface Candidate {
  readonly value: string;
  readonly detail?: string;
  readonly deprecated?: boolean;
  readonly recommended?: boolean;
}

export interface ValueModule {
  /** Topics of server/prose/values that explain words of this type, beside the vocabularies of the parameter. `describe` then says more than they do. */
  readonly topics?: readonly string[];
  /** Markdown about one word; undefined where nothing certain can be said. */
  readonly describe?: (word: string, place: ValuePlace) => string | undefined;
  /** Markdown about all words together, every `$name` replaced that main.cf replaces. */
  readonly describeWhole?: (value: string, place: ValuePlace) => string | undefined;
  /** The words that may stand there, best first. Without it: those of the vocabularies, and tables where these are taken. */
  readonly complete?: (place: ValuePlace, isFirst: boolean) => readonly Candidate[];
  /** What is completed from the disk. */
  readonly takes?: 'file' | 'directory';
}

export const plain = (value: string): Candidate => ({ value });

/** A word and what is said of it. */
export function named(word: string, said: string | undefined): string | undefined {
  return said === undefined || said === '' ? undefined : `${code(word)}: ${said}`;
}
