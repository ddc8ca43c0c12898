// smtp_tls_wrappermode below level encrypt: smtp(8) skips every host. And its opposite, a relay on port 465 without it (smtp_connect.c).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Operation, set, setOverride } from '../model/fix';
import { clientLevel } from '../tls/levels';
import { hasPolicyTables } from '../tls/policyTables';
import { destinationsOf, outgoingRoute, type Route } from '../tls/routes';
import { type TlsClient, tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['client-wrappermode-level'];

export const clientWrappermodeLevel: Rule = {
  id: 'client-wrappermode-level',
  summary: text.summary,
  category: 'interaction',
  severity: 'error',
  sources: ['Postfix: src/smtp/smtp_connect.c', 'https://www.postfix.org/postconf.5.html#smtp_tls_wrappermode'],
  *checkConfiguration(configuration, options) {
    const route = outgoingRoute(configuration, options);
    const refusing = new Map<Setting, TlsClient[]>();
    for (const client of tlsServices(configuration, options.role).clients) {
      const wrapper = configuration.effective(`${client.daemon}_tls_wrappermode`, client.service).setting;
      if (wrapper && refusesAll(configuration, client)) refusing.set(wrapper, [...(refusing.get(wrapper) ?? []), client]);
    }
    for (const [setting, clients] of refusing) yield refused(configuration, setting, clients, route);
    if (route && !isTemplated(configuration, 'main')) yield* waiting(configuration, route);
  },
};

/** A table may give each destination a level that will do; and a lone master.cf does not say which level main.cf gives. */
function refusesAll(configuration: Configuration, { daemon, service }: TlsClient): boolean {
  const { level, wrapped, broken, from } = clientLevel(configuration, service, daemon);
  const isLow = wrapped && !broken && (level === 'none' || level === 'may');
  return isLow && (configuration.hasMain || from !== undefined) && !hasPolicyTables(configuration, daemon, service);
}

function refused(configuration: Configuration, setting: Setting, clients: readonly TlsClient[], route: Route | undefined): PlacedFinding {
  const parameter = setting.name.replace('wrappermode', 'security_level');
  const first = clients[0];
  const level = first ? clientLevel(configuration, first.service, first.daemon).level : 'none';
  const own = clients.flatMap(({ service }) => (service && (setting.override || service.override(parameter)) ? [service] : []));
  const encrypt: Operation[] = [
    ...(own.length < clients.length ? [set(parameter, 'encrypt')] : []),
    ...own.map((service) => setOverride(service.span, parameter, 'encrypt')),
  ];
  // In main.cf of a host that delivers to the Internet itself, wrapper mode is the mistake: nobody there begins with TLS.
  const hasRelay = setting.override !== undefined || (route !== undefined && route.relay !== '');
  const off = setting.override ? setOverride(setting.span, setting.name, 'no') : set(setting.name, 'no');
  const operations = hasRelay ? encrypt : [off];
  return {
    ...placeOf(setting),
    message: text.refused(setting.name, parameter, level, [...new Set(clients.map(({ name }) => name))].join(', ')),
    fixes: [
      { title: hasRelay ? text.encrypt(parameter) : text.turnOff(setting.name), safe: false, preferred: true, changes: changesOf(operations), operations },
    ],
  };
}

/** Only a warning: what answers on that port of that host, nobody here knows for sure. */
function* waiting(configuration: Configuration, { client, relay, from }: Route): Iterable<PlacedFinding> {
  const destination = destinationsOf(relay).find((each) => /:(?:465|smtps|submissions|urd)$/.test(each));
  const { level, wrapped, broken } = clientLevel(configuration, client.service, 'smtp');
  if (!destination || wrapped || broken || !from) return;
  const wanted: [string, string][] = [['smtp_tls_wrappermode', 'yes']];
  if (level === 'none' || level === 'may' || level === 'dane') wanted.push(['smtp_tls_security_level', 'encrypt']);
  const operations = wanted.map(([name, value]) => (client.service?.override(name) ? setOverride(client.service.span, name, value) : set(name, value)));
  yield {
    ...placeOf(from),
    severity: 'warning',
    message: text.relay(destination),
    fixes: [{ title: text.wrap, safe: false, preferred: true, changes: changesOf(operations), operations }],
  };
}

function changesOf(operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => (operation.kind === 'set' ? [operation.parameter] : []));
}
