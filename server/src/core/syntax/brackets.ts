// Which bracket of one kind closes which, for a whole text at once. Knows nothing of what stands between them.

export class BracketPairs {
  private closings: Int32Array | undefined;

  constructor(
    private readonly text: string,
    private readonly open: string,
    private readonly close: string,
  ) {}

  /** Offset of the bracket that closes the one at `opening`, if it stands before `end`; else -1. */
  closing(opening: number, end: number): number {
    this.closings ??= this.pair();
    const at = this.closings[opening] ?? -1;
    return at < end ? at : -1;
  }

  /** A stack gives every opening bracket the partner that counting from it would find, since what stands before it cannot matter. */
  private pair(): Int32Array {
    const closings = new Int32Array(this.text.length).fill(-1);
    const [open, close] = [this.open.charCodeAt(0), this.close.charCodeAt(0)];
    const waiting: number[] = [];
    for (let at = 0; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === open) waiting.push(at);
      else if (code === close) {
        const partner = waiting.pop();
        if (partner !== undefined) closings[partner] = at;
      }
    }
    return closings;
  }
}
