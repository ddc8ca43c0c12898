// What a command is. One file each; `main.ts` lists them.
import type { Arguments, Options } from './arguments';
import type { Assumptions } from './assumptions';
import type { Terminal } from './terminal';

export interface Command {
  /** Its own options, beside those that every command understands. */
  readonly options: Options;
  readonly help: string;
  /** Gives the exit code. */
  run(given: Arguments, assumptions: Assumptions, terminal: Terminal): Promise<number>;
}
