// Level may for mail that goes straight to the servers of each domain: nothing there notices a man in the middle (RFC 7672, 1.3).
import { messages } from '../messages';
import type { Configuration, ServiceEntry } from '../model/configuration';
import { type Fix, type Operation, set, setOverride } from '../model/fix';
import type { LintOptions } from '../model/options';
import { splitWords } from '../syntax/words';
import { clientLevel, isYes } from '../tls/levels';
import { missingOn } from '../tls/missing';
import { isProgram, policyTables } from '../tls/policyTables';
import { dependsOnSender, outgoingRoute } from '../tls/routes';
import { placeOf } from './place';
import type { Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['smtp-dane-recommended'];
const SUPPORT = 'smtp_dns_support_level';

export const smtpDaneRecommended: Rule = {
  id: 'smtp-dane-recommended',
  summary: text.summary,
  category: 'interaction',
  // The article that `guide` follows sets `may`.
  severity: { balanced: 'information', compatible: 'hint', guide: 'hint', bsi: 'warning', 'ncsc-nl': 'warning' },
  sources: ['https://www.rfc-editor.org/rfc/rfc7672', 'BSI TR-03108-1', 'https://www.postfix.org/TLS_README.html#client_tls_dane'],
  *checkConfiguration(configuration, options) {
    const route = outgoingRoute(configuration, options);
    if (route?.relay !== '' || dependsOnSender(configuration) || isTemplated(configuration, 'main')) return;
    const { service } = route.client;
    const { level, from, wrapped } = clientLevel(configuration, service, 'smtp');
    // A level that nobody wrote is nobody's choice to discuss.
    if (level !== 'may' || !from || wrapped || !asksDns(configuration, service)) return;
    // A program that chooses the level for each destination may well choose DANE.
    if (policyTables(configuration.effective('smtp_tls_policy_maps', service).value).some(({ text: table }) => isProgram(table))) return;
    const hasDnssec = configuration.effective(SUPPORT, service).value.toLowerCase() === 'dnssec';
    yield {
      ...placeOf(from),
      // One information for the client side is enough.
      ...(!demandsDane(options) && isReported(configuration, options) && { severity: 'hint' as const }),
      message: text.may(hasDnssec),
      fixes: [fixOf(service, hasDnssec, options)],
    };
  },
};

function demandsDane({ profile }: LintOptions): boolean {
  return profile === 'bsi' || profile === 'ncsc-nl';
}

/** Whether `tls-missing-client` speaks already. */
function isReported(configuration: Configuration, options: LintOptions): boolean {
  return options.severities['tls-missing-client'] !== 'off' && missingOn('client', configuration, options) !== undefined;
}

/** Whether names are looked up in DNS at all. */
function asksDns(configuration: Configuration, service: ServiceEntry | undefined): boolean {
  const ask = (name: string): string => configuration.effective(name, service).value.toLowerCase();
  const isOff = ask(SUPPORT) === 'disabled' || isYes(ask('disable_dns_lookups'));
  return !isOff && splitWords(ask('smtp_host_lookup')).some((word) => word.text === 'dns');
}

function fixOf(service: ServiceEntry | undefined, hasDnssec: boolean, options: LintOptions): Fix {
  const place = (name: string, value: string): Operation => (service?.override(name) ? setOverride(service.span, name, value) : set(name, value));
  const operations = [place('smtp_tls_security_level', 'dane'), ...(hasDnssec ? [] : [place(SUPPORT, 'dnssec')])];
  return {
    title: text.use,
    safe: false,
    // Whether this host has such a resolver, only its owner knows: preferred only where the profile demands DANE.
    preferred: demandsDane(options),
    changes: operations.flatMap((operation) => (operation.kind === 'set' ? [operation.parameter] : [])),
    operations,
  };
}
