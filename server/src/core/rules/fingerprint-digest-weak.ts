// MD5 or SHA-1 for the fingerprints of certificates that open doors here: at level fingerprint, and for clients that may relay.
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { set, setOverride } from '../model/fix';
import { clientLevel, isYes, serverLevel } from '../tls/levels';
import { hasPolicyTables } from '../tls/policyTables';
import { type TlsClient, type TlsServer, tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['fingerprint-digest-weak'];
const WEAK = /^(?:md[45]|sha1?)$/i;
const RESTRICTIONS = ['client', 'helo', 'sender', 'relay', 'recipient'].map((each) => `smtpd_${each}_restrictions`);

export const fingerprintDigestWeak: Rule = {
  id: 'fingerprint-digest-weak',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'warning', compatible: 'information' },
  sources: ['Postfix: COMPATIBILITY_README', 'https://www.postfix.org/postconf.5.html#smtp_tls_fingerprint_digest'],
  *checkConfiguration(configuration, options) {
    // The digest of a lone master.cf stands in a main.cf that we do not see.
    if (!configuration.hasMain) return;
    const told = new Set<Setting>();
    const { servers, clients } = tlsServices(configuration, options.role);
    for (const user of [...servers, ...clients]) {
      const parameter = `${user.side === 'server' ? 'smtpd' : user.daemon}_tls_fingerprint_digest`;
      const { value, setting } = configuration.effective(parameter, user.service);
      const use = WEAK.test(value) ? useOf(configuration, user, setting) : undefined;
      const at = setting ?? use;
      if (!use || !at || told.has(at)) continue;
      told.add(at);
      yield finding(parameter, value, setting, use, user.service);
    }
  },
};

/** The setting by which a service uses fingerprints. */
function useOf(configuration: Configuration, user: TlsServer | TlsClient, digest: Setting | undefined): Setting | undefined {
  const { service } = user;
  if (user.side === 'client') {
    const { level, from } = clientLevel(configuration, service, user.daemon);
    // Tables may say `fingerprint`; then the digest itself is all that tells.
    return level === 'fingerprint' ? from : digest && hasPolicyTables(configuration, user.daemon, service) ? digest : undefined;
  }
  const { level } = serverLevel(configuration, service);
  const asks = (each: string): boolean => isYes(configuration.effective(`smtpd_tls_${each}_ccert`, service).value);
  if (user.daemon !== 'smtpd' || level === 'none' || !(asks('ask') || (level === 'encrypt' && asks('req')))) return undefined;
  const clients = configuration.effective('relay_clientcerts', service);
  if (clients.value !== '' && clients.setting) return clients.setting;
  return RESTRICTIONS.map((name) => configuration.effective(name, service)).find(({ value }) => /\bcheck_ccert_access\b/.test(value))?.setting;
}

function finding(parameter: string, value: string, setting: Setting | undefined, use: Setting, service: ServiceEntry | undefined): PlacedFinding {
  const operation = setting?.override && service ? setOverride(service.span, parameter, 'sha256') : set(parameter, 'sha256');
  const changes = operation.kind === 'set' ? [parameter] : [];
  const fixes = [{ title: text.use(parameter), safe: false, changes, operations: [operation] }];
  if (!setting) return { file: use.file, span: use.nameSpan, severity: 'information', message: text.byDefault(parameter, value), fixes };
  // That tables say `fingerprint` is only a guess: Postfix told people who upgraded to write the old default down.
  return { ...placeOf(setting), ...(use === setting && { severity: 'information' as const }), message: text.weak(parameter, value), fixes };
}
