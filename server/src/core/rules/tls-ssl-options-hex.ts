// 0x40000000 where NO_RENEGOTIATION says the same.
import { messages } from '../messages';
import { replace } from '../model/fix';
import { needsNoRenegotiation } from '../tls/profiles';
import { hexOf, managedBits, parseSslOptions, wordsOf } from '../tls/sslOptions';
import type { Rule } from './rule';

const text = messages.rules['tls-ssl-options-hex'];

export const tlsSslOptionsHex: Rule = {
  id: 'tls-ssl-options-hex',
  summary: text.summary,
  category: 'style',
  severity: 'hint',
  sources: ['https://www.postfix.org/postconf.5.html#tls_ssl_options', 'Postfix: src/tls/tls_misc.c, ssl_op_tweaks'],
  parameters: ['tls_ssl_options'],
  *checkAssignment({ name, value, literal, isOverride, options, at }) {
    for (const option of parseSslOptions(value)) {
      if (!literal || !option.isMask || option.bits === undefined || managedBits(option.bits, options.openssl)) continue;
      const { names, rest } = wordsOf(option.bits);
      if (names.length === 0) continue;
      const words = [...names, ...(rest === 0n ? [] : [hexOf(rest)])];
      const redundant = names.includes('NO_RENEGOTIATION') && !needsNoRenegotiation(options.target, options.openssl);
      const list = words.join(isOverride ? ',' : ', ');
      const span = at(option.start, option.end);
      yield {
        span,
        message: text.hex(option.text, list, redundant),
        fixes: [{ title: text.use(list), safe: true, preferred: true, changes: isOverride ? [] : [name], operations: [replace(span, list)] }],
      };
    }
  },
};
