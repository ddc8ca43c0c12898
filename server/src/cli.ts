// The command line as a process: `node dist/cli.js COMMAND ...`.
import { main } from './cli/main';

void main(process.argv.slice(2));
