// A security level outside of the daemon's own table: smtpd(8) and smtp(8) end with a fatal error.
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import type { Rule } from './rule';

const text = messages.rules['tls-level-invalid'];

const SERVER = ['none', 'may', 'encrypt'];
/** Accepted by the server with a warning, and then the same as `encrypt`. */
const SERVER_AS_ENCRYPT = ['fingerprint', 'verify', 'secure'];
const CLIENT = ['none', 'may', 'encrypt', 'fingerprint', 'dane', 'dane-only', 'verify', 'secure'];

const DAEMONS: Readonly<Record<string, string>> = {
  smtpd_tls_security_level: 'smtpd(8)',
  postscreen_tls_security_level: 'postscreen(8)',
  tlsproxy_tls_security_level: 'tlsproxy(8)',
  smtp_tls_security_level: 'smtp(8)',
  lmtp_tls_security_level: 'lmtp(8)',
};

export const tlsLevelInvalid: Rule = {
  id: 'tls-level-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/smtpd/smtpd.c', 'Postfix: src/smtp/smtp_tls_policy.c, global_tls_level()', 'Postfix: src/tls/tls_level.c'],
  parameters: Object.keys(DAEMONS),
  *checkAssignment({ name, value, assignment, at }) {
    const level = value.toLowerCase();
    const isClient = name.startsWith('smtp_') || name.startsWith('lmtp_');
    const allowed = isClient ? CLIENT : SERVER;
    if (level === '' || allowed.includes(level)) return;
    const span = at(0, value.length);
    const actsAsEncrypt = !isClient && SERVER_AS_ENCRYPT.includes(level);
    const fix = (to: string, preferred: boolean, safe: boolean) => ({
      title: text.use(to),
      safe,
      preferred,
      changes: [name],
      operations: [replaceValue(assignment.valueSpan, to)],
    });
    if (actsAsEncrypt) yield { span, severity: 'warning', message: text.actsAsEncrypt(name, value), fixes: [fix('encrypt', true, true)] };
    else
      yield {
        span,
        message: text.invalid(name, value, DAEMONS[name] ?? '', allowed.join(', ')),
        fixes: [fix('may', true, false), fix(isClient ? 'dane' : 'encrypt', false, false)],
      };
  },
};
