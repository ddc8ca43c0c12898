// SSL 2 and SSL 3, let in by a word of a list, or because their successor is excluded and they are not. Distributions build OpenSSL without them.
import { messages } from '../messages';
import { type Fix, removeWord } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { floorOf } from '../tls/profiles';
import { floorList, lowestProtocol, type ProtocolList, type ProtocolToken, troubleOf } from '../tls/protocols';
import { betterFloor, changedBy, isSound, listOf, rewrite, rewritePart } from './protocolList';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['protocol-floor-ssl'];

export const protocolFloorSsl: Rule = {
  id: 'protocol-floor-ssl',
  summary: text.summary,
  category: 'strength',
  severity: 'hint',
  sources: ['https://www.rfc-editor.org/rfc/rfc7568', 'https://www.rfc-editor.org/rfc/rfc6176', 'Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const list = listOf(context);
    // A list that leaves nothing, or that Postfix refuses, is a matter of other rules.
    if (!list || ['invalid', 'apart', 'empty'].includes(troubleOf(list) ?? '')) return;
    const word = list.tokens.find((token) => isSsl(token) && isInForce(token, list));
    if (word) yield { span: context.at(word.start, word.end), message: text.named(word.text, word.protocol ?? ''), fixes: fixesFor(context, word) };
    else if (isForgotten(list)) yield forgotten(context, list);
  },
};

const isSsl = ({ kind, protocol }: ProtocolToken): boolean => (kind === 'floor' || kind === 'include') && (protocol === 'SSLv2' || protocol === 'SSLv3');

/** Of several floors only the last counts, and what is excluded further on is not spoken. */
function isInForce({ protocol }: ProtocolToken, { enabled }: ProtocolList): boolean {
  return protocol !== undefined && enabled.includes(protocol);
}

/** TLS 1.0 was thrown out by name, and its predecessor stayed. */
function isForgotten({ tokens, enabled }: ProtocolList): boolean {
  return enabled.includes('SSLv3') && tokens.some(({ kind, protocol }) => kind === 'exclude' && protocol === 'TLSv1');
}

function fixesFor(context: AssignmentContext, word: ProtocolToken): Fix[] {
  const { name, value, literal, options, at } = context;
  if (!literal) return [];
  const fix = { safe: false, preferred: true, changes: changedBy(context) };
  if (word.kind === 'include') {
    const rest = value.slice(0, word.start) + value.slice(word.end);
    return isSound(rest, options) ? [{ ...fix, title: text.remove(word.text), operations: [removeWord(at(word.start, word.end))] }] : [];
  }
  const floor = floorList(floorOf(options.profile, name.includes('_mandatory_')), options.target);
  if (!isSound(value.slice(0, word.start) + floor + value.slice(word.end), options)) return [];
  return [{ ...fix, title: text.use(floor), operations: [rewritePart(context, word.start, word.end, floor)] }];
}

function forgotten(context: AssignmentContext, list: ProtocolList): Finding {
  const lowest = lowestProtocol(list);
  return {
    span: context.at(0, context.value.length),
    message: text.forgotten(context.value),
    // A list that ends in the middle means something by it.
    fixes:
      context.literal && list.enabled.includes('TLSv1.3') && troubleOf(list) === undefined
        ? [rewrite(context, text.use, betterFloor(context.name, context.options, lowest))]
        : [],
  };
}
