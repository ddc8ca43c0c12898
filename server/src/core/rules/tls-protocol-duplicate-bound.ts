// Two floors or two ceilings in one protocol list: tls_proto_mask_lims() keeps the last.
import { messages } from '../messages';
import { type Fix, removeWord } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { PROTOCOLS, type ProtocolToken, troubleOf } from '../tls/protocols';
import { changedBy, listOf } from './protocolList';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['tls-protocol-duplicate-bound'];

export const tlsProtocolDuplicateBound: Rule = {
  id: 'tls-protocol-duplicate-bound',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  since: '3.6',
  sources: ['Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const list = listOf(context);
    if (!list || troubleOf(list) !== 'duplicate') return;
    for (const kind of ['floor', 'ceiling'] as const) {
      const bounds = list.tokens.filter((token) => token.kind === kind);
      const last = bounds.at(-1);
      for (const bound of bounds.slice(0, -1)) if (last) yield overridden(context, bound, last);
    }
  },
};

function overridden(context: AssignmentContext, bound: ProtocolToken, last: ProtocolToken): Finding {
  const { literal, at } = context;
  const same = bound.protocol === last.protocol;
  const keepLast = strictness(last) >= strictness(bound);
  const span = at(bound.start, bound.end);
  // Safe only where the bound that counts is the stricter one: otherwise what the fix removes is what somebody wanted.
  const keep = (kept: ProtocolToken, other: ProtocolToken, preferred: boolean): Fix => ({
    title: text.keep(kept.text),
    safe: preferred && keepLast,
    preferred,
    changes: changedBy(context),
    operations: [removeWord(at(other.start, other.end))],
  });
  const fixes = [keep(last, bound, keepLast), ...(same ? [] : [keep(bound, last, !keepLast)])];
  return { span, ...(same && { severity: 'hint' as const }), message: text.overridden(bound.text, last.text), fixes: literal ? fixes : [], tag: 'unnecessary' };
}

/** How much a bound keeps out. */
function strictness({ kind, protocol }: ProtocolToken): number {
  if (!protocol) return -1;
  return kind === 'floor' ? PROTOCOLS.indexOf(protocol) : PROTOCOLS.length - PROTOCOLS.indexOf(protocol);
}
