// TLS protocol lists (`*_tls_protocols`, `*_tls_mandatory_protocols`) read exactly as Postfix reads them, and the versions that are left
// enabled. Follows tls_proto_mask_lims() in src/tls/tls_misc.c (3.6 and later) and tls_protocol_mask() (3.4, 3.5).
// Judges nothing; expects values with every `$name` expanded.
import { atLeast, type Version } from '../catalogue/version';
import { COLON_COMMA_BLANKS, splitWords, type Word } from '../syntax/words';

/** The versions that Postfix has names for, oldest first. */
export const PROTOCOLS = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** The versions that OpenSSL 1.1.1 and later speak as distributions build it: SSLv2 is gone, SSLv3 is compiled out. */
export const LIBRARY_PROTOCOLS: readonly Protocol[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** The numbers that OpenSSL knows as bounds; SSLv2 has none. */
const NUMBERS: ReadonlyMap<number, Protocol> = new Map([
  [0x0300, 'SSLv3'],
  [0x0301, 'TLSv1'],
  [0x0302, 'TLSv1.1'],
  [0x0303, 'TLSv1.2'],
  [0x0304, 'TLSv1.3'],
]);

/** `>=x`, `<=x`, `!x`, `x`. */
type ProtocolTokenKind = 'floor' | 'ceiling' | 'exclude' | 'include';

/** A word of a protocol list; offsets count from the start of the value. */
export interface ProtocolToken extends Word {
  readonly kind: ProtocolTokenKind;
  /** What stands behind the operator. */
  readonly name: string;
  /** The version named, by name or by number. */
  readonly protocol: Protocol | undefined;
  /** For bounds: the number that Postfix hands to OpenSSL, 0 for no bound; undefined where Postfix refuses the word. */
  readonly bound: number | undefined;
  /** False: this word makes Postfix refuse the whole list. */
  readonly valid: boolean;
}

export interface ProtocolList {
  readonly tokens: readonly ProtocolToken[];
  /** False: Postfix refuses the list; a server then answers STARTTLS with 454, a client ends its TLS session. */
  readonly valid: boolean;
  /** The bounds in force, the last of each; undefined where there is none, or one that OpenSSL refuses. */
  readonly floor: Protocol | undefined;
  readonly ceiling: Protocol | undefined;
  /** What the list leaves enabled, oldest first, before the library and the bounds of its build are asked. Empty if not valid. */
  readonly enabled: readonly Protocol[];
}

/** Reads a protocol list as that version of Postfix does. */
export function parseProtocols(value: string, target: Version): ProtocolList {
  const ranges = atLeast(target, '3.6');
  const tokens = splitWords(value, COLON_COMMA_BLANKS).map((word) => readToken(word, ranges));
  const valid = tokens.every((token) => token.valid);
  // The last bound wins, not the strictest; `>=` alone takes the bound away again.
  const floor = boundOf(tokens, 'floor');
  const ceiling = boundOf(tokens, 'ceiling');
  return { tokens, valid, floor, ceiling, enabled: valid ? enabledBy(tokens, floor, ceiling) : [] };
}

/** What decides, beside the list, which versions are spoken. */
export interface ProtocolContext {
  readonly side: 'server' | 'client';
  /** The TLS level is one of a client that authenticates its peer, or the server demands client certificates: OpenSSL 3 then drops TLS 1.0 and 1.1. */
  readonly authenticated?: boolean;
}

/**
 * The versions that are really spoken, oldest first. A server accepts each enabled version by itself; a client of OpenSSL offers only the
 * lowest run without a hole, so `!TLSv1.1` leaves it with TLS 1.0 alone.
 */
export function spokenProtocols(list: ProtocolList, context: ProtocolContext): readonly Protocol[] {
  const enabled = list.enabled.filter((protocol) => LIBRARY_PROTOCOLS.includes(protocol) && !(context.authenticated && isDeprecated(protocol)));
  if (context.side === 'server') return enabled;
  const hole = enabled.findIndex((protocol, index) => index > 0 && PROTOCOLS.indexOf(protocol) !== PROTOCOLS.indexOf(enabled[index - 1] as Protocol) + 1);
  return hole < 0 ? enabled : enabled.slice(0, hole);
}

/** The lowest version that a list leaves to a library; undefined if it leaves none. */
export function lowestProtocol(list: ProtocolList): Protocol | undefined {
  return list.enabled.find((protocol) => LIBRARY_PROTOCOLS.includes(protocol));
}

/**
 * What is wrong with a list, the worst first: where one thing explains what the list does, nothing else is said of it.
 * - invalid: a word that Postfix does not know voids the list
 * - apart: an operator stands apart from its version
 * - empty: no version is left
 * - hole: a version is missing in the middle
 * - number: a bound by a number that OpenSSL refuses
 * - duplicate: two floors or two ceilings
 * - include: versions are named to be the only ones
 */
export type ListTrouble = 'invalid' | 'apart' | 'empty' | 'hole' | 'number' | 'duplicate' | 'include';

export function troubleOf(list: ProtocolList): ListTrouble | undefined {
  const { tokens } = list;
  const count = (kind: ProtocolTokenKind): number => tokens.filter((token) => token.kind === kind).length;
  if (!list.valid) return 'invalid';
  if (tokens.some(standsApart)) return 'apart';
  if (lowestProtocol(list) === undefined) return 'empty';
  if (hasHole(list)) return 'hole';
  if (tokens.some(isRefusedNumber)) return 'number';
  if (count('floor') > 1 || count('ceiling') > 1) return 'duplicate';
  return count('include') > 0 ? 'include' : undefined;
}

/** `>=` with nothing behind it: Postfix reads the bound 0, which is none. */
export function standsApart(token: ProtocolToken): boolean {
  return token.bound === 0 && token.name === '';
}

/** A bound by a number that is no version: OpenSSL refuses it, and Postfix goes on without it. */
export function isRefusedNumber(token: ProtocolToken): boolean {
  return token.bound !== undefined && token.bound !== 0 && token.protocol === undefined;
}

/** Older than TLS 1.2: RFC 8996 deprecates TLS 1.0 and 1.1, RFC 6176 and RFC 7568 the SSL versions. */
function isDeprecated(protocol: Protocol): boolean {
  return PROTOCOLS.indexOf(protocol) < PROTOCOLS.indexOf('TLSv1.2');
}

/** Whether there is an enabled version of the library on both sides of one that is not. */
export function hasHole(list: ProtocolList): boolean {
  const enabled = list.enabled.filter((protocol) => LIBRARY_PROTOCOLS.includes(protocol));
  return enabled.some((protocol, index) => index > 0 && PROTOCOLS.indexOf(protocol) !== PROTOCOLS.indexOf(enabled[index - 1] as Protocol) + 1);
}

/** Whether everything that `list` allows a library to speak, `limit` allows too. */
export function isAtLeastAsStrict(list: ProtocolList, limit: ProtocolList): boolean {
  return list.enabled.every((protocol) => !LIBRARY_PROTOCOLS.includes(protocol) || limit.enabled.includes(protocol));
}

/** The list that sets a floor in the words of a version: `>=TLSv1.2`, or, before 3.6, every older version excluded. */
export function floorList(floor: Protocol, target: Version): string {
  if (atLeast(target, '3.6')) return `>=${floor}`;
  return PROTOCOLS.slice(0, PROTOCOLS.indexOf(floor))
    .map((protocol) => `!${protocol}`)
    .join(', ');
}

function readToken(word: Word, ranges: boolean): ProtocolToken {
  const { text } = word;
  if (ranges && (text.startsWith('>=') || text.startsWith('<='))) {
    const name = text.slice(2);
    const bound = boundNumber(name);
    const protocol = bound === undefined ? undefined : NUMBERS.get(bound);
    return { ...word, kind: text.startsWith('>') ? 'floor' : 'ceiling', name, protocol, bound, valid: bound !== undefined };
  }
  const excludes = text.startsWith('!');
  const name = excludes ? text.slice(1) : text;
  const protocol = protocolNamed(name);
  return { ...word, kind: excludes ? 'exclude' : 'include', name, protocol, bound: undefined, valid: protocol !== undefined };
}

/** Names are compared without regard to case. */
export function protocolNamed(name: string): Protocol | undefined {
  return PROTOCOLS.find((protocol) => protocol.toLowerCase() === name.toLowerCase());
}

/** A name of the table, `None`, or what strtoul(3) reads to the end with base 16; nothing at all is 0 to it. */
function boundNumber(name: string): number | undefined {
  for (const [number, protocol] of NUMBERS) if (protocol.toLowerCase() === name.toLowerCase()) return number;
  if (name === '' || name.toLowerCase() === 'none') return 0;
  const digits = /^\+?(?:0x)?([0-9a-f]+)$/i.exec(name)?.[1];
  const number = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  return number <= 0x7fffffff ? number : undefined;
}

function boundOf(tokens: readonly ProtocolToken[], kind: 'floor' | 'ceiling'): Protocol | undefined {
  return tokens.findLast((token) => token.kind === kind)?.protocol;
}

function enabledBy(tokens: readonly ProtocolToken[], floor: Protocol | undefined, ceiling: Protocol | undefined): Protocol[] {
  const named = (kind: ProtocolTokenKind): (Protocol | undefined)[] => tokens.filter((token) => token.kind === kind).map((token) => token.protocol);
  const included = named('include');
  const excluded = named('exclude');
  return PROTOCOLS.filter((protocol, index) => {
    if (excluded.includes(protocol) || (included.length > 0 && !included.includes(protocol))) return false;
    return !(floor && index < PROTOCOLS.indexOf(floor)) && !(ceiling && index > PROTOCOLS.indexOf(ceiling));
  });
}
