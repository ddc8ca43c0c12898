// Lines and characters of a text, 0-based, in UTF-16 code units.

export interface Position {
  readonly line: number;
  readonly character: number;
}

const FEED = 10;
const RETURN = 13;

export class Lines {
  private readonly starts: Uint32Array;

  /** For LSP a lone carriage return ends a line too; for Postfix, and for people who count lines with other tools, it does not. */
  constructor(
    readonly text: string,
    private readonly returnEnds: boolean,
  ) {
    const count = this.scan(() => undefined);
    this.starts = new Uint32Array(count);
    this.scan((line, start) => {
      this.starts[line] = start;
    });
  }

  at(offset: number): Position {
    const line = this.lineAt(offset);
    const start = this.starts[line] as number;
    // Between the characters of a line end there is no place.
    const end = this.endOf(line);
    return { line, character: Math.min(offset, end) - start };
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  startOf(line: number): number {
    return this.starts[line] as number;
  }

  /** The end of a line without its line end. */
  endOf(line: number): number {
    let end = line + 1 < this.starts.length ? (this.starts[line + 1] as number) : this.text.length;
    const start = this.starts[line] as number;
    if (end > start && this.text.charCodeAt(end - 1) === FEED) end--;
    if (end > start && this.text.charCodeAt(end - 1) === RETURN) end--;
    return end;
  }

  private scan(found: (line: number, start: number) => void): number {
    found(0, 0);
    let line = 1;
    const text = this.text;
    const hasReturns = this.returnEnds && text.includes('\r');
    if (!hasReturns) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found(line++, at + 1);
      return line;
    }
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === FEED || (code === RETURN && text.charCodeAt(at + 1) !== FEED)) found(line++, at + 1);
    }
    return line;
  }
}
