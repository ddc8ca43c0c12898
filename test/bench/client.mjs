// A language client of few words for measuring: it starts a server as a process, speaks JSON-RPC with it, and says when an answer's last
// byte had arrived. It announces what VS Code announces, so that servers do what they do there.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cpuMs, memory } from './process.mjs';

const TIMEOUT = 120_000;

/** What a server may ask of its client. */
const ANSWERS = {
  'workspace/configuration': ({ items }) => items.map(() => null),
  'workspace/workspaceFolders': () => null,
};

export class Client {
  #server;
  #pending = new Map();
  #nextId = 1;
  #chunks = [];
  #size = 0;
  /** Length of the body that is being read, or -1 while its head is. */
  #body = -1;
  #ended;

  constructor([command, ...args]) {
    this.started = performance.now();
    this.#server = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#server.stdin.on('error', () => {}); // told by 'exit'
    this.#server.stdout.on('data', (chunk) => this.#read(chunk));
    this.#ended = new Promise((done) => this.#server.on('exit', done));
    this.#server.on('error', (error) => this.#fail(error));
    this.#server.on('exit', (code) => this.#fail(new Error(`the server ended with ${code}`)));
  }

  /** Sends `initialize`; resolves to the answer, with `ms` since the process was started. */
  async initialize(file) {
    const folder = pathToFileURL(dirname(file)).href;
    const answer = await this.request('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities: CAPABILITIES,
      initializationOptions: { provideFormatter: true },
    });
    this.notify('initialized', {});
    return { ...answer, ms: answer.at - this.started };
  }

  /** The framed bytes of a message, to be sent with another in one write. */
  frame(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }

  notify(method, params) {
    this.#server.stdin.write(this.frame({ method, params }));
  }

  /** Resolves to `{ result, at, ms }`: when the answer was there, and how long after the sending. `ahead` goes before it in the same write. */
  async request(method, params, ahead = '') {
    const id = this.#nextId++;
    const sent = performance.now();
    let timer;
    const answer = await new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      timer = setTimeout(() => reject(new Error(`${method}: no answer in ${TIMEOUT} ms`)), TIMEOUT);
      this.#server.stdin.write(ahead + this.frame({ id, method, params }));
    }).finally(() => clearTimeout(timer));
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return { ...answer, ms: answer.at - sent };
  }

  cpuMs() {
    return cpuMs(this.#server.pid);
  }

  memory() {
    return memory(this.#server.pid);
  }

  async stop() {
    await this.request('shutdown').catch(() => {});
    this.#pending.clear();
    this.notify('exit');
    const late = setTimeout(() => this.#server.kill('SIGKILL'), 3000);
    await this.#ended;
    clearTimeout(late);
  }

  #fail(error) {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #read(chunk) {
    const at = performance.now();
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#takeMessage(at));
  }

  /** Takes one message off what was read, if it is there as a whole. */
  #takeMessage(at) {
    if (this.#body < 0) {
      const buffer = Buffer.concat(this.#chunks);
      const end = buffer.indexOf('\r\n\r\n');
      this.#chunks = [buffer];
      if (end < 0) return false;
      this.#body = Number(/content-length: *(\d+)/i.exec(buffer.toString('latin1', 0, end))[1]);
      this.#chunks = [buffer.subarray(end + 4)];
      this.#size = this.#chunks[0].length;
    }
    if (this.#size < this.#body) return false;
    const buffer = Buffer.concat(this.#chunks);
    const message = JSON.parse(buffer.toString('utf8', 0, this.#body));
    this.#chunks = [buffer.subarray(this.#body)];
    this.#size = this.#chunks[0].length;
    this.#body = -1;
    this.#take(message, at);
    return true;
  }

  #take({ id, method, params, result, error }, at) {
    if (method && id !== undefined) this.#server.stdin.write(this.frame({ id, result: ANSWERS[method]?.(params) ?? null }));
    else if (id !== undefined) {
      this.#pending.get(id)?.resolve({ result, error, at });
      this.#pending.delete(id);
    }
  }
}

const dynamic = { dynamicRegistration: true };
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: dynamic },
  textDocument: {
    diagnostic: { ...dynamic, relatedDocumentSupport: false },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown'],
        insertReplaceSupport: true,
        resolveSupport: { properties: ['documentation'] },
      },
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'data'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
  },
};
