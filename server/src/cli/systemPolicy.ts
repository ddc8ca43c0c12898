// What the machine's openssl.cnf takes from the TLS of Postfix, which reads it like every program does. Of all it may say, Protocol and Ciphersuites
// count: Postfix sets MinProtocol, MaxProtocol, CipherString and Groups itself.
import type { PostureReport, Protocol } from '../core';
import { PROTOCOLS } from '../core';

export interface SystemPolicy {
  /** Versions that nobody speaks. */
  readonly disabled: readonly Protocol[];
  /** The suites of TLS 1.3 that are left; undefined where all are. */
  readonly tls13Ciphers: readonly string[] | undefined;
}

/** Where Debian and Red Hat, with their descendants, have the file. */
export const SYSTEM_FILES = ['/etc/ssl/openssl.cnf', '/etc/pki/tls/openssl.cnf'];

type Section = ReadonlyMap<string, string>;
const MOST_INCLUDES = 20;

/** `read` gives the text of a file, or undefined where it cannot. Undefined where nothing narrows TLS, or where nobody can tell. */
export function systemPolicy(path: string, read: (path: string) => string | undefined): SystemPolicy | undefined {
  const sections = new Map<string, Map<string, string>>();
  if (!readSections(path, read, sections)) return undefined;
  const step = (section: Section | undefined, name: string): Section | undefined => sections.get(section?.get(name) ?? '');
  const defaults = step(step(step(sections.get('default'), 'openssl_conf'), 'ssl_conf'), 'system_default');
  if (!defaults || [...defaults.values()].some((value) => value.includes('$'))) return undefined;
  const disabled = disabledBy(defaults.get('Protocol') ?? '');
  const suites = defaults
    .get('Ciphersuites')
    ?.split(':')
    .map((name) => name.trim());
  if (!disabled || suites?.some((name) => !/^TLS_[A-Z0-9_]+$/.test(name))) return undefined;
  return disabled.length === 0 && suites === undefined ? undefined : { disabled, tls13Ciphers: suites };
}

/** False where something is included that is not understood: it could say anything. */
function readSections(
  path: string,
  read: (path: string) => string | undefined,
  sections: Map<string, Map<string, string>>,
  includes = { left: MOST_INCLUDES },
): boolean {
  const text = read(path);
  if (text === undefined || includes.left-- <= 0) return false;
  let name = 'default';
  for (const line of text.replace(/\\\r?\n/g, '').split(/\r?\n/)) {
    const plain = line.replace(/(^|\s)#.*$/, '').trim();
    const included = /^\.include\s*=?\s*(.+)$/.exec(plain)?.[1];
    if (included !== undefined) {
      if (!included.startsWith('/') || !readSections(included, read, sections, includes)) return false;
      continue;
    }
    name = /^\[\s*(.+?)\s*\]$/.exec(plain)?.[1] ?? name;
    const section = sections.get(name) ?? new Map<string, string>();
    sections.set(name, section);
    const [, key, value] = /^([^\s=[]+)\s*=\s*(.*)$/.exec(plain) ?? [];
    if (key !== undefined && value !== undefined) section.set(key, value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return true;
}

/** Words with `-` take away, and later ones give back: SSL_CONF_cmd(3). At a word that it does not know, OpenSSL gives up. */
function disabledBy(value: string): readonly Protocol[] | undefined {
  const off = new Set<Protocol>();
  for (const word of value.split(',').map((each) => each.trim())) {
    const plain = word.replace(/^[+-]/, '').toLowerCase();
    const named = PROTOCOLS.filter((each) => plain === 'all' || plain === each.toLowerCase());
    if (named.length === 0 && value !== '' && !plain.startsWith('dtls')) return undefined;
    for (const each of named) {
      if (word.startsWith('-')) off.add(each);
      else off.delete(each);
    }
  }
  return PROTOCOLS.filter((each) => off.has(each));
}

export interface Narrowing {
  readonly versions: readonly Protocol[];
  readonly tls13Ciphers: readonly string[];
}

/** What of the predicted is not spoken; undefined where all of it is. */
export function narrowing({ services }: PostureReport, { disabled, tls13Ciphers }: SystemPolicy): Narrowing | undefined {
  const all = services.flatMap((service) => [service, ...service.policies]);
  const versions = disabled.filter((each) => all.some(({ protocols }) => protocols.includes(each)));
  const suites = [...new Set(all.flatMap((each) => each.tls13Ciphers))].filter((each) => tls13Ciphers && !tls13Ciphers.includes(each));
  return versions.length + suites.length > 0 ? { versions, tls13Ciphers: suites } : undefined;
}
