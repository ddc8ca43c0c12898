// What completion gives back. Knows nothing of how it is found.
import type { Edit, Span } from '../text';

export interface Completion {
  readonly label: string;
  readonly kind: 'parameter' | 'value' | 'reference' | 'snippet' | 'path';
  readonly insertText: string;
  /** The same with places to fill in, as LSP's snippets have them: `${1:what insertText has}`. */
  readonly template?: string;
  /** What changes elsewhere in the file when it is taken. */
  readonly edits?: readonly Edit[];
  /** A few words beside the label. */
  readonly detail?: string;
  /** Short Markdown. What is long is made for the item that is looked at: of `parameter`, or of a word (`Completions.wordsOf`). */
  readonly documentation?: string;
  readonly parameter?: string;
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
  readonly sortText: string;
}

export interface WordPlace {
  readonly parameter: string;
  readonly before: string;
}

export interface Completions {
  /** What every item replaces: around the cursor, on its line. */
  readonly span: Span;
  readonly items: readonly Completion[];
  /** Where the items are words of a value: the parameter, and the word before them. `describeWordHere` has the text about each. */
  readonly wordsOf?: WordPlace;
  /** There are more: ask again when more is typed. */
  readonly isIncomplete?: boolean;
}

/** The rest of a word behind the cursor, which an item replaces together with what stands before it. */
export function wordBehind(text: string, offset: number, characters: RegExp): string {
  return characters.exec(text.slice(offset, offset + 300))?.[0] ?? '';
}
