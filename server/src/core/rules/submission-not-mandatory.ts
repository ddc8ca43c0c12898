// Ports for users that do not demand TLS (RFC 8314, 3.3), and wrapper mode on a port that other mail servers deliver to.
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, set, setOverride } from '../model/fix';
import type { LintOptions } from '../model/options';
import { opensAuth } from '../tls/auth';
import { hasServerCertificate } from '../tls/certificates';
import { serverLevel } from '../tls/levels';
import { type TlsServer, tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['submission-not-mandatory'];
const LEVEL = 'smtpd_tls_security_level';
const WRAPPER = 'smtpd_tls_wrappermode';

export const submissionNotMandatory: Rule = {
  id: 'submission-not-mandatory',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc8314#section-3.3', 'https://www.postfix.org/postconf.5.html#smtpd_tls_wrappermode'],
  *checkConfiguration(configuration, options) {
    yield* wrappedServers(configuration, options);
    // Of a template, parts stand there for one case only.
    if (isTemplated(configuration, 'master')) return;
    for (const server of tlsServices(configuration, options.role).servers) {
      // A proxy in front may do TLS.
      if (configuration.effective('smtpd_upstream_proxy_protocol', server.service).value !== '') continue;
      const found = optional(configuration, server, options) ?? unwrapped(configuration, server);
      if (found) yield found;
    }
  },
};

/** STARTTLS without "encrypt". Where users may sign in without TLS, too, `auth-without-tls` speaks. */
function optional(configuration: Configuration, server: TlsServer, options: LintOptions): PlacedFinding | undefined {
  const { level, broken, from } = serverLevel(configuration, server.service);
  if (server.kind !== 'submission' || level === 'encrypt' || broken || !isKnownPort(server) || (!configuration.hasMain && !from)) return undefined;
  if (options.severities['auth-without-tls'] !== 'off' && configuration.hasMain && opensAuth(configuration, server)) return undefined;
  const place = placeFor(server, from);
  return place && { ...place, message: text[level](server.name), fixes: fixesFor(configuration, server, LEVEL, 'encrypt', text.encrypt) };
}

/** Port 465 without TLS from the first byte. */
function unwrapped(configuration: Configuration, server: TlsServer): PlacedFinding | undefined {
  const { setting, value } = configuration.effective(WRAPPER, server.service);
  const { level, from, wrapped } = serverLevel(configuration, server.service);
  if (server.kind !== 'submissions' || wrapped || !/^(?:no|)$/i.test(value) || (!configuration.hasMain && !setting)) return undefined;
  // TLS switched off for this very service: something in front of it does TLS.
  if (level === 'none' && from?.override) return undefined;
  const place = placeFor(server, setting);
  return place && { ...place, message: text.unwrapped(server.name), fixes: fixesFor(configuration, server, WRAPPER, 'yes', text.wrap) };
}

/** Who signs in on a port of one's own may be a program of this network; 587 is for people. */
function isKnownPort({ name, service }: TlsServer): boolean {
  return !service || service.type === 'pass' || /(?:^|:)(?:submission|587|smtp|25)$/.test(name);
}

/** The override that is to blame, else the service that lacks one, else what main.cf says. */
function placeFor({ service }: TlsServer, from: Setting | undefined): Pick<PlacedFinding, 'file' | 'span'> | undefined {
  if (from?.override || !service) return from && placeOf(from);
  return { file: 'master', span: service.fieldSpan('service') };
}

/** Without a certificate nobody would get in any more. */
function fixesFor(configuration: Configuration, { service }: TlsServer, parameter: string, value: string, title: string): Fix[] {
  if (configuration.hasMain && !hasServerCertificate(configuration, service)) return [];
  const operation = service ? setOverride(service.span, parameter, value) : set(parameter, value);
  return [{ title, safe: false, preferred: true, changes: service ? [] : [parameter], operations: [operation] }];
}

function* wrappedServers(configuration: Configuration, options: LintOptions): Iterable<PlacedFinding> {
  const { servers } = tlsServices(configuration, options.role);
  const wrapped = new Map<Setting, TlsServer[]>();
  for (const server of servers) {
    const level = serverLevel(configuration, server.service);
    if ((server.kind === 'mx' || server.kind === 'relay') && level.wrapped && level.from) {
      wrapped.set(level.from, [...(wrapped.get(level.from) ?? []), server]);
    }
  }
  for (const [setting, on] of wrapped) {
    const keep = servers.filter(({ kind, service }) => kind === 'submissions' && serverLevel(configuration, service).from === setting);
    const off = setting.override ? setOverride(setting.span, WRAPPER, 'no') : set(WRAPPER, 'no');
    yield {
      ...placeOf(setting),
      // A master.cf that nobody opened may say otherwise.
      ...(configuration.master ? {} : { severity: 'information' as const }),
      message: text.wrapped([...new Set(on.map(({ name }) => name))].join(', ')),
      fixes: [
        {
          title: text.unwrap(keep.map(({ name }) => name)),
          safe: false,
          preferred: true,
          changes: setting.override ? [] : [WRAPPER],
          operations: [off, ...keep.flatMap(({ service }) => (service ? [setOverride(service.span, WRAPPER, 'yes')] : []))],
        },
      ],
    };
  }
}
