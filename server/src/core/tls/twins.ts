// Settings for mandatory TLS that are stricter than their twins for optional TLS, on a side where TLS is optional everywhere: they have no effect.
import type { Configuration, Setting } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { excludedCiphers } from './grades';
import { clientLevel, serverLevel } from './levels';
import { isAtLeastAsStrict, parseProtocols, troubleOf } from './protocols';
import { tlsServices } from './services';

export interface UnusedHardening {
  readonly setting: Setting;
  /** The parameter that decides instead. */
  readonly twin: string;
  readonly twinValue: string;
  /** Somebody wrote the weaker twin too, perhaps on purpose. */
  readonly twinIsSet: boolean;
  readonly what: 'protocols' | 'exclude_ciphers';
}

export function unusedHardening(configuration: Configuration, options: LintOptions): readonly UnusedHardening[] {
  const found: UnusedHardening[] = [];
  for (const prefix of ['smtpd', 'smtp'] as const) {
    if (!isOptionalEverywhere(configuration, options, prefix)) continue;
    for (const what of ['protocols', 'exclude_ciphers'] as const) {
      const setting = configuration.setting(`${prefix}_tls_mandatory_${what}`);
      const twin = `${prefix}_tls_${what}`;
      const twinValue = configuration.effective(twin).value;
      if (!setting || setting.value.includes('$') || twinValue.includes('$')) continue;
      const stricter = what === 'protocols' ? allowsLess(setting.value, twinValue, options) : excludesMore(setting.value, twinValue);
      if (stricter) found.push({ setting, twin, twinValue, twinIsSet: configuration.isSet(twin), what });
    }
  }
  return found;
}

/** Some service of the side is at level may, and none above. Tables of exceptions may bring the mandatory settings in for a destination. */
function isOptionalEverywhere(configuration: Configuration, options: LintOptions, prefix: 'smtpd' | 'smtp'): boolean {
  const { servers, clients } = tlsServices(configuration, options.role);
  const levels =
    prefix === 'smtpd'
      ? servers.map(({ service }) => serverLevel(configuration, service).level)
      : clients.filter(({ daemon }) => daemon === 'smtp').map(({ service }) => clientLevel(configuration, service, 'smtp').level);
  if (!levels.includes('may') || levels.some((level) => level !== 'may' && level !== 'none')) return false;
  return prefix === 'smtpd' || ['smtp_tls_policy_maps', 'smtp_tls_per_site'].every((name) => configuration.effective(name).value === '');
}

function allowsLess(value: string, twinValue: string, options: LintOptions): boolean {
  const list = parseProtocols(value, options.target);
  const twin = parseProtocols(twinValue, options.target);
  if (troubleOf(list) !== undefined || troubleOf(twin) !== undefined) return false;
  return isAtLeastAsStrict(list, twin) && !isAtLeastAsStrict(twin, list);
}

function excludesMore(value: string, twinValue: string): boolean {
  const twin = excludedCiphers(twinValue).map((word) => word.text);
  return excludedCiphers(value).some((word) => !twin.includes(word.text));
}
