// A word of a protocol list that Postfix does not know: tls_proto_mask_lims() refuses the whole list.
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { type Fix, removeWord } from '../model/fix';
import { COLON_COMMA_BLANKS } from '../syntax/words';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { PROTOCOLS, type ProtocolToken, protocolNamed } from '../tls/protocols';
import { isOperator, meantBy } from '../tls/spelling';
import { changedBy, isClient, isSound, listOf, rewritePart } from './protocolList';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['tls-protocol-unknown-name'];

export const tlsProtocolUnknownName: Rule = {
  id: 'tls-protocol-unknown-name',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_proto_mask_lims()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols'],
  parameters: PROTOCOL_PARAMETERS,
  *checkAssignment(context) {
    const { tokens } = listOf(context) ?? { tokens: [] };
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as ProtocolToken;
      // What stands behind a `#` was meant as a comment, and is a matter of another rule.
      if (token.text.startsWith('#')) return;
      if (token.valid || isRange(token)) continue;
      // An operator that stands apart belongs to the next word.
      const next = isOperator(token.text) ? tokens[index + 1] : undefined;
      const joined = next && meantBy(token.text + next.text) !== undefined ? next : undefined;
      if (joined) index++;
      yield judge(context, token, joined ?? token);
    }
  },
};

function judge(context: AssignmentContext, first: ProtocolToken, last: ProtocolToken): Finding {
  const { name, value, at } = context;
  const written = value.slice(first.start, last.end);
  const bare = value.slice(first.start, first.end) + (first === last ? '' : last.text);
  if (protocolNamed(first.name) && first.kind !== 'include' && first.kind !== 'exclude') {
    return { span: at(first.start, last.end), message: text.noBound(written, isClient(name)) };
  }
  const meant = meantBy(bare);
  const message = text.unknown(written, isClient(name)) + (meant === undefined ? text.names(PROTOCOLS) : '');
  return { span: at(first.start, last.end), message, fixes: fixesFor(context, first.start, last.end, written, meant) };
}

function fixesFor(context: AssignmentContext, from: number, to: number, written: string, meant: string | undefined): Fix[] {
  const { value, literal, options, at } = context;
  // Bounds need Postfix 3.6.
  if (!literal || meant === undefined || (/[<>]=/.test(meant) && !atLeast(options.target, '3.6'))) return [];
  const span = at(from, to);
  if (meant === '') {
    // `all` of other programs: every version is on anyway, so the word says nothing where others follow.
    const alone = value.trim() === written;
    return alone ? [] : [{ title: text.remove(written), safe: true, preferred: true, changes: changedBy(context), operations: [removeWord(span)] }];
  }
  // Not where the corrected list would be as useless as this one, in another way.
  const sound = isSound(validOnly(value.slice(0, from) + meant + value.slice(to)), options);
  const fix = { title: text.use(meant), safe: sound, preferred: sound, changes: changedBy(context) };
  return [{ ...fix, operations: [rewritePart(context, from, to, meant)] }];
}

/** Without the other words that Postfix does not know: they have fixes of their own. */
function validOnly(value: string): string {
  const words = value.split(new RegExp(`[${COLON_COMMA_BLANKS}]+`));
  return words.map((word) => (protocolNamed(word.replace(/^(?:!|[<>]=)/, '')) ? word : (meantBy(word) ?? ''))).join(' ');
}

/** Before 3.6, `>=` and `<=` are unknown words, of which tls-protocol-range-needs-3-6 speaks. */
function isRange(token: ProtocolToken): boolean {
  return token.kind !== 'floor' && token.kind !== 'ceiling' && /^[<>]=/.test(token.text);
}
