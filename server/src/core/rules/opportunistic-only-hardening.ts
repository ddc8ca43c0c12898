// A protocol floor for optional TLS, while some service demands TLS: its twin decides there, and nobody wrote that (smtpd.c, smtp_tls_policy.c).
import { messages } from '../messages';
import { set } from '../model/fix';
import { missedHardening } from '../tls/twins';
import type { Rule } from './rule';

const text = messages.rules['opportunistic-only-hardening'];

export const opportunisticOnlyHardening: Rule = {
  id: 'opportunistic-only-hardening',
  summary: text.summary,
  category: 'interaction',
  // In `guide` each of the article's settings that is not written is reported by tls-missing-*.
  severity: { balanced: 'warning', compatible: 'information', guide: 'off' },
  sources: ['Postfix: src/smtpd/smtpd.c', 'Postfix: src/smtp/smtp_tls_policy.c', 'https://www.postfix.org/postconf.5.html#smtpd_tls_protocols'],
  *checkConfiguration(configuration, options) {
    for (const { setting, twin, names, value, older } of missedHardening(configuration, options)) {
      yield {
        file: 'main',
        span: setting.nameSpan,
        message: text.missed(setting.name, setting.value, twin, names, older),
        fixes: [{ title: text.set(twin, value), safe: false, preferred: true, changes: [twin], operations: [set(twin, value)] }],
      };
    }
  },
};
