// The host on a machine with files and programs.
import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { decodeBytes } from '../bytes';
import { coreMessages } from '../core';
import { CertificateReader } from './certificates';
import type { Host, LocalPostfix } from './host';
import { installedEntry } from './manual/installed';

/** A configuration has kilobytes. */
const MOST_BYTES = 256 << 20;

/** Nobody chooses from more. */
const MOST_ENTRIES = 500;

/** How long postconf may take: it answers in milliseconds, or hangs on a dead network file system. */
const PATIENCE_MS = 3000;

const certificates = new CertificateReader();

export const nodeHost: Host = {
  async readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    try {
      const path = fileURLToPath(uri);
      // A pipe would keep everybody waiting, and a device would never end: a link to one may lie in any repository.
      const status = await stat(path);
      if (!status.isFile() && !status.isDirectory()) throw new Error(coreMessages.cli.notRegular);
      if (status.size > MOST_BYTES) throw new Error(coreMessages.cli.tooLarge(Math.ceil(status.size / 2 ** 20), MOST_BYTES / 2 ** 20));
      return decodeBytes(await readFile(path));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new Error(code ?? message);
    }
  },

  async list(uri) {
    if (!uri.startsWith('file:')) return [];
    try {
      const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
      return entries.slice(0, MOST_ENTRIES).map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() }));
    } catch {
      return [];
    }
  },

  certificateKeys: (chains) => certificates.read(chains),

  async localPostfix(path) {
    const version = await ask(path, 'mail_version', '-d');
    const directory = await ask(path, 'config_directory', '-d');
    return version && directory ? ({ version, configDirectory: pathToFileURL(directory).href } satisfies LocalPostfix) : undefined;
  },

  manualEntry: (name) => installedEntry(name),
};

/** The compiled-in value of a parameter; undefined where postconf does not run. Compiled-in, so that no main.cf of anybody is read. */
function ask(path: string, parameter: string, ...options: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(path, [...options, '-h', parameter], { timeout: PATIENCE_MS }, (error, stdout) => resolve(error ? undefined : stdout.trim() || undefined));
  });
}
