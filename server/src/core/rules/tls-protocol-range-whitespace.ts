// `>= TLSv1.2`: mystrtok() cuts at the blank, strtoul() reads the empty rest behind `>=` as 0, and `TLSv1.2` becomes a list of versions to include.
import { messages } from '../messages';
import { type Fix, removeWord } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { type ProtocolToken, parseProtocols, spokenProtocols, standsApart } from '../tls/protocols';
import { changedBy, isClient, isSound, listOf, rewritePart } from './protocolList';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['tls-protocol-range-whitespace'];

export const tlsProtocolRangeWhitespace: Rule = {
  id: 'tls-protocol-range-whitespace',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  since: '3.6',
  sources: ['Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()', 'RFC 9325, section 3.1.1'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { tokens } = listOf(context) ?? { tokens: [] };
    for (const [index, token] of tokens.entries()) {
      if (!standsApart(token)) continue;
      const next = tokens[index + 1];
      yield next?.kind === 'include' && next.protocol ? apart(context, token, next) : alone(context, token);
    }
  },
};

function apart(context: AssignmentContext, operator: ProtocolToken, version: ProtocolToken): Finding {
  const { name, value, literal, options, at } = context;
  const list = parseProtocols(value, options.target);
  // What one such pair does is plain; what it does together with other bounds helps nobody.
  const isOnly = list.tokens.filter((token) => token.bound !== undefined).length === 1;
  const spoken = isOnly ? spokenProtocols(list, { side: isClient(name) ? 'client' : 'server' }) : undefined;
  const span = at(operator.start, version.end);
  const meant = operator.text + version.text;
  // Not where the list stays useless in another way, such as a floor above the ceiling.
  const repaired = value.replaceAll(/([<>]=)[\s,:]+(?=[A-Za-z])/g, '$1');
  const safe = isSound(repaired, options) || !list.valid;
  const fix: Fix = {
    title: text.use(meant),
    safe,
    preferred: true,
    changes: changedBy(context),
    operations: [rewritePart(context, operator.start, version.end, meant)],
  };
  return { span, message: text.apart(operator.text, version.text, spoken), fixes: literal ? [fix] : [] };
}

function alone(context: AssignmentContext, operator: ProtocolToken): Finding {
  const { literal, at } = context;
  const span = at(operator.start, operator.end);
  const fix: Fix = { title: text.remove(operator.text), safe: false, changes: changedBy(context), operations: [removeWord(span)] };
  return { span, message: text.alone(operator.text), fixes: literal ? [fix] : [] };
}
