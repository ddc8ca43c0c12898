// Pieces of the pages that editors show: text is escaped here and nowhere else.

/** Text as HTML. */
export function html(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** A mark with its colour; nothing where there is none. */
export function markOf(mark: string | undefined): string {
  if (mark === undefined) return '';
  const css = mark === 'pass' ? 'A' : mark === 'phase-out' ? 'C' : mark === 'fail' ? 'F' : mark.slice(0, 1);
  return `<span class="mark mark-${css}">${html(mark)}</span>`;
}

/** A list; nothing where it is empty. */
export function list(items: readonly string[], css = ''): string {
  return items.length === 0 ? '' : `<ul${css && ` class="${css}"`}>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
