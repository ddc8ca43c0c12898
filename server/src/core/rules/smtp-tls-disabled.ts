// TLS switched off in writing for mail that leaves the house. Where nobody wrote a level, `tls-missing-client` speaks.
import { messages } from '../messages';
import { set, setOverride } from '../model/fix';
import { clientLevel } from '../tls/levels';
import { hasPolicyTables } from '../tls/policyTables';
import { destinationsOf, isNearby, outgoingRoute } from '../tls/routes';
import { placeOf } from './place';
import type { Rule } from './rule';
import { hasPlaceholder, isTemplated } from './templates';

const text = messages.rules['smtp-tls-disabled'];
const LEVEL = 'smtp_tls_security_level';

export const smtpTlsDisabled: Rule = {
  id: 'smtp-tls-disabled',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc7435', 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level'],
  *checkConfiguration(configuration, options) {
    const route = outgoingRoute(configuration, options);
    if (!route || hasPlaceholder(route.relay) || isTemplated(configuration, 'main')) return;
    const relays = destinationsOf(route.relay);
    if (relays.length > 0 && relays.every(isNearby)) return;
    const { service } = route.client;
    const { level, from, broken, wrapped } = clientLevel(configuration, service, 'smtp');
    // In wrapper mode `client-wrappermode-level` speaks, and in `guide` `guide-setting-weaker` speaks of main.cf.
    if (level !== 'none' || !from || broken || wrapped || (options.profile === 'guide' && !from.override)) return;
    yield {
      ...placeOf(from),
      message: text.none(from.name, from.value, hasPolicyTables(configuration, 'smtp', service)),
      fixes: [
        {
          title: text.use,
          safe: false,
          preferred: true,
          changes: from.override ? [] : [LEVEL],
          operations: [from.override ? setOverride(from.span, LEVEL, 'may') : set(LEVEL, 'may')],
        },
      ],
    };
  },
};
