// A table for MTA-STS that is asked before anybody thinks of DANE: its "secure" replaces the level (RFC 8461, section 2, says DANE goes first).
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { clientLevel } from '../tls/levels';
import { isStsResolver, policyTables } from '../tls/policyTables';
import { tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['mta-sts-overrides-dane'];

export const mtaStsOverridesDane: Rule = {
  id: 'mta-sts-overrides-dane',
  summary: text.summary,
  category: 'operations',
  severity: { balanced: 'information', bsi: 'warning', 'ncsc-nl': 'warning' },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc8461#section-2',
    'https://github.com/Snawoot/postfix-mta-sts-resolver',
    'https://github.com/Zuplu/postfix-tlspol',
  ],
  *checkConfiguration(configuration, options) {
    const told = new Set<Setting>();
    for (const { daemon, service } of tlsServices(configuration, options.role).clients) {
      const { value, setting } = configuration.effective('smtp_tls_policy_maps', service);
      const { level } = clientLevel(configuration, service, 'smtp');
      // A table before it may answer for the domains with DANE.
      const first = policyTables(value)[0];
      if (daemon !== 'smtp' || !setting || told.has(setting) || !first || !isStsResolver(first.text) || (level !== 'dane' && level !== 'dane-only')) continue;
      told.add(setting);
      const span = setting.value.includes('$') ? setting.valueSpan : setting.spanIn(first.start, first.end);
      yield { file: setting.file, span, message: text.overrides(first.text, level) };
    }
  },
};
