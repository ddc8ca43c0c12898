// Settings of one twin that are stricter than the other and miss their purpose: for mandatory TLS where TLS is optional everywhere, and for
// optional TLS where some service demands it.
import type { Configuration, Setting } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { excludedCiphers } from './grades';
import { clientLevel, serverLevel } from './levels';
import { floorList, isAtLeastAsStrict, PROTOCOLS, type Protocol, parseProtocols, spokenProtocols, troubleOf } from './protocols';
import { tlsServices } from './services';
import { protocolUses } from './uses';

export interface UnusedHardening {
  readonly setting: Setting;
  /** The parameter that decides instead. */
  readonly twin: string;
  readonly twinValue: string;
  /** The value of the twin that would do the same. */
  readonly wanted: string;
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
      const wanted = what === 'protocols' ? setting.value : joined(twinValue, setting.value);
      if (stricter) found.push({ setting, twin, twinValue, wanted, twinIsSet: configuration.isSet(twin), what });
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

/** What a list excludes, and what another one does that it does not. */
function joined(list: string, more: string): string {
  const words = excludedCiphers(list).map(({ text }) => text);
  const missing = excludedCiphers(more).flatMap(({ text }) => (words.includes(text) ? [] : [text]));
  return words.length === 0 ? more : [...words, ...missing].join(', ');
}

function excludesMore(value: string, twinValue: string): boolean {
  const twin = excludedCiphers(twinValue).map((word) => word.text);
  return excludedCiphers(value).some((word) => !twin.includes(word.text));
}

export interface MissedHardening {
  /** The list for optional TLS. */
  readonly setting: Setting;
  /** The parameter that decides where TLS is mandatory, and that nobody set. */
  readonly twin: string;
  /** Who demands TLS. */
  readonly names: readonly string[];
  /** For the twin: the same list, but nothing older than TLS 1.2, which nobody wants where TLS is mandatory. */
  readonly value: string;
  /** What they speak although the list for optional TLS keeps it out, oldest first. */
  readonly older: readonly Protocol[];
}

/** Of lists that somebody wrote for mandatory TLS, the rules about protocol floors speak. */
export function missedHardening(configuration: Configuration, options: LintOptions): readonly MissedHardening[] {
  return protocolUses(configuration, options).flatMap(({ parameter, setting, mandatory, side, spoken, users }): MissedHardening[] => {
    const written = configuration.setting(parameter.replace('_mandatory', ''));
    if (setting || !mandatory || !written || written.name === parameter) return [];
    const list = parseProtocols(configuration.effective(written.name).value, options.target);
    const lowest = spokenProtocols(list, { side, authenticated: false })[0];
    if (troubleOf(list) !== undefined || lowest === undefined) return [];
    const older = spoken.filter((protocol) => PROTOCOLS.indexOf(protocol) < PROTOCOLS.indexOf(lowest));
    const value = PROTOCOLS.indexOf(lowest) < PROTOCOLS.indexOf('TLSv1.2') ? floorList('TLSv1.2', options.target) : written.value;
    return older.length ? [{ setting: written, twin: parameter, names: [...new Set(users.map(({ name }) => name))], value, older }] : [];
  });
}
