// "hostname" in smtp_tls_secure_cert_match: the name of an MX host comes from DNS, which nobody signed (smtp_tls_policy.c).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, removeWord, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import { COLON_COMMA_BLANKS, splitWords } from '../syntax/words';
import { clientLevel } from '../tls/levels';
import { hasPolicyTables } from '../tls/policyTables';
import { destinationsOf, outgoingRoute } from '../tls/routes';
import { type TlsClient, tlsServices } from '../tls/services';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['secure-match-hostname'];
const NAME = 'smtp_tls_secure_cert_match';

export const secureMatchHostname: Rule = {
  id: 'secure-match-hostname',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['Postfix: src/smtp/smtp_tls_policy.c', 'https://www.postfix.org/postconf.5.html#smtp_tls_secure_cert_match'],
  *checkConfiguration(configuration, options) {
    const told = new Set<Setting>();
    for (const client of tlsServices(configuration, options.role).clients) {
      const { value, setting } = configuration.effective(NAME, client.service);
      if (client.daemon !== 'smtp' || !setting || told.has(setting) || !isUsed(configuration, client, options)) continue;
      told.add(setting);
      const found = finding(setting, value);
      if (found) yield found;
    }
  },
};

/** The level `secure`, or a table that may say so. A relay in brackets has no MX record: its name is the one that is written. */
function isUsed(configuration: Configuration, { service }: TlsClient, options: LintOptions): boolean {
  if (hasPolicyTables(configuration, 'smtp', service)) return true;
  if (clientLevel(configuration, service, 'smtp').level !== 'secure') return false;
  const route = outgoingRoute(configuration, options);
  const relays = route?.client.service === service ? destinationsOf(route?.relay ?? '') : [];
  return relays.length === 0 || !relays.every((relay) => relay.startsWith('['));
}

function finding(setting: Setting, value: string): PlacedFinding | undefined {
  const words = splitWords(value, COLON_COMMA_BLANKS);
  const word = words.find((each) => each.text.toLowerCase() === 'hostname');
  if (!word) return undefined;
  const isLiteral = !setting.value.includes('$');
  const span = isLiteral ? setting.spanIn(word.start, word.end) : setting.valueSpan;
  const fix: Fix = {
    title: words.length > 1 ? text.remove : text.use,
    safe: false,
    preferred: true,
    changes: setting.override ? [] : [NAME],
    operations: [words.length > 1 ? removeWord(span) : replaceValue(setting.valueSpan, setting.override ? 'nexthop,dot-nexthop' : 'nexthop, dot-nexthop')],
  };
  return { file: setting.file, span, message: text.hostname(value), fixes: isLiteral ? [fix] : [] };
}
