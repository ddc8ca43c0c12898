// The default of smtp_tls_dane_insecure_mx_policy in some releases: "may" wherever DANE comes from a table and not from the level.
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { set } from '../model/fix';
import { clientLevel } from '../tls/levels';
import { isStsResolver, policyTables } from '../tls/policyTables';
import { tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { Rule } from './rule';

const text = messages.rules['dane-insecure-mx-default'];
const POLICY = 'smtp_tls_dane_insecure_mx_policy';

export const daneInsecureMxDefault: Rule = {
  id: 'dane-insecure-mx-default',
  summary: text.summary,
  category: 'interaction',
  severity: 'information',
  sources: ['Postfix: src/global/mail_params.h, 3.4.19 to 3.9.1', 'https://www.postfix.org/postconf.5.html#smtp_tls_dane_insecure_mx_policy'],
  *checkConfiguration(configuration, options) {
    if (!configuration.hasMain) return;
    const told = new Set<Setting>();
    for (const { daemon, service } of tlsServices(configuration, options.role).clients) {
      const tables = configuration.effective('smtp_tls_policy_maps', service);
      // A daemon that answers only for MTA-STS never says "dane".
      const mayAsk = policyTables(tables.value).some((table) => !isStsResolver(table.text));
      if (daemon !== 'smtp' || !tables.setting || !mayAsk || told.has(tables.setting)) continue;
      // Without DNSSEC no table can ask for DANE; and the catalogue knows which releases have which default.
      const hasDnssec = configuration.effective('smtp_dns_support_level', service).value.toLowerCase() === 'dnssec';
      const policy = configuration.effective(POLICY, service);
      const { level, broken } = clientLevel(configuration, service, 'smtp');
      if (!hasDnssec || policy.setting || policy.value.toLowerCase() !== 'may' || level === 'dane' || broken) continue;
      told.add(tables.setting);
      yield {
        ...placeOf(tables.setting),
        message: text.may(formatVersion(options.target)),
        fixes: [{ title: text.set, safe: false, preferred: true, changes: [POLICY], operations: [set(POLICY, 'dane')] }],
      };
    }
  },
};
