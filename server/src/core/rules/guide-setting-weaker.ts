// A written value that is weaker than the article's, in the profile `guide`.
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import { hasServerCertificate } from '../tls/certificates';
import { excludedCiphers } from '../tls/grades';
import { type Recommendation, SEED, seedFor } from '../tls/profiles';
import { meetsSeed, missingExclusions } from '../tls/seed';
import { tlsServices } from '../tls/services';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['guide-setting-weaker'];

export const guideSettingWeaker: Rule = {
  id: 'guide-setting-weaker',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'off', guide: 'warning' },
  sources: ['The article that the profile "guide" follows (2014 to 2020)', 'https://www.rfc-editor.org/rfc/rfc3207'],
  *checkConfiguration(configuration, options) {
    if (options.profile !== 'guide') return;
    for (const seed of SEED) {
      const setting = configuration.setting(seed.parameter);
      if (setting && !meetsSeed(configuration, seed.parameter)) yield weaker(setting, seed, configuration, options);
    }
    for (const { service, side } of [...tlsServices(configuration, options.role).servers, ...tlsServices(configuration, options.role).clients]) {
      for (const setting of service?.overrides ?? []) {
        const seed = seedFor(setting.name);
        // One service at another level than the rest is what overrides are for.
        if (!seed || seed.side !== side || setting.name.endsWith('_security_level') || setting !== service?.override(setting.name)) continue;
        if (!meetsSeed(configuration, setting.name, service)) yield weaker(setting, seed, configuration, options, service);
      }
    }
  },
};

function weaker(setting: Setting, seed: Recommendation, configuration: Configuration, options: LintOptions, service?: ServiceEntry): PlacedFinding {
  const { name, value } = setting;
  const place = { file: setting.file, span: value === '' ? setting.nameSpan : setting.valueSpan };
  const change = (to: string, title: string, preferred: boolean): Fix => ({
    title,
    safe: false,
    preferred,
    changes: setting.override ? [] : [name],
    operations: [replaceValue(setting.valueSpan, to)],
  });
  const isPublic = tlsServices(configuration, options.role).servers.some(({ kind }) => kind === 'mx');
  if (name === 'smtpd_tls_security_level' && isPublic) {
    // Without a certificate `encrypt` would turn away everybody.
    const certified = hasServerCertificate(configuration, service);
    return { ...place, message: text.encrypt(name, value), fixes: certified ? [change('encrypt', text.useEncrypt, false)] : [] };
  }
  const wanted = wantedValue(setting, seed, configuration, service);
  const fixes = value.includes('$') ? [] : [change(wanted, text.use(wanted), true)];
  const absent = name.endsWith('_exclude_ciphers') ? missingExclusions(configuration, name, service) : [];
  return { ...place, message: absent.length ? text.exclusions(name, absent) : text.weaker(name, value, seed.value), fixes };
}

/** The article's value; of lists that may hold more, what is missing is added to what is there. */
function wantedValue({ name, value }: Setting, seed: Recommendation, configuration: Configuration, service?: ServiceEntry): string {
  if (value === '') return seed.value;
  if (name === 'tls_ssl_options') return `${value}, NO_RENEGOTIATION`;
  if (!name.endsWith('_exclude_ciphers')) return seed.value;
  const present = excludedCiphers(value).map((word) => word.text);
  const absent = missingExclusions(configuration, name, service);
  const added = excludedCiphers(seed.value)
    .map((word) => word.text)
    .filter((word) => absent.includes(word) || (word === 'DES' && !present.includes(word)));
  return [value, ...added].join(/[\s,]/.test(value) || !value.includes(':') ? ', ' : ':');
}
