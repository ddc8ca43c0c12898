// Where mail or a question goes: next hops, transports with them, sockets of filters (smtp_addr.c, transport(5), milter8.c).

import { valueType } from '../../catalogue/parameters';
import { valueMeaning } from '../../catalogue/prose';
import { policyAttributes } from '../../catalogue/restrictions';
import { messages } from '../../messages';
import { splitBraced } from '../../syntax/words';
import { code } from '../markdown';
import { known } from '../typeOf';
import { describeQuantity } from './quantities';
import { completeServices, describeService } from './services';
import { named, plain, type ValueModule, type ValuePlace } from './valueModule';

const text = messages.hover.valueWords;
const QUEUE = 'queue_directory';
/** Transports of the stock master.cf that speak SMTP; what a next hop means to others, only they know. */
const SMTP = new Set(['smtp', 'relay']);

/** Programs that deliver mail: a service that runs another one is no transport. */
const DELIVERY = new Set(['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error', 'discard']);

export const nextHops: ValueModule = { describe: (word) => named(word, describeNextHop(word)) };

export const transports: ValueModule = {
  describe: (word, { analysis }) => {
    const said = [named(word, describeTransportHop(word)), describeService(word.split(':', 1)[0] ?? '', analysis)].filter((part) => part !== undefined);
    return said.length > 0 ? said.join('\n\n') : undefined;
  },
  complete: ({ analysis, parameter }) => completeServices(analysis, (command) => DELIVERY.has(command), parameter.type === 'transport' ? ':' : ''),
};

/** Milters and other filters; behind `check_policy_service`, policy servers. */
export const endpoints: ValueModule = {
  describe: (word, place) => describeServer(word, place, valueType('milter-list').attributes ?? {}),
  complete: () => ['inet:', 'unix:'].map(plain),
};

/** The settings that a policy server may have of its own, with the parameters that count without them. */
export function describePolicyServer(word: string, place: ValuePlace): string | undefined {
  return describeServer(word, place, Object.fromEntries(policyAttributes(place.analysis.options.target).map(({ name, overrides }) => [name, overrides])));
}

/** `{ server, name=value, { name = value with blanks } }`: the server, and a line for each setting. */
function describeServer(word: string, { analysis }: ValuePlace, attributes: Readonly<Record<string, string>>): string | undefined {
  const said = named(word.startsWith('{') ? serverIn(word) : word, describeEndpoint(word));
  if (said === undefined || !word.startsWith('{')) return said;
  const rows = splitBraced(word.replace(/^\{|\}$/g, ''))
    .slice(1)
    .flatMap((each) => {
      const [, name = '', value = ''] = /^\{?\s*(\w+)\s*=\s*(.*?)\s*\}?$/s.exec(each.text) ?? [];
      const parameter = Object.hasOwn(attributes, name) ? known(attributes[name] ?? '') : undefined;
      if (!parameter) return [];
      const quantity = describeQuantity(parameter, value);
      const instead = text.insteadOf(code(parameter.name), code(analysis.configuration.effective(parameter.name).value));
      const meaning = parameter.vocabularies.map((topic) => valueMeaning(topic, value)).find(Boolean);
      const words = [quantity === undefined ? '' : `${quantity}.`, meaning ?? '', instead];
      return [`- ${code(`${name} = ${value}`)}: ${words.filter(Boolean).join(' ')}`];
    });
  return [said, rows.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** `[host]:port`, `domain:port`, `unix:path`, `inet:host:port`. */
function describeNextHop(written: string): string | undefined {
  if (written === '' || /[$\s]/.test(written)) return undefined;
  const socket = describeSocket(written);
  if (socket !== undefined) return socket;
  const [, inBrackets, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]/]+))(?::([\w-]+))?$/.exec(written.replace(/^inet:/, '')) ?? [];
  const suffix = port === undefined ? '' : text.port(code(port));
  if (inBrackets !== undefined) return text.oneHost(code(inBrackets), suffix);
  return plain === undefined ? undefined : text.mailHosts(code(plain), suffix);
}

/** What stands behind the name of a transport: `smtp:[relay.example.com]:587`. The transport itself is described by master.cf. */
function describeTransportHop(written: string): string | undefined {
  const colon = written.indexOf(':');
  if (colon < 0 || written.includes('$')) return undefined;
  const transport = written.slice(0, colon);
  const hop = written.slice(colon + 1);
  if (transport === 'discard') return text.discards;
  if (transport === 'error' || transport === 'retry') return hop === '' ? undefined : text.bounces(code(hop));
  if (!SMTP.has(transport) && transport !== 'lmtp') return undefined;
  if (hop === '') return text.sameHop;
  const said = transport === 'lmtp' ? (describeSocket(hop) ?? describeListener(hop)) : describeNextHop(hop);
  return said === undefined ? undefined : text.delivers(said);
}

/** A filter or a policy server: `inet:host:port`, `unix:path`, also in braces with its own settings. */
function describeEndpoint(written: string): string | undefined {
  const address = serverIn(written);
  const said = describeSocket(address) ?? describeListener(address);
  if (said === undefined) return undefined;
  return address.startsWith('unix:/') || address.startsWith('local:/') ? `${said}. ${text.chroot}` : said;
}

function serverIn(written: string): string {
  return written.replace(/^\{\s*/, '').split(/[\s,}]/, 1)[0] ?? '';
}

function describeSocket(written: string): string | undefined {
  const path = /^(?:unix|local):(.+)$/.exec(written)?.[1];
  if (path === undefined) return undefined;
  return path.startsWith('/') ? text.socket(code(path)) : text.socketBelow(code(path), code(QUEUE));
}

function describeListener(written: string): string | undefined {
  const [, host, port] = /^(?:inet6?:)?(\[[^\]]+\]|[^:[\]]+):([\w-]+)$/.exec(written) ?? [];
  return host === undefined || port === undefined ? undefined : text.listener(code(host.replace(/^\[|\]$/g, '')), code(port));
}
