// Where mail or a question goes: next hops, transports with them, sockets of filters (smtp_addr.c, transport(5), milter8.c).
import { messages } from '../../messages';
import { code } from '../markdown';

const text = messages.hover.valueWords;
const QUEUE = 'queue_directory';
/** Transports of the stock master.cf that speak SMTP; what a next hop means to others, only they know. */
const SMTP = new Set(['smtp', 'relay']);

/** `[host]:port`, `domain:port`, `unix:path`, `inet:host:port`. */
export function describeNextHop(written: string): string | undefined {
  if (written === '' || /[$\s]/.test(written)) return undefined;
  const socket = describeSocket(written);
  if (socket !== undefined) return socket;
  const [, inBrackets, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::([\w-]+))?$/.exec(written.replace(/^inet:/, '')) ?? [];
  const suffix = port === undefined ? '' : text.port(code(port));
  if (inBrackets !== undefined) return text.oneHost(code(inBrackets), suffix);
  return plain === undefined ? undefined : text.mailHosts(code(plain), suffix);
}

/** What stands behind the name of a transport: `smtp:[relay.example.com]:587`. The transport itself is described by master.cf. */
export function describeTransportHop(written: string): string | undefined {
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
export function describeEndpoint(written: string): string | undefined {
  const address = written.replace(/^\{\s*/, '').split(/[\s,}]/, 1)[0] ?? '';
  const said = describeSocket(address) ?? describeListener(address);
  if (said === undefined) return undefined;
  return address.startsWith('unix:/') || address.startsWith('local:/') ? `${said}. ${text.chroot}` : said;
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
