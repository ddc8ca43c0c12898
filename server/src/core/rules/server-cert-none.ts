// smtpd_tls_cert_file = none: TLS with anonymous ciphers only, which excludes TLS 1.3 and nearly every client (smtpd.c). Legal between one's own hosts.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { serverLevel } from '../tls/levels';
import { tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { Rule } from './rule';

const text = messages.rules['server-cert-none'];

export const serverCertNone: Rule = {
  id: 'server-cert-none',
  summary: text.summary,
  category: 'strength',
  severity: 'warning',
  sources: ['Postfix: src/smtpd/smtpd.c, pre_jail_init()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_cert_file'],
  *checkConfiguration(configuration, options) {
    // The other certificates of a lone master.cf stand in a main.cf that we do not see.
    if (!configuration.hasMain) return;
    const bare = new Map<Setting, string[]>();
    for (const { daemon, kind, name, service } of tlsServices(configuration, options.role).servers) {
      const { value, setting } = configuration.effective('smtpd_tls_cert_file', service);
      if (daemon !== 'smtpd' || kind === 'internal' || !setting || value.toLowerCase() !== 'none') continue;
      const others = ['chain_files', 'eccert_file', 'dcert_file'].some((each) => configuration.effective(`smtpd_tls_${each}`, service).value !== '');
      if (!others && serverLevel(configuration, service).level !== 'none') bare.set(setting, [...(bare.get(setting) ?? []), name]);
    }
    for (const [setting, names] of bare) yield { ...placeOf(setting), message: text.none([...new Set(names)].join(', ')) };
  },
};
