// A server that offers TLS without a certificate: "No server certs available. TLS won't be enabled" in the log, and 454 to STARTTLS (smtpd.c).
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { hasServerCertificate } from '../tls/certificates';
import { type ServerLevel, serverLevel } from '../tls/levels';
import { tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['server-no-certificate'];

export const serverNoCertificate: Rule = {
  id: 'server-no-certificate',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/smtpd/smtpd.c, pre_jail_init()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files'],
  *checkConfiguration(configuration, options) {
    // The certificates of a lone master.cf stand in a main.cf that we do not see.
    if (!configuration.hasMain) return;
    const without = new Map<Setting, { level: ServerLevel; names: string[] }>();
    for (const { daemon, name, service } of tlsServices(configuration, options.role).servers) {
      const level = serverLevel(configuration, service);
      if (daemon !== 'smtpd' || level.level === 'none' || !level.from || hasServerCertificate(configuration, service)) continue;
      without.set(level.from, { level, names: [...(without.get(level.from)?.names ?? []), name] });
    }
    for (const [setting, { level, names }] of without) {
      const say = level.wrapped ? text.wrapped : level.level === 'encrypt' ? text.encrypt : text.may;
      yield { file: setting.file, span: setting.valueSpan, message: say([...new Set(names)].join(', ')) };
    }
  },
};
