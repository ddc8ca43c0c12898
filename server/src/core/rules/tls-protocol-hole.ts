// A version missing between two others. OpenSSL's client offers only the lowest run without a hole (ssl_get_min_max_version()); a server accepts both sides.
import { messages } from '../messages';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { floorList, lowestProtocol, spokenProtocols, troubleOf } from '../tls/protocols';
import { betterFloor, isClient, listOf, rewrite } from './protocolList';
import type { Rule } from './rule';

const text = messages.rules['tls-protocol-hole'];

export const tlsProtocolHole: Rule = {
  id: 'tls-protocol-hole',
  summary: text.summary,
  category: 'validity',
  severity: { balanced: 'error', compatible: 'warning' },
  sources: ['OpenSSL: ssl/statem/statem_lib.c, ssl_get_min_max_version()', 'https://www.postfix.org/postconf.5.html#smtp_tls_mandatory_protocols'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { name, value, options, at } = context;
    const list = listOf(context);
    if (!list || troubleOf(list) !== 'hole') return;
    const server = spokenProtocols(list, { side: 'server' });
    const client = spokenProtocols(list, { side: 'client' });
    const better = betterFloor(name, options);
    const lowest = floorList(lowestProtocol(list) ?? 'TLSv1', options.target);
    const fixes = [rewrite(context, text.use, better), ...(lowest === better ? [] : [rewrite(context, text.use, lowest, false)])];
    const span = at(0, value.length);
    if (isClient(name)) {
      const lost = server.filter((protocol) => !client.includes(protocol));
      yield { span, message: text.client(value, client, lost), fixes };
    } else yield { span, severity: 'warning', message: text.server(value, server), fixes };
  },
};
