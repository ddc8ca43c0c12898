// Reads and writes single files as bytes. Writing goes into the file that is there (same inode: owner, mode and links stay), and
// whatever fails leaves the old content.
import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, lstatSync, openSync, readFileSync, readSync, type Stats, statSync, writeSync } from 'node:fs';
import { decodeBytes } from '../bytes';
import { coreMessages } from '../core';
import { Failure, hasCode, reasonOf } from './failure';

const text = coreMessages.cli;
/** Far more than any configuration; a string can hold twice as much. */
const MOST_BYTES = 256 << 20;

/** The bytes of a file; undefined where there is none. `named`: the user gave this very path, which may then be a pipe. */
export function readBytes(path: string, shown: string, named: boolean): Uint8Array | undefined {
  try {
    const status = statSync(path);
    const reason = whyNot(status, named);
    if (reason) throw new Failure(text.unreadable(shown, reason));
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (hasCode(error, 'ENOENT') && !named && !isLink(path)) return undefined;
    throw new Failure(text.unreadable(shown, reasonOf(error)));
  }
}

function whyNot(status: Stats, named: boolean): string | undefined {
  if (status.isDirectory()) return text.reasons.EISDIR;
  if (!status.isFile() && !(named && status.isFIFO())) return text.notRegular;
  return status.size > MOST_BYTES ? text.tooLarge(Math.ceil(status.size / 2 ** 20), MOST_BYTES / 2 ** 20) : undefined;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Pure ASCII, which most files are, becomes a string of half the size, and faster than by the decoder of the platform. */
export function decode(bytes: Uint8Array): string {
  return isAscii(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1') : decodeBytes(bytes);
}

/** A file that is open for writing and still holds what was read from it. */
export class OpenFile {
  private constructor(
    private readonly descriptor: number,
    private readonly shown: string,
    private readonly old: Uint8Array,
  ) {}

  static open(path: string, shown: string, old: Uint8Array): OpenFile {
    let descriptor: number;
    try {
      descriptor = openSync(path, 'r+');
    } catch (error) {
      throw new Failure(text.notWritten(shown, reasonOf(error)));
    }
    const file = new OpenFile(descriptor, shown, old);
    if (file.holdsOld()) return file;
    file.close();
    throw new Failure(text.notWritten(shown, text.changedMeanwhile));
  }

  /** What is longer than before is written first, so that a full disk is found while every old byte is in its place. */
  write(bytes: Uint8Array): void {
    try {
      const kept = Math.min(this.old.length, bytes.length);
      writeAll(this.descriptor, bytes.subarray(kept), kept);
      writeAll(this.descriptor, bytes.subarray(0, kept), 0);
      ftruncateSync(this.descriptor, bytes.length);
      fsyncSync(this.descriptor);
    } catch (error) {
      this.restore();
      throw new Failure(text.notWritten(this.shown, reasonOf(error)));
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private holdsOld(): boolean {
    if (fstatSync(this.descriptor).size !== this.old.length) return false;
    const now = new Uint8Array(this.old.length);
    for (let at = 0; at < now.length; ) {
      const count = readSync(this.descriptor, now, at, now.length - at, at);
      if (count === 0) return false;
      at += count;
    }
    return Buffer.compare(now, this.old) === 0;
  }

  private restore(): void {
    try {
      writeAll(this.descriptor, this.old, 0);
      ftruncateSync(this.descriptor, this.old.length);
    } catch {
      // The failure that led here is the one to tell.
    }
  }
}

function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}
