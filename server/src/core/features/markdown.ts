// Markdown that no text of a configuration can break out of: whatever comes from a file is shown as code.
import { messages } from '../messages';

/** Longer texts would hide the rest of a hover. */
const MOST = 160;

/** Inline code on one line; text with backticks gets a longer fence, the empty text a word of its own. */
export function code(value: string, most = MOST): string {
  const shown = visible(value);
  if (shown === '') return `*${messages.hover.empty}*`;
  const cut = shown.length > most ? `${shown.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : shown;
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest ? `${fence} ${cut} ${fence}` : `${fence}${cut}${fence}`;
}

/** A list of words as code. */
export function codes(values: readonly string[]): string {
  return values.map((value) => code(value)).join(', ');
}

/** A value is looked at, not run: blanks and line ends become one space, and what could hide or turn text becomes a mark. */
function visible(value: string): string {
  return value
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '�')
    .replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '�');
}
