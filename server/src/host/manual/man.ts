// An entry of the manual page postconf(5), from its source (man(7)) to plain text. Knows the requests that Postfix's pages use.
import { Page } from './page';

const STEP = 4;

/** A parameter is a section of its own; a restriction is an item within one. Undefined where there is neither. */
export function manEntry(source: string, name: string): string | undefined {
  const lines = source.split('\n');
  const section = lines.findIndex((line) => line.startsWith(`.SH ${name} `) || line === `.SH ${name}`);
  if (section >= 0) return write(lines, section, STEP, (line) => line.startsWith('.SH'));
  const item = lines.findIndex((line) => line.startsWith(`.IP "\\fB${name}\\fR`) || line.startsWith(`.IP "\\fB${name} `));
  return item < 0 ? undefined : write(lines, item, 0, (line) => /^\.(?:SH|PP|IP "[^"])/.test(line));
}

function write(lines: readonly string[], start: number, base: number, ends: (line: string) => boolean): string {
  const writer = new Writer(base);
  for (let at = start; at < lines.length && (at === start || !ends(lines[at] ?? '')); at++) writer.line(lines[at] ?? '');
  return writer.end();
}

class Writer {
  private readonly page = new Page();
  private example: string[] | undefined;

  /** The column of running text. */
  constructor(private readonly base: number) {}

  line(line: string): void {
    const [, request, rest = ''] = /^[.'](\w+) *(.*)$/.exec(line) ?? [];
    if (request !== undefined) this.request(request, rest);
    else if (this.example) this.example.push(plain(line));
    else this.page.add(`${plain(line)}\n`);
  }

  end(): string {
    this.fill();
    return this.page.end();
  }

  private request(request: string, rest: string): void {
    if (request === 'SH') this.heading(rest, this.base);
    else if (request === 'IP') this.item(rest);
    else if (request === 'PP') this.start(this.base);
    else if (request === 'sp') this.gap();
    else if (request === 'br') this.page.break();
    else if (request === 'nf') this.example = [];
    else if (request === 'fi') this.fill();
    else if (request === 'in') this.page.indent = Math.max(0, this.page.indent + (Number.parseInt(rest, 10) || 0));
  }

  private heading(words: string, indent: number): void {
    this.start(Math.max(0, indent - STEP));
    this.page.add(plain(words));
    this.start(indent, false);
  }

  private item(rest: string): void {
    const [, label] = /^"(.*)"/.exec(rest) ?? [];
    if (label) this.heading(label, this.base + STEP);
    else this.start(label === '' ? this.base + STEP : this.base);
    if (label === undefined) this.page.item();
  }

  private gap(): void {
    if (this.example) this.example.push('');
    else this.page.paragraph();
  }

  private start(indent: number, isParagraph = true): void {
    if (isParagraph) this.page.paragraph();
    else this.page.break();
    this.page.indent = indent;
  }

  private fill(): void {
    if (this.example?.some((line) => line !== '')) this.page.example(this.example.join('\n'));
    this.example = undefined;
  }
}

const CHARACTERS: Readonly<Record<string, string>> = { bu: '•', aq: "'", dq: '"', lq: '"', rq: '"', em: '-', en: '-' };

function plain(line: string): string {
  return line
    .replace(/\\f(?:\(..|\[[^\]]*\]|.)/g, '')
    .replace(/\\\((..)/g, (_, name: string) => CHARACTERS[name] ?? '')
    .replace(/\\([&|^%:])/g, '')
    .replace(/\\e/g, '\u0000')
    .replace(/\\(.)/g, '$1')
    .replaceAll('\u0000', '\\');
}
