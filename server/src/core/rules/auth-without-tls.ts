// Signing in over plain text: SASL is on, TLS is not mandatory, and smtpd_tls_auth_only does not make it so for AUTH (smtpd.c, ehlo_cmd()).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, type Operation, set, setOverride } from '../model/fix';
import { opensAuth } from '../tls/auth';
import { hasServerCertificate } from '../tls/certificates';
import { serverLevel } from '../tls/levels';
import { type TlsServer, tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['auth-without-tls'];
const AUTH_ONLY = 'smtpd_tls_auth_only';
const LEVEL = 'smtpd_tls_security_level';

export const authWithoutTls: Rule = {
  id: 'auth-without-tls',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc8314', 'https://www.postfix.org/postconf.5.html#smtpd_tls_auth_only'],
  *checkConfiguration(configuration) {
    if (!configuration.hasMain) return;
    const open = new Map<Setting, TlsServer[]>();
    for (const server of tlsServices(configuration).servers) {
      const setting = server.daemon === 'smtpd' && server.kind !== 'internal' ? opensAuth(configuration, server) : undefined;
      if (setting) open.set(setting, [...(open.get(setting) ?? []), server]);
    }
    for (const [setting, servers] of open) {
      const dark = servers.filter(({ service }) => serverLevel(configuration, service).level === 'none');
      const say = dark.length === servers.length ? text.none : text.may;
      const names = [...new Set(servers.map(({ name }) => name))].join(', ');
      yield { file: setting.file, span: setting.valueSpan, message: say(names), fixes: [fixOf(configuration, setting, servers, dark)] };
    }
  },
};

function fixOf(configuration: Configuration, setting: Setting, servers: readonly TlsServer[], dark: readonly TlsServer[]): Fix {
  // A level in main.cf is that of the other services, too.
  const hasCertificate = dark.length === 0 || tlsServices(configuration).servers.every(({ service }) => hasServerCertificate(configuration, service));
  const operations = [...place(AUTH_ONLY, 'yes', setting, servers), ...(dark.length ? place(LEVEL, 'may', setting, dark) : [])];
  return {
    title: dark.length === 0 ? text.require : hasCertificate ? text.offerAndRequire : text.offerWithoutCertificate,
    safe: false,
    preferred: hasCertificate,
    changes: operations.flatMap((operation) => (operation.kind === 'set' ? [operation.parameter] : [])),
    operations,
  };
}

/** Beside the setting that switches AUTH on: in main.cf, or in the service; and in each service that says otherwise itself. */
function place(parameter: string, value: string, setting: Setting, servers: readonly TlsServer[]): Operation[] {
  if (setting.override) return [setOverride(setting.span, parameter, value)];
  const own = servers.flatMap(({ service }) => (service?.override(parameter) ? [service] : []));
  const main = own.length < servers.length ? [set(parameter, value)] : [];
  return [...main, ...own.map((service) => setOverride(service.span, parameter, value))];
}
