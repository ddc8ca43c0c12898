// Suites without a certificate in outgoing mail, at the levels that check none (smtp_tls_policy.c).
import { messages } from '../messages';
import type { Rule } from './rule';
import { finding, isOff, said, weakUse } from './weakSuites';

const text = messages.rules['cipher-anon-client'];
const SEVERITY = { balanced: 'hint', compatible: 'off', bsi: 'information', 'ncsc-nl': 'information', 'mozilla-intermediate': 'off' } as const;

export const cipherAnonClient: Rule = {
  id: 'cipher-anon-client',
  summary: text.summary,
  category: 'strength',
  severity: SEVERITY,
  sources: ['https://www.postfix.org/postconf.5.html#smtp_tls_exclude_ciphers', 'Postfix: src/smtp/smtp_tls_policy.c'],
  *checkConfiguration(configuration, options) {
    if (isOff('cipher-anon-client', SEVERITY, options)) return;
    const use = weakUse(configuration, options, 'client', ({ authentication }) => authentication === 'None');
    if (use) yield finding(options, use, messages.suiteUse(said(use), text.what, text.why, text.todo), ['aNULL'], false);
  },
};
