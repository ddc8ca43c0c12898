// A bound by a number that is no TLS version: SSL_CTX_set_min_proto_version() refuses it, and Postfix goes on without the bound.
import { messages } from '../messages';
import { type Fix, removeWord, replace } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { isRefusedNumber, type ProtocolToken, troubleOf } from '../tls/protocols';
import { betterFloor, changedBy, listOf } from './protocolList';
import type { AssignmentContext, Rule } from './rule';

const text = messages.rules['tls-protocol-hex-unknown'];

export const tlsProtocolHexUnknown: Rule = {
  id: 'tls-protocol-hex-unknown',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  since: '3.6',
  sources: ['Postfix: src/tls/tls_client.c, tls_client_start()', 'OpenSSL: SSL_CTX_set_min_proto_version(3)'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const list = listOf(context);
    if (!list || troubleOf(list) !== 'number') return;
    for (const token of list.tokens.filter(isRefusedNumber)) {
      yield { span: context.at(token.start, token.end), message: text.refused(token.text), fixes: context.literal ? [fixFor(context, token)] : [] };
    }
  },
};

function fixFor(context: AssignmentContext, token: ProtocolToken): Fix {
  const { name, value, options, at } = context;
  const span = at(token.start, token.end);
  const shared = { safe: false, preferred: true, changes: changedBy(context) };
  if (token.kind === 'ceiling' && value.trim() !== token.text) return { ...shared, title: text.remove(token.text), operations: [removeWord(span)] };
  const floor = betterFloor(name, options);
  return { ...shared, title: text.use(floor), operations: [replace(span, floor)] };
}
