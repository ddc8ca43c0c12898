// The server as a process: `node server.js --stdio`, or on the pipe or port that the client names.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { provideProse } from './core';
import { nodeHost } from './host/node';
import { startServer } from './lsp/server';

provideProse(() => require('./prose.js') as string);

startServer(createConnection(ProposedFeatures.all), nodeHost);
