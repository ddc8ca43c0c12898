// `>=` and `<=` in a protocol list for a Postfix before 3.6: tls_protocol_mask() knows only names, and refuses the list.
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import { type Fix, replaceValue } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { PROTOCOLS, type Protocol, protocolNamed } from '../tls/protocols';
import { changedBy, isClient, listOf } from './protocolList';
import type { AssignmentContext, Rule } from './rule';

const text = messages.rules['tls-protocol-range-needs-3-6'];

export const tlsProtocolRangeNeeds36: Rule = {
  id: 'tls-protocol-range-needs-3-6',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  until: '3.6',
  sources: ['Postfix: src/tls/tls_misc.c, tls_protocol_mask() of 3.5', 'Postfix: RELEASE_NOTES-3.6'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { name, options, at } = context;
    const range = listOf(context)?.tokens.find((token) => /^[<>]=/.test(token.text));
    if (!range) return;
    yield {
      span: at(range.start, range.end),
      message: text.tooNew(range.text, formatVersion(options.target), isClient(name)),
      fixes: fixesFor(context),
    };
  },
};

/** The same bounds as exclusions. */
function fixesFor(context: AssignmentContext): Fix[] {
  const { value, assignment } = context;
  const words = value
    .replaceAll(/([<>]=)[\s,:]+/g, '$1')
    .split(/[\s,:]+/)
    .filter(Boolean);
  const bound = (sign: string): Protocol | undefined => protocolNamed(words.findLast((word) => word.startsWith(sign))?.slice(2) ?? '');
  const bounds = words.filter((word) => /^[<>]=/.test(word));
  const others = words.filter((word) => !bounds.includes(word));
  if (!bounds.every((word) => protocolNamed(word.slice(2))) || !others.every((word) => /^!/.test(word) && protocolNamed(word.slice(1)))) return [];
  const floor = bound('>=');
  const ceiling = bound('<=');
  const excluded = PROTOCOLS.filter(
    (protocol, index) =>
      others.some((word) => protocolNamed(word.slice(1)) === protocol) ||
      (floor && index < PROTOCOLS.indexOf(floor)) ||
      (ceiling && index > PROTOCOLS.indexOf(ceiling)),
  );
  if (excluded.includes('TLSv1.2') && excluded.includes('TLSv1.3')) return [];
  const meant = excluded.map((protocol) => `!${protocol}`).join(', ');
  return [{ title: text.use(meant), safe: true, preferred: true, changes: changedBy(context), operations: [replaceValue(assignment.valueSpan, meant)] }];
}
