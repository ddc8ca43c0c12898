// A level that demands TLS, or more, of every server on the Internet: mail to those that do not have it is returned.
import { messages } from '../messages';
import { type Fix, set, setOverride } from '../model/fix';
import { clientLevel } from '../tls/levels';
import { dependsOnSender, outgoingRoute } from '../tls/routes';
import { placeOf } from './place';
import type { Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['smtp-encrypt-as-default'];
const LEVEL = 'smtp_tls_security_level';

export const smtpEncryptAsDefault: Rule = {
  id: 'smtp-encrypt-as-default',
  summary: text.summary,
  category: 'interaction',
  severity: { balanced: 'warning', bsi: 'information', 'ncsc-nl': 'information' },
  sources: ['https://www.postfix.org/postconf.5.html#smtp_tls_security_level', 'https://www.rfc-editor.org/rfc/rfc7435'],
  *checkConfiguration(configuration, options) {
    const route = outgoingRoute(configuration, options);
    // A relay that is chosen by sender, or that a template names, is not the Internet.
    if (route?.relay !== '' || dependsOnSender(configuration) || isTemplated(configuration, 'main')) return;
    const { service } = route.client;
    const { level, from, wrapped, broken } = clientLevel(configuration, service, 'smtp');
    // With wrapper mode, mail can only be meant for a relay.
    if (!from || wrapped || broken || level === 'none' || level === 'may' || level === 'dane') return;
    const hasDnssec = configuration.effective('smtp_dns_support_level', service).value.toLowerCase() === 'dnssec';
    // Some profiles want DANE, for which this host may lack the resolver: `may` is a step back there.
    const wantsMore = options.profile === 'bsi' || options.profile === 'ncsc-nl';
    const change = (to: string, preferred: boolean): Fix => ({
      title: text.use(to),
      safe: false,
      preferred,
      changes: from.override ? [] : [LEVEL],
      operations: [from.override ? setOverride(from.span, LEVEL, to) : set(LEVEL, to)],
    });
    // A table of routes may name a relay for everything.
    const isUnsure = configuration.effective('transport_maps').value !== '';
    yield {
      ...placeOf(from),
      ...(isUnsure && { severity: 'information' as const }),
      message: text.strict(from.name, from.value, level),
      fixes: hasDnssec ? [change('dane', true), change('may', false)] : [change('may', !wantsMore)],
    };
  },
};
