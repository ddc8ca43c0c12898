// TLS switched off in writing on a server that the Internet delivers to. Where nobody wrote a level, `tls-missing-server` speaks.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { type Fix, set, setOverride } from '../model/fix';
import { hasServerCertificate } from '../tls/certificates';
import { serverLevel } from '../tls/levels';
import { isPrivate, receivesMail } from '../tls/routes';
import { type TlsServer, tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { Rule } from './rule';

const text = messages.rules['smtpd-tls-disabled'];
const LEVEL = 'smtpd_tls_security_level';

export const smtpdTlsDisabled: Rule = {
  id: 'smtpd-tls-disabled',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc7672', 'https://www.rfc-editor.org/rfc/rfc8461#section-5', 'https://www.rfc-editor.org/rfc/rfc7435'],
  *checkConfiguration(configuration, options) {
    if (options.role === 'auto' && !receivesMail(configuration)) return;
    const { servers } = tlsServices(configuration, options.role);
    const dark = new Map<Setting, TlsServer[]>();
    for (const server of servers) {
      const { level, from, broken } = serverLevel(configuration, server.service);
      if (!isPublic(server) || level !== 'none' || broken || !from) continue;
      // `guide-setting-weaker` speaks of main.cf.
      if (options.profile !== 'guide' || from.override) dark.set(from, [...(dark.get(from) ?? []), server]);
    }
    // A level in main.cf is that of the other services, too.
    const certified = configuration.hasMain && servers.every(({ service }) => hasServerCertificate(configuration, service));
    for (const [setting, on] of dark) {
      const fix: Fix = {
        title: text.use,
        safe: false,
        preferred: true,
        changes: setting.override ? [] : [LEVEL],
        operations: [setting.override ? setOverride(setting.span, LEVEL, 'may') : set(LEVEL, 'may')],
      };
      const names = [...new Set(on.map(({ name }) => name))].join(', ');
      yield { ...placeOf(setting), message: text.none(setting.name, setting.value, names), fixes: certified ? [fix] : [] };
    }
  },
};

/** postscreen hands connections on to smtpd, whose level counts for nearly all of them. */
function isPublic({ kind, daemon, name }: TlsServer): boolean {
  return kind === 'mx' && daemon === 'smtpd' && !isPrivate(name);
}
