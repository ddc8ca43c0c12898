// Markdown that no text of a configuration can break out of.

/** Inline code; text with backticks gets a longer fence, the empty text a word of its own. */
export function code(value: string): string {
  if (value === '') return '*empty*';
  const shown = value.length > 300 ? `${value.slice(0, 300)}…` : value;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}
