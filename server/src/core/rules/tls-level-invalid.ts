// A security level outside of the daemon's own table: smtpd(8) and smtp(8) end with a fatal error.
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, replaceValue } from '../model/fix';
import { CLIENT_LEVELS, serverLevel } from '../tls/levels';
import type { PlacedFinding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['tls-level-invalid'];

const SERVER = ['none', 'may', 'encrypt'];
/** Accepted by the server with a warning, and then the same as `encrypt`. */
const SERVER_AS_ENCRYPT = ['fingerprint', 'verify', 'secure'];

const DAEMONS: Readonly<Record<string, string>> = {
  smtpd_tls_security_level: 'smtpd(8)',
  postscreen_tls_security_level: 'postscreen(8)',
  tlsproxy_tls_security_level: 'tlsproxy(8)',
  smtp_tls_security_level: 'smtp(8)',
  lmtp_tls_security_level: 'lmtp(8)',
};

export const tlsLevelInvalid: Rule = {
  id: 'tls-level-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/smtpd/smtpd.c', 'Postfix: src/smtp/smtp_tls_policy.c, global_tls_level()', 'Postfix: src/tls/tls_level.c'],
  *checkConfiguration(configuration) {
    const judge = function* (setting: Setting, service?: ServiceEntry): Iterable<PlacedFinding> {
      if (Object.hasOwn(DAEMONS, setting.name) && !isHidden(setting, configuration, service))
        yield* judgeLevel(setting, configuration.expand(setting.value, service));
    };
    for (const name of Object.keys(DAEMONS)) for (const setting of configuration.settingsNamed(name)) yield* judge(setting);
    for (const service of configuration.services) for (const setting of service.overrides) yield* judge(setting, service);
  },
};

/** With smtpd_tls_wrappermode = yes, smtpd(8) never looks at its level. */
function isHidden({ name }: Setting, configuration: Configuration, service?: ServiceEntry): boolean {
  if (name !== 'smtpd_tls_security_level') return false;
  if (service || !configuration.master) return serverLevel(configuration, service).wrapped;
  const readers = configuration.services.filter((each) => each.command === 'smtpd' && !each.override(name));
  return readers.length > 0 && readers.every((each) => serverLevel(configuration, each).wrapped);
}

function* judgeLevel(setting: Setting, value: string): Iterable<PlacedFinding> {
  const { file, name } = setting;
  const level = value.toLowerCase();
  const isClient = name.startsWith('smtp_') || name.startsWith('lmtp_');
  const allowed = isClient ? CLIENT_LEVELS : SERVER;
  if (level === '' || value.includes('$') || hasPlaceholder(value) || (allowed as readonly string[]).includes(level)) return;
  const span = setting.valueSpan;
  const actsAsEncrypt = !isClient && SERVER_AS_ENCRYPT.includes(level);
  const fix = (to: string, preferred: boolean, safe: boolean): Fix => ({
    title: text.use(to),
    safe,
    preferred,
    changes: setting.override ? [] : [name],
    operations: [replaceValue(span, to)],
  });
  if (actsAsEncrypt) yield { file, span, severity: 'warning', message: text.actsAsEncrypt(name, value), fixes: [fix('encrypt', true, true)] };
  else
    yield {
      file,
      span,
      message: text.invalid(name, value, DAEMONS[name] ?? '', allowed.join(', ')),
      fixes: [fix('may', true, false), fix(isClient ? 'dane' : 'encrypt', false, false)],
    };
}
