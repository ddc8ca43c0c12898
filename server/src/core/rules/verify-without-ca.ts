// Verified certificates without any certification authority to verify them by: no certificate is ever trusted (tls_certkey.c).
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, set } from '../model/fix';
import { clientLevel } from '../tls/levels';
import { hasPolicyTables, isStsResolver, isTlsPol, policyTables } from '../tls/policyTables';
import { tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['verify-without-ca'];

export const verifyWithoutCa: Rule = {
  id: 'verify-without-ca',
  summary: text.summary,
  category: 'interaction',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_certkey.c, tls_set_ca_certificate_info()', 'https://www.postfix.org/postconf.5.html#smtp_tls_CAfile'],
  *checkConfiguration(configuration, options) {
    // What is not written here may be written in the main.cf that we do not see, or come out of the template.
    if (!configuration.hasMain || isTemplated(configuration, 'main')) return;
    const told = new Set<Setting>();
    for (const { daemon, service } of tlsServices(configuration, options.role).clients) {
      if (hasAuthority(configuration, daemon, service)) continue;
      const { level, from } = clientLevel(configuration, service, daemon);
      const tables = configuration.effective('smtp_tls_policy_maps', service);
      if ((level === 'verify' || level === 'secure') && from && !told.has(from) && !hasPolicyTables(configuration, daemon, service)) {
        told.add(from);
        // LMTP mostly goes through a socket of this host, if at all.
        const severity = daemon === 'lmtp' ? ('warning' as const) : undefined;
        yield { ...placeOf(from), ...(severity && { severity }), message: text.deferred(level, daemon), fixes: fixesFor(`${daemon}_tls_CAfile`) };
      } else if (daemon === 'smtp' && tables.setting && !told.has(tables.setting)) {
        told.add(tables.setting);
        yield* untrusted(tables.setting, tables.value);
      }
    }
  },
};

function hasAuthority(configuration: Configuration, daemon: 'smtp' | 'lmtp', service: ServiceEntry | undefined): boolean {
  return ['CAfile', 'CApath', 'trust_anchor_file'].some((each) => configuration.effective(`${daemon}_tls_${each}`, service).value !== '');
}

/** A daemon whose answers we know; only a warning, as its name is all that we see of it. */
function* untrusted(setting: Setting, value: string): Iterable<PlacedFinding> {
  const table = policyTables(value).find((each) => isStsResolver(each.text) || isTlsPol(each.text));
  if (!table) return;
  const span = setting.value.includes('$') ? setting.valueSpan : setting.spanIn(table.start, table.end);
  yield { file: setting.file, span, severity: 'warning', message: text.table(table.text), fixes: fixesFor('smtp_tls_CAfile') };
}

/** Neither is preferred: a file that is not there would end TLS altogether. */
function fixesFor(parameter: string): Fix[] {
  return BUNDLES.map(([path, systems]) => ({
    title: text.bundle(parameter, path, systems),
    safe: false,
    changes: [parameter],
    operations: [set(parameter, path)],
  }));
}

const BUNDLES = [
  ['/etc/ssl/certs/ca-certificates.crt', 'Debian, Ubuntu, Arch, Alpine'],
  ['/etc/pki/tls/certs/ca-bundle.crt', 'Red Hat, Fedora, Alma, Rocky'],
] as const;
