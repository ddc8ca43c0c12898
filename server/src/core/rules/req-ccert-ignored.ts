// smtpd_tls_req_ccert at level may: "Can't require client certs unless TLS is required" in the log, and no certificate is asked for (smtpd.c).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, removeSetting, replace } from '../model/fix';
import { isYes, serverLevel } from '../tls/levels';
import { type TlsServer, tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { Rule } from './rule';

const text = messages.rules['req-ccert-ignored'];
const REQUIRE = 'smtpd_tls_req_ccert';
const ASK = 'smtpd_tls_ask_ccert';

export const reqCcertIgnored: Rule = {
  id: 'req-ccert-ignored',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/smtpd/smtpd.c, pre_jail_init()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_req_ccert'],
  *checkConfiguration(configuration, options) {
    const asked = new Map<Setting, { ignoring: TlsServer[]; isObeyed: boolean }>();
    for (const server of tlsServices(configuration, options.role).servers) {
      const { value, setting } = configuration.effective(REQUIRE, server.service);
      if (server.daemon !== 'smtpd' || !setting || !isYes(value)) continue;
      const { level } = serverLevel(configuration, server.service);
      const known = asked.get(setting) ?? { ignoring: [], isObeyed: false };
      asked.set(setting, {
        ignoring: level === 'may' ? [...known.ignoring, server] : known.ignoring,
        isObeyed: known.isObeyed || level === 'encrypt',
      });
    }
    for (const [setting, { ignoring, isObeyed }] of asked) {
      if (ignoring.length === 0) continue;
      const names = [...new Set(ignoring.map(({ name }) => name))].join(', ');
      // Some service takes it: only the warning in the log is left to say.
      if (isObeyed) yield { ...placeOf(setting), severity: 'information', message: text.partly(names) };
      else yield { ...placeOf(setting), message: text.ignored(names), fixes: fixesOf(configuration, setting, ignoring) };
    }
  },
};

/** Not where the parameter to ask with is written already and says no: somebody wants no certificates. */
function fixesOf(configuration: Configuration, setting: Setting, servers: readonly TlsServer[]): Fix[] {
  if (!setting.override && configuration.settingsNamed(REQUIRE).length > 1) return [];
  const asks = servers.map(({ service }) => configuration.effective(ASK, service));
  const base = { safe: false, preferred: true };
  if (asks.every(({ value }) => isYes(value))) {
    return [{ ...base, title: text.remove, changes: setting.override ? [] : [REQUIRE], operations: [removeSetting(setting.nameSpan)] }];
  }
  if (asks.some((ask) => ask.setting)) return [];
  return [{ ...base, title: text.ask, changes: setting.override ? [] : [REQUIRE, ASK], operations: [replace(setting.nameSpan, ASK)] }];
}
