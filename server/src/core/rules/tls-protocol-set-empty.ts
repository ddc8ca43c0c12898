// A protocol list that leaves nothing: OpenSSL fails every handshake with "no protocols available".
import { messages } from '../messages';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { troubleOf } from '../tls/protocols';
import { betterFloor, listOf, rewrite } from './protocolList';
import type { Rule } from './rule';

const text = messages.rules['tls-protocol-set-empty'];

export const tlsProtocolSetEmpty: Rule = {
  id: 'tls-protocol-set-empty',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()', 'OpenSSL: SSL_CTX_set_min_proto_version(3)'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { name, value, options, at } = context;
    const list = listOf(context);
    if (!list || troubleOf(list) !== 'empty') return;
    yield { span: at(0, value.length), message: text.empty(value), fixes: [rewrite(context, text.use, betterFloor(name, options))] };
  },
};
