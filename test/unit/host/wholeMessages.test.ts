import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { StreamMessageWriter } from 'vscode-languageserver/node';
import { wholeMessages } from '../../../server/src/host/wholeMessages';

const log = (text: string) => ({ jsonrpc: '2.0', method: 'window/logMessage', params: { type: 4, message: text } });

test('what the library writes leaves with one write for each message', async () => {
  const texts = ['a', 'Content-Length: 5\r\n\r\nhello', 'Grüße\r\n\r\n', ''];
  const output = new PassThrough();
  const written: Buffer[] = [];
  output.on('data', (chunk: Buffer) => written.push(chunk));
  const writer = new StreamMessageWriter(wholeMessages(output));
  for (const text of texts) await writer.write(log(text));
  const bodies = texts.map((text) => JSON.stringify(log(text)));
  expect(written.map(String)).toEqual(bodies.map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`));
});

test('a client that went away is an error of the writer', async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
  gone.on('error', () => {});
  const writer = new StreamMessageWriter(wholeMessages(gone));
  const heard: string[] = [];
  writer.onError(([error]) => heard.push(error.message));
  await expect(writer.write(log('a'))).rejects.toThrow('EPIPE');
  expect(heard).toContain('EPIPE');
});
