// What one value means in words, by its type. Each type that says more than its letters has a line here; facts of the configuration
// (which service of master.cf, which table) are added by the hover.
import type { Parameter } from '../../catalogue/parameters';
import { messages } from '../../messages';
import { describeQuantity } from '../quantities';
import { describeAddress, describeListMember } from './addresses';
import { describeEndpoint, describeNextHop, describeTransportHop } from './destinations';

const text = messages.hover.valueWords;

type Describe = (parameter: Parameter, word: string) => string | undefined;

const BY_TYPE: Partial<Record<Parameter['type'], Describe>> = {
  time: describeQuantity,
  integer: (parameter, word) => describeQuantity(parameter, word) ?? describeReplyCode(parameter, word),
  'host-list': describeListMember,
  'domain-list': describeListMember,
  'network-address': (_, word) => describeAddress(word),
  'nexthop-list': (_, word) => describeNextHop(word),
  transport: (_, word) => describeTransportHop(word),
  'transport-list': (_, word) => describeTransportHop(word),
  endpoint: (_, word) => describeEndpoint(word),
  'milter-list': (_, word) => describeEndpoint(word),
  'dnsbl-list': (_, word) => describeDnsList(word),
  'octal-mode': (_, word) => describeMode(word),
};

/** Plain Markdown without the value itself; undefined where the value says as much, or nothing certain can be said. */
export function describeValue(parameter: Parameter, word: string): string | undefined {
  return BY_TYPE[parameter.type]?.(parameter, word);
}

/** SMTP reply codes by their first digit (RFC 5321, 4.2.1). */
function describeReplyCode({ name }: Parameter, word: string): string | undefined {
  if (!/_code$/.test(name) || !/^[245]\d\d$/.test(word)) return undefined;
  return { 2: text.replyAccept, 4: text.replyLater, 5: text.replyNever }[word[0] as '2' | '4' | '5'];
}

/** `domain=filter*weight` of postscreen. */
function describeDnsList(word: string): string | undefined {
  const [, domain, filter, weight = '1'] = /^([\w.-]+)(?:=([^*]+))?(?:\*([+-]?\d+))?$/.exec(word) ?? [];
  if (domain === undefined) return undefined;
  return [text.dnsList(`\`${domain}\``), filter === undefined ? '' : text.dnsAnswer(`\`${filter}\``), text.dnsPoints(Number(weight))].filter(Boolean).join(' ');
}

function describeMode(word: string): string | undefined {
  const digits = /^0?([0-7])([0-7])([0-7])$/.exec(word)?.slice(1).map(Number);
  const [owner = '', group = '', others = ''] = (digits ?? []).map((digit) => text.modes[digit] ?? '');
  return digits && text.mode(owner, group, others);
}
