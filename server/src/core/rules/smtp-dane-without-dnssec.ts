// DANE without what it needs from the resolver: level dane turns into may, level dane-only defers all mail (smtp_tls_policy.c, dane_init()).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Operation, set, setOverride } from '../model/fix';
import { type DaneObstacle, daneObstacles } from '../tls/dane';
import { clientLevel } from '../tls/levels';
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

function causesOf(configuration: Configuration, client: TlsClient): Cause[] {
  return daneObstacles(configuration, client).map(({ kind, parameter, from: { value } }) => {
    const [because, title, better] = ADVICE[kind](parameter, value);
    const override = client.service?.override(parameter);
    return { because, title, operation: override && client.service ? setOverride(client.service.span, parameter, better) : set(parameter, better) };
  });
}

/** Why it is one, what a fix says, and the better value. */
const ADVICE: Readonly<Record<DaneObstacle['kind'], (parameter: string, value: string) => readonly [because: string, title: string, better: string]>> = {
  dnssec: (parameter, value) => [text.because.dnssec(parameter, value), text.useDnssec(parameter), 'dnssec'],
  'host-lookup': (parameter, value) => [text.because.hostLookup(parameter, value), text.addDns(parameter), `dns, ${value}`],
  'ignores-errors': (parameter) => [text.because.ignoresErrors(parameter), text.turnOff(parameter), 'no'],
  'resolver-options': (parameter, value) => [text.because.resolverOptions(parameter, value), text.clear(parameter), ''],
};
