// Members of lists of hosts, networks and domains (util/match_list.c, util/match_ops.c, util/cidr_match.c).
import type { Parameter } from '../../catalogue/parameters';
import { messages } from '../../messages';
import { code } from '../markdown';
import { grouped } from './quantities';
import { named, type ValueModule } from './valueModule';

const text = messages.hover.valueWords;
const PARENTS = 'parent_domain_matches_subdomains';
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const IPV6 = /^\[?([\da-f]*:[\da-f:.]*:?[\da-f.]*)\]?$/i;

export const members: ValueModule = { describe: (word, { parameter }) => named(word, describeMember(parameter, word)) };
export const networkAddresses: ValueModule = { describe: (word) => named(word, describeAddress(word)) };

/** What a member of a list of hosts, networks or domains stands for; undefined where it is none, or a table. */
function describeMember(parameter: Parameter, word: string): string | undefined {
  const isNegated = word.startsWith('!');
  const said = describePattern(parameter, word.replace(/^!+/, ''));
  if (said === undefined) return undefined;
  return isNegated ? text.not(said) : said;
}

function describePattern(parameter: Parameter, pattern: string): string | undefined {
  if (pattern === '' || pattern.includes('$')) return undefined;
  if (pattern.startsWith('/')) return text.members(code(pattern));
  if (parameter.type === 'user-list') return /[:$]/.test(pattern) ? undefined : text.names.user?.(code(pattern));
  const takesAddresses = parameter.type !== 'domain-list';
  const address = takesAddresses ? describeAddress(pattern) : undefined;
  if (address !== undefined) return address;
  if (/[:/[\]]|^[\d.]+$/.test(pattern)) return undefined;
  if (pattern.startsWith('.')) return text.allBelow(code(pattern.slice(1)));
  const said = takesAddresses ? text.hostNamed(code(pattern)) : text.domainNamed(code(pattern));
  return parameter.matchList?.parentDomainFeature === undefined ? said : text.domainAndBelow(said, code(PARENTS));
}

/** An address, or a network such as `10.0.0.0/8` or `[2001:db8::]/32`. */
function describeAddress(written: string): string | undefined {
  const [, host = '', mask] = /^([^/]+)(?:\/(\d*))?$/.exec(written) ?? [];
  const v4 = IPV4.exec(host);
  if (v4) return describeIpv4(v4.slice(1).map(Number), host, mask);
  const v6 = IPV6.exec(host)?.[1];
  if (v6 === undefined || (v6.match(/:/g) ?? []).length < 2) return undefined;
  if (mask === undefined || mask === '128') return text.oneAddress(code(v6));
  if (mask === '' || Number(mask) > 128) return text.badMask(128);
  return Number(mask) === 0 ? text.everyAddress : text.prefix(Number(mask), code(v6));
}

function describeIpv4(bytes: readonly number[], host: string, mask: string | undefined): string | undefined {
  if (bytes.some((byte) => byte > 255)) return undefined;
  if (mask === undefined || mask === '32') return text.oneAddress(code(host));
  const bits = Number(mask);
  if (mask === '' || bits > 32) return text.badMask(32);
  const size = 2 ** (32 - bits);
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = Math.floor(address / size) * size;
  if (first !== address) return text.hostBits(code(`${dotted(first)}/${bits}`));
  if (bits === 0) return text.everyAddress;
  return text.addresses(code(dotted(first)), code(dotted(first + size - 1)), grouped(size));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
