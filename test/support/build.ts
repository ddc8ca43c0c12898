// The Postfix that is asked: the installed one, or, where POSTFIX_BUILD names a root file system, the one in it with the libraries beside it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type OpenSsl, parseVersion, type Version } from '../../server/src/core';
import { atLeast } from '../../server/src/core/catalogue/version';

const ROOT = process.env.POSTFIX_BUILD ?? '';

export interface Build {
  /** `3.10.13`. */
  readonly postfix: string;
  /** The version of the libraries: `3.5.9`. */
  readonly library: string;
  readonly target: Version;
  readonly openssl: OpenSsl;
}

/** How a program of the build is started. */
export function command(program: string, args: readonly string[]): [command: string, args: string[]] {
  return ROOT === '' ? [program, [...args]] : ['chroot', [ROOT, program, ...args]];
}

/** Where we find what the build calls by an absolute path. */
export function outside(path: string): string {
  return join(ROOT, path);
}

export function findBuild(): Build {
  return buildOf(ask('postconf', ['-dh', 'mail_version']).trim(), /^OpenSSL (\d+\.\d+\.\d+)/.exec(ask('openssl', ['version']))?.[1] ?? '');
}

export function buildOf(postfix: string, library: string): Build {
  const target = parseVersion(postfix);
  if (!target) throw new Error(`no version of Postfix: ${postfix}`);
  return { postfix, library, target, openssl: tableFor(library) };
}

/** Versions between two that we know have the suites and groups of the older one. */
function tableFor(library: string): OpenSsl {
  if (library.startsWith('1.1.1')) return '1.1.1';
  const [major = 0, minor = 0] = library.split('.').map(Number);
  return major > 3 || minor >= 5 ? '3.5' : '3.0';
}

/** Before 3.6 it is a whole number. */
export const compatibilityLevel = (target: Version): string => (atLeast(target, '3.6') ? '3.6' : '2');

function ask(program: string, args: readonly string[]): string {
  const { stdout, error, stderr } = spawnSync(...command(program, args), { encoding: 'utf8' });
  if (stdout === null || stdout === '') throw new Error(`${program} is needed: ${error?.message ?? stderr}`);
  return stdout;
}
