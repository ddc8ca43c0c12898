// The library writes the head and the body of a message apart, and each of the two wakes the client's process: a fifth of the time from a
// key press to its diagnostics. Here they leave together.
import { Writable } from 'node:stream';

const HEAD = Buffer.from('Content-Length:');

/** A stream for messages of the base protocol (LSP, "Base Protocol"): what it is given goes to `output`, a whole message at a time. */
export function wholeMessages(output: NodeJS.WritableStream): Writable {
  let head: Buffer | undefined;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!head && isHead(chunk)) {
        head = chunk;
        done();
        return;
      }
      const message = head ? Buffer.concat([head, chunk]) : chunk;
      head = undefined;
      output.write(message, done);
    },
  });
}

/** A head comes alone, and ends with an empty line. */
function isHead(chunk: Buffer): boolean {
  return chunk.subarray(0, HEAD.length).equals(HEAD) && chunk.subarray(-4).toString('latin1') === '\r\n\r\n';
}
