// DANE without what it needs from the resolver: level dane turns into may, level dane-only defers all mail (smtp_tls_policy.c, dane_init()).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Operation, set, setOverride } from '../model/fix';
import { splitWords } from '../syntax/words';
import { clientLevel, isYes } from '../tls/levels';
import { type TlsClient, tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['smtp-dane-without-dnssec'];

export const smtpDaneWithoutDnssec: Rule = {
  id: 'smtp-dane-without-dnssec',
  summary: text.summary,
  category: 'interaction',
  severity: 'error',
  sources: ['Postfix: src/smtp/smtp_tls_policy.c, dane_init()', 'https://www.postfix.org/postconf.5.html#smtp_dns_support_level'],
  *checkConfiguration(configuration, options) {
    // smtp_dns_support_level of a lone master.cf stands in a main.cf that we do not see.
    if (!configuration.hasMain) return;
    const told = new Set<Setting>();
    for (const client of tlsServices(configuration, options.role).clients) {
      const { level, from } = clientLevel(configuration, client.service, client.daemon);
      if ((level !== 'dane' && level !== 'dane-only') || !from || told.has(from)) continue;
      const causes = causesOf(configuration, client);
      if (causes.length === 0) continue;
      told.add(from);
      const cause = causes.map(({ because }) => because).join(', and ');
      yield {
        file: from.file,
        span: from.valueSpan,
        message: level === 'dane' ? text.dane(from.name, cause) : text.daneOnly(from.name, cause),
        fixes: [
          {
            title: causes.map(({ title }) => title).join('; '),
            safe: false,
            preferred: true,
            changes: causes.flatMap(({ operation }) => (operation.kind === 'set' ? [operation.parameter] : [])),
            operations: causes.map(({ operation }) => operation),
          },
        ],
      };
    }
  },
};

interface Cause {
  readonly because: string;
  readonly title: string;
  readonly operation: Operation;
}

function causesOf(configuration: Configuration, { daemon, service }: TlsClient): Cause[] {
  const causes: Cause[] = [];
  const ask = (parameter: string): string => configuration.effective(parameter, service).value;
  const add = (parameter: string, because: string, title: string, value: string): void => {
    const operation = service?.override(parameter) ? setOverride(service.span, parameter, value) : set(parameter, value);
    causes.push({ because, title, operation });
  };
  const { because } = text;
  const support = `${daemon}_dns_support_level`;
  const level = ask(support);
  if (level.toLowerCase() !== 'dnssec') add(support, because.dnssec(support, level), text.useDnssec(support), 'dnssec');
  const lookup = `${daemon}_host_lookup`;
  const hosts = ask(lookup);
  if (!splitWords(hosts).some((word) => word.text === 'dns')) add(lookup, because.hostLookup(lookup, hosts), text.addDns(lookup), `dns, ${hosts}`);
  const ignore = 'ignore_mx_lookup_error';
  if (isYes(ask(ignore))) add(ignore, because.ignoresErrors(ignore), text.turnOff(ignore), 'no');
  const resolver = `${daemon}_dns_resolver_options`;
  const flags = ask(resolver);
  if (/\bres_(?:defnames|dnsrch)\b/.test(flags)) add(resolver, because.resolverOptions(resolver, flags), text.clear(resolver), '');
  return causes;
}
