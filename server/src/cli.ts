// The command line as a process: `node dist/cli.js COMMAND ...`.
import { main } from './cli/main';
import { provideProse } from './core';

provideProse(() => require('./prose.js') as string);

void main(process.argv.slice(2));
