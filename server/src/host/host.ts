// Everything that the server takes from the world outside of its connection. One small interface, so that what reads files or starts
// programs is in one place, and a browser can do without.

import type { CertificateChain, DirectoryEntry, KeysIn } from '../core';

export interface LocalPostfix {
  /** `mail_version` as postconf prints it, such as `3.7.11`. */
  readonly version: string;
  /** That machine's own configuration directory, as a file URI without a slash at the end. */
  readonly configDirectory: string;
}

/** What an installed manual says about one name. */
export interface ManualEntry {
  /** The file that it was read from. */
  readonly path: string;
  /** Plain text. */
  readonly text: string;
}

export interface Host {
  /** What lies in a directory, a few hundred entries at most; nothing where it cannot be listed. */
  list(uri: string): Promise<readonly DirectoryEntry[]>;
  /** The text of a file; undefined where there is none; rejects with a plain reason where it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** Reads the certificates of these chains; never rejects. Called only when the user trusts the workspace. */
  certificateKeys(chains: readonly CertificateChain[]): Promise<KeysIn>;
  /** Asks the postconf at `path` for the local Postfix; undefined where there is none. Called only when the user trusts the workspace. */
  localPostfix(path: string): Promise<LocalPostfix | undefined>;
  /** The entry of a parameter or restriction in the postconf(5) that is installed; never rejects. Called only when the user trusts the workspace. */
  manualEntry(name: string): Promise<ManualEntry | undefined>;
}

/** A host that can do nothing: what the editor has open is all there is. */
export const bareHost: Host = {
  list: async () => [],
  readFile: async () => undefined,
  certificateKeys: async () => () => undefined,
  localPostfix: async () => undefined,
  manualEntry: async () => undefined,
};
