// What to put in the place of an old parameter, so that the same happens as before.
import { defaultValue, isLost, type Parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, type Operation, removeSetting, replace, set, setOverride } from '../model/fix';
import { isMentionedInMain } from '../model/mentions';
import type { Severity } from '../model/options';
import { references } from '../syntax/expression';

const text = messages.rules['deprecated-parameter'];

export interface Advice {
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Where the line does harm today, whatever the target says of its name. */
  readonly severity?: Severity;
}

/** An old parameter at its place: in main.cf, or among the options of a service. */
interface Place {
  readonly found: Parameter;
  readonly setting: Setting;
  readonly configuration: Configuration;
  readonly service: ServiceEntry | undefined;
}

export function adviceFor(found: Parameter, setting: Setting, configuration: Configuration, service?: ServiceEntry): Advice {
  const place: Place = { found, setting, configuration, service };
  if (/_(?:use|enforce)_tls$/.test(found.name)) return switchAdvice(place);
  if (found.name.endsWith('_tls_enforce_peername')) return peernameAdvice(place);
  if (found.name === 'disable_dns_lookups') return lookupAdvice(place);
  if (found.status === 'legacy' && found.replacement) return renameAdvice(place, found.replacement);
  return plainAdvice(place);
}

/** smtpd_use_tls, smtpd_enforce_tls and their like: without effect where the level is set, else the level `may` or `encrypt`. */
function switchAdvice(place: Place): Advice {
  const { found, configuration, service } = place;
  const level = found.replacement ?? '';
  const current = effective(level, configuration, service);
  if (current === '') return levelAdvice(place, level);
  // Somebody meant this service to demand TLS, and the level of main.cf keeps it from doing so.
  const isMeant = service && found.name.endsWith('_enforce_tls') && isYes(found.name, configuration, service);
  if (isMeant && ['none', 'may'].includes(current) && !isWrapped(service, configuration)) {
    return { message: text.hiddenOption(level, current, 'encrypt'), fixes: [replacing(place, [[level, 'encrypt']], false)] };
  }
  return { message: `${text.hidden(level, current)} ${text.removeIt}`, fixes: [removing(place, isHiddenEverywhere(place, level))] };
}

/** The level that does what the switches do. */
function levelAdvice(place: Place, level: string): Advice {
  const { found, setting, configuration, service } = place;
  const prefix = found.name.replace(/(?:use|enforce)_tls$/, '');
  const isUse = found.name === `${prefix}use_tls`;
  const enforces = isYes(`${prefix}enforce_tls`, configuration, service);
  if (!isYes(found.name, configuration, service)) {
    const isExempt = service && !enforces && isYes(found.name, configuration);
    if (!isExempt) return { message: text.isDefault, fixes: service ? [] : [removing(place, true)] };
    const to = !isUse && isYes(`${prefix}use_tls`, configuration, service) ? 'may' : 'none';
    return { message: text.useLevel(level, to), fixes: [replacing(place, [[level, to]], true)] };
  }
  if (isUse && enforces) return { message: text.use(level), fixes: [] };
  const others = service ? [] : [`${prefix}use_tls`, `${prefix}enforce_tls`, `${prefix}tls_enforce_peername`].filter((name) => name !== found.name);
  const to = isUse ? 'may' : verifiesNames(prefix, place) ? 'verify' : 'encrypt';
  // A level in main.cf would silence the switches of the services: those come first.
  const isSafe = !configuration.services.some((entry) => [found.name, ...others].some((name) => entry.override(name) && entry.override(name) !== setting));
  const fix = replacing(place, [[level, to]], isSafe, isUse ? [] : others);
  return { message: text.useLevel(level, to), fixes: [service ? fix : { ...fix, preferred: isSafe }] };
}

/** A client that must use TLS checks the server's name too, unless it is told not to. */
function verifiesNames(prefix: string, { configuration, service }: Place): boolean {
  return /^(?:smtp|lmtp)_$/.test(prefix) && effective(`${prefix}tls_enforce_peername`, configuration, service).toLowerCase() !== 'no';
}

function peernameAdvice(place: Place): Advice {
  const { found, configuration, service } = place;
  const level = found.replacement ?? '';
  const current = effective(level, configuration, service);
  if (current !== '') return { message: `${text.hidden(level, current)} ${text.removeIt}`, fixes: [removing(place, isHiddenEverywhere(place, level))] };
  return { message: text.use(level), fixes: [] };
}

/** disable_dns_lookups counts for smtp(8) and lmtp(8) where their own level of DNS support is empty. */
function lookupAdvice(place: Place): Advice {
  const { found, configuration, service } = place;
  const levels =
    service?.command === 'lmtp' ? ['lmtp_dns_support_level'] : service ? ['smtp_dns_support_level'] : ['smtp_dns_support_level', 'lmtp_dns_support_level'];
  const open = levels.filter((level) => effective(level, configuration, service) === '');
  const [first = ''] = levels;
  if (open.length === 0)
    return {
      message: `${text.hidden(first, effective(first, configuration, service))} ${text.removeIt}`,
      fixes: [removing(place, isHiddenEverywhere(place, first))],
    };
  if (!isYes(found.name, configuration, service)) return { message: text.isDefault, fixes: service ? [] : [removing(place, true)] };
  const isSafe = service !== undefined || !configuration.services.some((entry) => entry.override(found.name) || levels.some((level) => entry.override(level)));
  return {
    message: text.useLevel(levels.join(' and '), 'disabled'),
    fixes: [
      replacing(
        place,
        open.map((level) => [level, 'disabled']),
        isSafe,
      ),
    ],
  };
}

/** Names that live on in the default of their successor: the same value under the new name. */
function renameAdvice(place: Place, replacement: string): Advice {
  const { setting, configuration, service } = place;
  const isSet = service?.override(replacement) ?? configuration.setting(replacement);
  if (isSet) return { message: `${text.hidden(replacement, isSet.value)} ${text.removeIt}`, fixes: [removing(place, true)] };
  const lost = isLost(place.found, configuration.target);
  if (lost && effective(setting.name, configuration, service) === '') return { message: text.isDefault, fixes: [removing(place, true)] };
  const isMentionedElsewhere =
    isMentioned(place) || configuration.services.some((entry) => entry.overrides.some((each) => each !== setting && each.name === setting.name));
  const rename: Fix = {
    title: text.rename(replacement),
    safe: !isMentionedElsewhere && !lost,
    preferred: true,
    changes: service ? [] : [setting.name, replacement],
    operations: [replace(setting.nameSpan, replacement)],
  };
  return lost
    ? { message: text.lost(replacement, setting.value), fixes: [rename, { ...removing(place, false), preferred: false }], severity: 'warning' }
    : { message: text.use(replacement), fixes: [rename] };
}

function plainAdvice(place: Place): Advice {
  const { found, setting, configuration, service } = place;
  const isDefault = !service && setting.value === defaultValue(found, configuration.target);
  if (isDefault) return { message: text.isDefault, fixes: [removing(place, true)] };
  if (found.replacement) return { message: text.use(found.replacement), fixes: [] };
  if (found.advice === 'leave-at-default') return { message: text.leave, fixes: [removing(place, false)] };
  if (found.name === 'lmtp_assume_final') return { message: text.lmtpFlags, fixes: [] };
  return { message: found.name === 'maps_rbl_domains' ? text.rblClient : text.leave, fixes: [] };
}

function removing(place: Place, same: boolean): Fix {
  const { setting } = place;
  const safe = same && !isMentioned(place);
  return {
    title: same ? text.remove : text.removeOld,
    safe,
    preferred: true,
    changes: place.service ? [] : [setting.name],
    operations: everyOne(place).map((each) => removeSetting(each.nameSpan)),
  };
}

/** The setting itself and, in main.cf, those before it that it overrides. */
function everyOne({ setting, configuration, service }: Place): readonly Setting[] {
  return service ? [setting] : configuration.settingsNamed(setting.name);
}

/** Sets what does the same today, and removes the old setting with those of `others` that stand in main.cf. */
function replacing(place: Place, values: readonly (readonly [name: string, value: string])[], same: boolean, others: readonly string[] = []): Fix {
  const { setting, configuration, service } = place;
  const gone = others.flatMap((name) => configuration.settingsNamed(name));
  const added: Operation[] = values.map(([name, value]) => (service ? setOverride(setting.nameSpan, name, value) : set(name, value)));
  const isPlain = service && values.length === 1 && !service.override(values[0]?.[0] ?? '') && setting.override?.form === 'plain';
  const operations = isPlain
    ? [replace({ start: setting.nameSpan.start, end: setting.valueSpan.end }, values.map(([name, value]) => `${name}=${value}`).join())]
    : [...added, ...[...everyOne(place), ...gone].map((each) => removeSetting(each.nameSpan))];
  return {
    title: text.replaceBy(values.map(([name, value]) => `${name} = ${value}`).join(', ')),
    safe: same && !isMentioned(place),
    preferred: true,
    changes: service ? [] : [...new Set([setting.name, ...values.map(([name]) => name), ...gone.map((each) => each.name)])],
    operations,
  };
}

/** Whether no service has an empty level of its own, in which the old parameter would count after all. */
function isHiddenEverywhere({ configuration, service }: Place, level: string): boolean {
  return service !== undefined || configuration.services.every((entry) => effective(level, configuration, entry) !== '');
}

function isWrapped(service: ServiceEntry, configuration: Configuration): boolean {
  return isYes('smtpd_tls_wrappermode', configuration, service);
}

/** Whether another setting says `$old_name`. */
function isMentioned({ setting, configuration }: Place): boolean {
  const says = (other: Setting): boolean => other.value.includes(setting.name) && references(other.value).some(({ name }) => name === setting.name);
  return isMentionedInMain(setting.name, configuration) || configuration.services.some((entry) => entry.overrides.some(says));
}

function isYes(name: string, configuration: Configuration, service?: ServiceEntry): boolean {
  return effective(name, configuration, service).toLowerCase() === 'yes';
}

function effective(name: string, configuration: Configuration, service: ServiceEntry | undefined): string {
  return configuration.effective(name, service).value;
}
