// A stricter *_mandatory_* setting where every service is at level may: its twin decides (smtpd.c, smtp_tls_policy.c).
import { messages } from '../messages';
import { set } from '../model/fix';
import { unusedHardening } from '../tls/twins';
import type { Rule } from './rule';

const text = messages.rules['mandatory-only-hardening'];

export const mandatoryOnlyHardening: Rule = {
  id: 'mandatory-only-hardening',
  summary: text.summary,
  category: 'interaction',
  severity: { balanced: 'warning', compatible: 'information' },
  sources: ['Postfix: src/smtpd/smtpd.c', 'Postfix: src/smtp/smtp_tls_policy.c', 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols'],
  *checkConfiguration(configuration, options) {
    for (const { setting, twin, twinValue, wanted, twinIsSet, what } of unusedHardening(configuration, options)) {
      // A twin that somebody wrote may be weaker on purpose; a master.cf that nobody opened may have a service that demands TLS.
      const severity = twinIsSet || what === 'exclude_ciphers' ? 'hint' : configuration.master ? undefined : 'information';
      yield {
        file: 'main',
        span: setting.nameSpan,
        ...(severity && { severity }),
        message: text.unused(setting.name, twin, twinValue === '' ? text.nothing : `"${twinValue}"`),
        fixes: [{ title: text.set(twin, wanted), safe: false, preferred: true, changes: [twin], operations: [set(twin, wanted)] }],
      };
    }
  },
};
