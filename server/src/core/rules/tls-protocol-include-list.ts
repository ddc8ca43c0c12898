// Versions without a sign: tls_proto_mask_lims() excludes every version it knows that is not among them, newer ones included.
import { messages } from '../messages';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { lowestProtocol, spokenProtocols, troubleOf } from '../tls/protocols';
import { betterFloor, isClient, listOf, lostBy, rewrite } from './protocolList';
import type { Rule } from './rule';

const text = messages.rules['tls-protocol-include-list'];

export const tlsProtocolIncludeList: Rule = {
  id: 'tls-protocol-include-list',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { name, value, options, at } = context;
    const list = listOf(context);
    // TLS 1.3 alone is the business of protocol-13-only.
    if (!list || troubleOf(list) !== 'include' || list.enabled.join() === 'TLSv1.3') return;
    const spoken = spokenProtocols(list, { side: isClient(name) ? 'client' : 'server' });
    const lowest = lowestProtocol(list);
    const span = at(0, value.length);
    const fixes = [rewrite(context, text.use, betterFloor(name, options, lowest))];
    const lost = lostBy(list).filter((protocol) => lowest && protocol > lowest);
    if (lost.length > 0) yield { span, message: text.switchedOff(value, spoken, lost), fixes };
    else yield { span, severity: 'hint', message: text.newer(value, spoken), fixes };
  },
};
