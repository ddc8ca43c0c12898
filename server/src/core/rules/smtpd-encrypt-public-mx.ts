// Mandatory TLS on a port that the whole Internet delivers to: RFC 3207 section 4 forbids it, and senders without TLS cannot deliver.
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, replaceValue, set, setOverride } from '../model/fix';
import { hasServerCertificate } from '../tls/certificates';
import { serverLevel } from '../tls/levels';
import { receivesMail } from '../tls/routes';
import { type TlsServer, tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['smtpd-encrypt-public-mx'];
const LEVEL = 'smtpd_tls_security_level';

export const smtpdEncryptPublicMx: Rule = {
  id: 'smtpd-encrypt-public-mx',
  summary: text.summary,
  category: 'interaction',
  severity: { balanced: 'warning', guide: 'information' },
  sources: ['https://www.rfc-editor.org/rfc/rfc3207#section-4', 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level'],
  *checkConfiguration(configuration, options) {
    const { servers } = tlsServices(configuration, options.role);
    if (options.role === 'auto' && !receivesMail(configuration)) return;
    const certified = !configuration.hasMain || servers.every(({ service }) => hasServerCertificate(configuration, service));
    const demanding = new Map<Setting, string[]>();
    for (const server of servers) {
      const { level, wrapped, from } = serverLevel(configuration, server.service);
      if (server.kind === 'mx' && level === 'encrypt' && !wrapped && from) demanding.set(from, [...(demanding.get(from) ?? []), server.name]);
    }
    for (const [setting, names] of demanding) {
      yield {
        file: setting.file,
        span: setting.valueSpan,
        message: text.refuses(`${setting.name} = ${setting.value}`, [...new Set(names)].join(', ')),
        // The seed table wants `encrypt` here. Without a certificate there are greater troubles.
        fixes: [{ ...fixOf(setting, servers, configuration), preferred: options.profile !== 'guide' && certified }],
      };
    }
  },
};

function fixOf(setting: Setting, servers: readonly TlsServer[], configuration: Configuration): Fix {
  if (setting.override) {
    const operation = setting.name === LEVEL ? replaceValue(setting.valueSpan, 'may') : setOverride(setting.span, LEVEL, 'may');
    return { title: text.relax([]), safe: false, changes: [], operations: [operation] };
  }
  // A service may have emptied the level for itself, so that an older parameter decides.
  const own = servers.flatMap(({ kind, service }) => (kind === 'mx' && service?.override(LEVEL) ? [service] : []));
  const relax = own.filter((service) => serverLevel(configuration, service).from === setting);
  const others = servers.filter(({ kind }) => kind === 'submission' || kind === 'submissions');
  const keep = others.flatMap(({ name, service }) => {
    const level = serverLevel(configuration, service);
    return service && level.level === 'encrypt' && !level.wrapped && level.from === setting ? [{ name, service }] : [];
  });
  const operations = [
    set(LEVEL, 'may'),
    ...relax.map((service) => setOverride(service.span, LEVEL, 'may')),
    ...keep.map(({ service }) => setOverride(service.span, LEVEL, 'encrypt')),
  ];
  return { title: text.relax(keep.map(({ name }) => name)), safe: false, changes: [LEVEL], operations };
}
