// One session of an editor with a server on one document, and the figures that it gives.
import { pathToFileURL } from 'node:url';
import { Client } from './client.mjs';

/** What is done how often in a session. A thousand keystrokes are some minutes of work: enough that the engine has compiled what is used. */
export const COUNTS = {
  full: { edits: 1000, largeEdits: 60, requests: 30, bursts: 5 },
  quick: { edits: 200, largeEdits: 15, requests: 8, bursts: 2 },
};
/** The keystrokes that count as the first ones. */
const FIRST = 100;

/** Starts a server, asks it for its capabilities, and ends it. */
export async function start(server, file) {
  const client = new Client(server.command);
  const { ms } = await client.initialize(file);
  const cpu = client.cpuMs();
  await client.stop();
  return { start: ms, startCpu: cpu };
}

/** A whole session; every figure is in ms or MiB, and a `p50` where nothing else is said. */
export async function session(server, document, counts) {
  const client = new Client(server.command);
  try {
    await client.initialize(document.file);
    await new Promise((done) => setTimeout(done, 100)); // what it registers by itself comes now
    const editor = new Editor(client, server.language, document);
    const opened = await editor.open();
    const edits = await editor.measureEdits(document.lines > 20_000 ? counts.largeEdits : counts.edits);
    const { now: memoryAfterEdits } = client.memory();
    const figures = {
      open: opened.ms,
      openMemory: opened.memory,
      ...edits,
      editsMemory: memoryAfterEdits,
      hover: await editor.measureHover(counts.requests, false),
      hoverFresh: await editor.measureHover(counts.requests, true),
      completion: await editor.measureCompletion(counts.requests),
      burst: await editor.measureBurst(counts.bursts),
    };
    return { ...figures, peakMemory: client.memory().peak };
  } finally {
    await client.stop();
  }
}

/** Types into a document as a person does: one character inside a word of a random line, and away again. */
class Editor {
  #version = 1;
  /** Where the one character too many stands, if there is one. */
  #typed;
  #seed = 42;
  #resultId;

  constructor(client, language, { file, text }) {
    this.client = client;
    this.language = language;
    this.text = text;
    this.lines = text.split('\n');
    this.document = { uri: pathToFileURL(file).href };
  }

  async open() {
    const textDocument = { ...this.document, languageId: this.language, version: this.#version, text: this.text };
    const { ms } = await this.#diagnose(this.client.frame({ method: 'textDocument/didOpen', params: { textDocument } }));
    return { ms, memory: this.client.memory().now };
  }

  async measureEdits(count) {
    const samples = [];
    for (let warm = 0; warm < 4; warm++) await this.#diagnose(this.#edit());
    const before = this.client.cpuMs();
    for (let index = 0; index < count; index++) samples.push((await this.#diagnose(this.#edit())).ms);
    const cpu = (this.client.cpuMs() - before) / count;
    if (this.#typed) await this.#diagnose(this.#edit());
    return { editFirst: percentile(samples.slice(0, FIRST), 50), edit: percentile(samples, 50), edit99: percentile(samples, 99), editCpu: cpu };
  }

  /** `fresh`: right behind an edit, so that the answer includes what the edit costs. */
  async measureHover(count, fresh) {
    return this.#measure(count, () =>
      this.client.request('textDocument/hover', { textDocument: this.document, position: this.#place() }, fresh ? this.#edit() : ''),
    );
  }

  /** A character is typed, and the editor asks what may stand there. */
  async measureCompletion(count) {
    return this.#measure(count, async () => {
      const ahead = this.#typed ? this.#edit() + this.#edit() : this.#edit();
      const position = { ...this.#typed, character: this.#typed.character + 1 };
      return this.client.request('textDocument/completion', { textDocument: this.document, position, context: { triggerKind: 1 } }, ahead);
    });
  }

  /** 20 edits at once, and then the diagnostics. */
  async measureBurst(count) {
    return this.#measure(count, () => this.#diagnose(Array.from({ length: 20 }, () => this.#edit()).join('')));
  }

  async #measure(count, once) {
    const samples = [];
    for (let index = 0; index < count; index++) samples.push((await once()).ms);
    return percentile(samples, 50);
  }

  async #diagnose(ahead) {
    const answer = await this.client.request('textDocument/diagnostic', { textDocument: this.document, previousResultId: this.#resultId }, ahead);
    this.#resultId = answer.result?.resultId;
    return answer;
  }

  #edit() {
    const undo = this.#typed;
    const start = undo ?? this.#place();
    this.#typed = undo ? undefined : start;
    const range = { start, end: { line: start.line, character: start.character + (undo ? 1 : 0) } };
    const textDocument = { ...this.document, version: ++this.#version };
    return this.client.frame({ method: 'textDocument/didChange', params: { textDocument, contentChanges: [{ range, text: undo ? '' : 'x' }] } });
  }

  #place() {
    for (;;) {
      const line = this.#random(this.lines.length);
      const words = [...this.lines[line].matchAll(/[A-Za-z0-9_]{3,}/g)];
      const word = words.length > 1 && !/^\s*#/.test(this.lines[line]) ? words[this.#random(2) ? 0 : words.length - 1] : undefined;
      if (word) return { line, character: word.index + 2 };
    }
  }

  #random(below) {
    this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((this.#seed / 0x80000000) * below);
  }
}

export function percentile(samples, p) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))];
}
