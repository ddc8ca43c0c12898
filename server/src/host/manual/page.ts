// A manual's entry as plain text, written piece by piece: paragraphs that are wrapped, headings of items, examples as they are.

const WIDTH = 84;

export class Page {
  private readonly rows: string[] = [];
  private words = '';
  private bullet = '';
  private gap = false;
  indent = 0;

  /** Running text; blanks and line ends are one blank. */
  add(text: string): void {
    this.words += text;
  }

  /** Ends the paragraph; what follows begins on a line of its own. */
  break(): void {
    const words = this.words.split(/\s+/).filter((word) => word !== '');
    this.words = '';
    if (words.length === 0) return;
    const pad = ' '.repeat(this.indent);
    let row = pad + this.bullet;
    for (const word of words) {
      const isFirst = row.length === this.indent + this.bullet.length;
      if (!isFirst && row.length + 1 + word.length > WIDTH) {
        this.write(row);
        row = `${pad}${' '.repeat(this.bullet.length)}${word}`;
      } else row += isFirst ? word : ` ${word}`;
    }
    this.write(row);
    this.bullet = '';
  }

  /** Ends the paragraph; an empty line follows unless nothing does. */
  paragraph(): void {
    this.break();
    this.gap = true;
  }

  item(): void {
    this.break();
    this.bullet = '- ';
  }

  /** Lines as they are. */
  example(lines: string): void {
    this.paragraph();
    for (const line of lines.replace(/^\s*\n|\s+$/g, '').split('\n')) this.write(' '.repeat(this.indent) + line.trimEnd());
    this.gap = true;
  }

  end(): string {
    this.break();
    return `${this.rows.join('\n')}\n`;
  }

  private write(row: string): void {
    if (this.gap && this.rows.length > 0) this.rows.push('');
    this.gap = false;
    this.rows.push(row);
  }
}
