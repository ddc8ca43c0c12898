// TLS 1.3 switched off while TLS 1.2 is on, in a list that is in use.
import { messages } from '../messages';
import { type Fix, removeWord, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import { floorOf } from '../tls/profiles';
import { floorList, lowestProtocol, PROTOCOLS, type ProtocolToken, troubleOf } from '../tls/protocols';
import { type ProtocolUse, protocolUses } from '../tls/uses';
import type { Rule } from './rule';

const text = messages.rules['tls-protocol-ceiling'];

export const tlsProtocolCeiling: Rule = {
  id: 'tls-protocol-ceiling',
  summary: text.summary,
  category: 'strength',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc9325 section 3.1.1', 'NCSC-NL, IT Security Guidelines for TLS, 2025-05'],
  *checkConfiguration(configuration, options) {
    for (const use of protocolUses(configuration, options)) {
      const { setting, list } = use;
      if (!setting || troubleOf(list) !== undefined || list.enabled.includes('TLSv1.3') || !list.enabled.includes('TLSv1.2')) continue;
      const cap = list.tokens.find((token) =>
        token.kind === 'ceiling' ? token === list.tokens.findLast((each) => each.kind === 'ceiling') : excludes13(token),
      );
      if (!cap) continue;
      const literal = !setting.value.includes('$');
      yield {
        file: setting.file,
        span: literal ? setting.spanIn(cap.start, cap.end) : setting.valueSpan,
        message: text.capped(cap.text),
        fixes: literal ? [fixFor(use, cap, options)] : [],
      };
    }
  },
};

const excludes13 = (token: ProtocolToken): boolean => token.kind === 'exclude' && token.protocol === 'TLSv1.3';

/** Takes the ceiling out; a list that was nothing else becomes a floor, as an empty one would let everything in. */
function fixFor({ setting, list, mandatory }: ProtocolUse, cap: ProtocolToken, options: LintOptions): Fix {
  const span = setting?.valueSpan ?? cap;
  const shared = { safe: false, preferred: true, changes: setting && !setting.override ? [setting.name] : [] };
  const caps = list.tokens.filter((token) => token.kind === 'ceiling' || excludes13(token));
  if (setting && list.tokens.length > caps.length) {
    return { ...shared, title: text.remove(cap.text), operations: caps.map((token) => removeWord(setting.spanIn(token.start, token.end))) };
  }
  const wanted = floorOf(options.profile, mandatory);
  const lowest = lowestProtocol(list) ?? wanted;
  const floor = floorList(PROTOCOLS.indexOf(lowest) > PROTOCOLS.indexOf(wanted) ? lowest : wanted, options.target);
  return { ...shared, title: text.use(floor), operations: [replaceValue(span, floor)] };
}
