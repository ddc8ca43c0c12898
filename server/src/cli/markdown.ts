// The little Markdown that hovers and rule pages use, as text for a terminal. Reads no HTML, no tables, no nested lists.
import { visible } from './terminal';

const BOLD = ['\u001b[1m', '\u001b[0m'] as const;
const PLAIN = ['', ''] as const;
const ITEM = /^(\s*)(?:[-*]|\d+\.)\s+/;

export function renderMarkdown(markdown: string, width: number, colour: boolean): string {
  const renderer = new Renderer(width, colour ? BOLD : PLAIN);
  for (const line of markdown.split(/\r?\n/)) renderer.add(line);
  return renderer.end();
}

class Renderer {
  private readonly rows: string[] = [];
  private paragraph = '';
  private inCode = false;

  constructor(
    private readonly width: number,
    private readonly bold: readonly [string, string],
  ) {}

  add(line: string): void {
    if (/^\s*```/.test(line)) this.fence(line);
    else if (this.inCode) this.rows.push(`    ${visible(line)}`.trimEnd());
    else if (/^#{1,6} /.test(line)) this.heading(line.replace(/^#+ /, ''));
    else if (/^\s*(---|\*\*\*)\s*$/.test(line)) this.flush();
    else if (line.trim() === '') this.flush('');
    else if (ITEM.test(line)) {
      this.flush();
      this.paragraph = line;
    } else this.paragraph += (this.paragraph && ' ') + line.trim();
  }

  end(): string {
    this.flush();
    const text = this.rows.join('\n').replace(/\n{3,}/g, '\n\n');
    return `${text.trim()}\n`;
  }

  private fence(line: string): void {
    this.inCode = !this.inCode;
    const label = this.inCode ? fenceLabel(line) : '';
    this.flush(...(label ? [label] : []));
  }

  private heading(words: string): void {
    this.flush(this.bold[0] + inline(words, PLAIN) + this.bold[1]);
  }

  /** Ends the paragraph, and adds rows behind it. */
  private flush(...rows: readonly string[]): void {
    if (this.paragraph !== '') this.rows.push(...wrap(this.paragraph, this.width).map((row) => inline(row, this.bold)));
    this.paragraph = '';
    this.rows.push(...rows);
  }
}

/** The rule pages say of an example whether it is bad, good, or a bad one after its fix. */
function fenceLabel(line: string): string {
  const label = /\s(bad|good|fixed)\b/.exec(line)?.[1];
  return label ? `  (${label})` : '';
}

/** Breaks at blanks, but not within `code`, strong words and links; what follows the first row of a list item stands below its text. */
function wrap(paragraph: string, width: number): readonly string[] {
  const hanging = ' '.repeat(ITEM.exec(paragraph)?.[0].length ?? 0);
  const lead = /^\s*/.exec(paragraph)?.[0] ?? '';
  const rows: string[] = [];
  let row = '';
  for (const word of paragraph.match(/(?:`+[^`]*`+|\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\)|[^\s`])+/g) ?? []) {
    if (row !== '' && inline(`${row} ${word}`, PLAIN).length > width) {
      rows.push(row);
      row = hanging + word;
    } else row = row === '' ? lead + word : `${row} ${word}`;
  }
  return row === '' ? rows : [...rows, row];
}

/** `code`, **bold**, *emphasis*, [text](url) and escapes; what is in code stays as it is. */
function inline(row: string, [on, off]: readonly [string, string]): string {
  return visible(row)
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 ? part.replace(/^`+ ?| ?`+$/g, '') : plain(part, on, off)))
    .join('');
}

function plain(part: string, on: string, off: string): string {
  return part
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*([^*]+)\*\*/g, `${on}$1${off}`)
    .replace(/(?<![\w*\\])\*([^*\s][^*]*)\*(?!\w)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!<>|-])/g, '$1');
}
