// The server as a process: `node server.js --stdio`, or on the pipe or port that the client names.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/node';
import { wholeMessages } from './host/wholeMessages';
import { startServer } from './lsp/server';

process.stdout.on('error', () => process.exit(1)); // the client went away: there is nobody left to tell

const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout))
  : createConnection(ProposedFeatures.all);
startServer(connection, nodeHost);
