// The options that every command understands, as what the core is asked to assume.
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  coreMessages,
  defaultOptions,
  formatVersion,
  type LintOptions,
  OPENSSL_VERSIONS,
  PROFILES,
  parseVersion,
  ROLES,
  ruleById,
  rules,
  SEVERITIES,
  type Severity,
  SUPPORTED_VERSIONS,
  usualOpenSsl,
  type Version,
} from '../core';
import type { Arguments, Options } from './arguments';
import { Failure } from './failure';
import { suggestion } from './suggestion';

const text = coreMessages.cli;

export const COMMON_OPTIONS: Options = {
  'target-version': 'value',
  profile: 'value',
  openssl: 'value',
  role: 'value',
  rule: 'values',
  hostname: 'value',
  help: 'flag',
  h: 'flag',
};

/** What is assumed, and in words what of it a reader should know. */
export interface Assumed {
  readonly options: LintOptions;
  readonly description: string;
  /** The files are those of the Postfix that is installed here. */
  readonly isLocal: boolean;
}

export class Assumptions {
  readonly hostname: string | undefined;
  private readonly target: Version | undefined;
  private readonly chosen: Pick<LintOptions, 'profile' | 'role' | 'severities'>;
  private readonly openssl: LintOptions['openssl'] | undefined;
  private local: Promise<LocalPostfix | undefined> | undefined;

  constructor(given: Arguments) {
    const profile = choose(given, 'profile', ['auto', ...PROFILES]);
    this.target = readVersion(given.value('target-version'));
    this.chosen = {
      profile: profile === 'auto' ? 'balanced' : profile,
      role: choose(given, 'role', ROLES),
      severities: Object.fromEntries(given.values('rule').map(readRule)),
    };
    const openssl = choose(given, 'openssl', ['auto', ...OPENSSL_VERSIONS]);
    this.openssl = openssl === 'auto' ? undefined : openssl;
    this.hostname = given.value('hostname');
  }

  /** The options for the files of a directory; those of this machine's own configuration are for the Postfix that is installed here. */
  async for(directory?: string): Promise<Assumed> {
    const local = this.target || directory === undefined ? undefined : await this.localVersion(directory);
    const target = this.target ?? local ?? defaultOptions().target;
    const options = { ...this.chosen, target, openssl: this.openssl ?? usualOpenSsl(target) };
    const describe = local ? text.assumedLocal : text.assumed;
    return { options, description: describe(formatVersion(target), options.profile), isLocal: local !== undefined };
  }

  /** Asks postconf only for a directory that may be its own by its name, since starting it takes longer than checking most files. */
  private async localVersion(directory: string): Promise<Version | undefined> {
    const real = realPath(directory);
    if (basename(real) !== 'postfix') return undefined;
    this.local ??= askPostconf();
    const local = await this.local;
    return local?.directory === real && isSupported(local.version) ? local.version : undefined;
  }
}

interface LocalPostfix {
  readonly version: Version | undefined;
  readonly directory: string;
}

/** What can start processes is loaded only here, since most runs need none. */
async function askPostconf(): Promise<LocalPostfix | undefined> {
  const { nodeHost } = await import('../host/node');
  const found = await nodeHost.localPostfix('postconf');
  return found && { version: parseVersion(found.version), directory: realPath(fileURLToPath(found.configDirectory)) };
}

function readVersion(word: string | undefined): Version | undefined {
  if (word === undefined || word === 'auto') return undefined;
  const version = parseVersion(word);
  if (!version || !isSupported(version)) throw new Failure(text.badVersion(word));
  return version;
}

function isSupported(version: Version | undefined): boolean {
  return version !== undefined && SUPPORTED_VERSIONS.some((each) => each === `${version[0]}.${version[1]}`);
}

/** One of some words; the first of them where the option is missing. */
export function choose<const T extends string>(given: Arguments, option: string, words: readonly T[]): T {
  const word = given.value(option) ?? words[0];
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Failure(text.badChoice(`--${option}`, String(word)) + suggestion(String(word), words, words.length));
  return found;
}

function readRule(word: string): [string, Severity | 'off'] {
  const equals = word.indexOf('=');
  if (equals < 0) throw new Failure(text.badRule(word));
  const id = knownRule(word.slice(0, equals));
  const severities = [...SEVERITIES, 'off'] as const;
  const severity = severities.find((each) => each === word.slice(equals + 1));
  if (!severity) throw new Failure(text.badChoice(`--rule ${id}`, word.slice(equals + 1)) + suggestion(word.slice(equals + 1), severities, severities.length));
  return [id, severity];
}

/** The id of a rule as it was given, if there is such a rule. */
export function knownRule(id: string): string {
  if (ruleById(id)) return id;
  const ids = rules.map((rule) => rule.id);
  throw new Failure(text.unknownRule(id) + suggestion(id, ids));
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
