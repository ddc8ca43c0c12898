// Where a command writes to. A reader that goes away (`| head`) ends the output in silence; any other failure is told once.
import { coreMessages } from '../core';
import { hasCode, reasonOf } from './failure';

const text = coreMessages.cli;
/** Small pieces are put together: a system call for each line would take longer than finding the problem. */
const CHUNK = 1 << 16;

export interface Terminal {
  /** Text for standard output, as it is. */
  out(text: string | Uint8Array): void;
  /** One line for standard error. */
  error(line: string): void;
  /** Whether nobody reads standard output any more. */
  readonly closed: boolean;
  readonly colour: boolean;
  /** Characters in a line; undefined where the output is no terminal. */
  readonly width: number | undefined;
}

export class ProcessTerminal implements Terminal {
  readonly colour: boolean;
  readonly width: number | undefined;
  private waiting: string[] = [];
  private size = 0;
  private told = false;

  constructor(
    private readonly stdout: NodeJS.WriteStream = process.stdout,
    private readonly stderr: NodeJS.WriteStream = process.stderr,
  ) {
    this.colour = wantsColour(stdout.isTTY === true, process.env);
    this.width = stdout.isTTY ? stdout.columns || undefined : undefined;
    stdout.on('error', (error) => this.tell(error));
    stderr.on('error', () => undefined);
  }

  get closed(): boolean {
    return this.stdout.errored !== null;
  }

  out(piece: string | Uint8Array): void {
    if (typeof piece !== 'string') {
      this.flush();
      if (!this.closed) this.stdout.write(piece);
      return;
    }
    this.waiting.push(piece);
    this.size += piece.length;
    if (this.size >= CHUNK) this.flush();
  }

  flush(): void {
    const all = this.waiting.join('');
    this.waiting = [];
    this.size = 0;
    if (all !== '' && !this.closed) this.stdout.write(all);
  }

  error(line: string): void {
    this.flush();
    this.stderr.write(`${text.name}: ${visible(line)}\n`);
  }

  private tell(error: Error): void {
    if (this.told || hasCode(error, 'EPIPE')) return;
    this.told = true;
    this.error(text.outputFailed(reasonOf(error)));
    process.exitCode = 2;
  }
}

/** https://no-color.org: any value but the empty one. */
export function wantsColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && !environment.NO_COLOR && environment.TERM !== 'dumb';
}

/** Text of foreign files without what a terminal would obey: control characters and those that change the direction of writing. */
export function visible(foreign: string): string {
  return foreign.replace(/[\0-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}
