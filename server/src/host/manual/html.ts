// An entry of postconf.5.html as plain text. Reads the few elements that Postfix's manuals use, and takes any others for nothing.
import { Page } from './page';

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  apos: "'",
  ge: '≥',
  le: '≤',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};
const STEP = 4;

/** Undefined where the page has no anchor of that name. */
export function htmlEntry(html: string, name: string): string | undefined {
  const anchor = html.indexOf(`<a name="${name}">`);
  if (anchor < 0) return undefined;
  // The name stands in <dt>; a page that is made otherwise is no page of ours.
  const before = html.slice(Math.max(0, anchor - 200), anchor);
  const start = before.toLowerCase().lastIndexOf('<dt');
  return start < 0 ? undefined : new Reader().read(html, anchor - before.length + start);
}

class Reader {
  private readonly page = new Page();
  /** The lists that are open, and where the text stood around each; the entry's own list is the first. */
  private readonly lists = [{ column: 0, around: 0 }];
  private example: string | undefined;
  private hasText = false;

  /** From a <dt> to the next one of the same list that follows a <dd>. */
  read(html: string, start: number): string {
    const pieces = /<(\/?)([a-z][a-z0-9]*)[^>]*>|<!--[\s\S]*?-->|[^<]+|</gi;
    pieces.lastIndex = start;
    for (let found = pieces.exec(html); found; found = pieces.exec(html)) {
      const [piece, slash = '', tag] = found;
      if (tag === undefined) this.text(piece);
      else if (this.isEnd(slash !== '', tag.toLowerCase())) break;
      else this.tag(slash !== '', tag.toLowerCase());
    }
    return this.page.end();
  }

  private isEnd(closes: boolean, tag: string): boolean {
    if (this.lists.length > 1) return false;
    return tag === 'dt' ? !closes && this.hasText : closes && (tag === 'dl' || tag === 'body');
  }

  private text(piece: string): void {
    const text = piece.startsWith('<!--') ? '' : decode(piece);
    if (this.example === undefined) this.page.add(text);
    else this.example += text;
  }

  private tag(closes: boolean, tag: string): void {
    const column = this.lists.at(-1)?.column ?? 0;
    if (tag === 'pre') this.pre(closes);
    else if (tag === 'br') this.page.break();
    else if (tag === 'p') this.page.paragraph();
    else if (tag === 'dl' || tag === 'ul' || tag === 'ol' || tag === 'blockquote') this.list(closes, tag === 'dl' ? 0 : STEP / 2);
    else if (tag === 'dt' && !closes) this.at(column);
    else if (tag === 'dd') this.definition(closes, column);
    else if (tag === 'li' && !closes) this.page.item();
  }

  private pre(closes: boolean): void {
    if (closes && this.example !== undefined) this.page.example(this.example);
    this.example = closes ? undefined : '';
  }

  private list(closes: boolean, step: number): void {
    this.page.paragraph();
    if (!closes) {
      this.lists.push({ column: this.page.indent + step, around: this.page.indent });
      this.page.indent += step;
    } else if (this.lists.length > 1) this.page.indent = this.lists.pop()?.around ?? 0;
  }

  private definition(closes: boolean, column: number): void {
    this.page.break();
    this.hasText = true;
    if (!closes) this.page.indent = column + STEP;
  }

  /** A term begins a paragraph in the column of its list. */
  private at(column: number): void {
    this.page.paragraph();
    this.page.indent = column;
  }
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));?/gi, (whole, decimal?: string, hex?: string, name = '') => {
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (Number.isNaN(code)) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
