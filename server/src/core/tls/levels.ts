// The TLS security level that is in effect, service by service, and which services of master.cf speak TLS with whom.
// Follows smtpd.c, postscreen.c and smtp_tls_policy.c (global_tls_level()). Gives no opinion.
import type { Configuration, Effective, ServiceEntry, Setting } from '../model/configuration';

type ServerLevelName = 'none' | 'may' | 'encrypt';
/** In the order of strictness as far as there is one. */
export const CLIENT_LEVELS = ['none', 'may', 'encrypt', 'fingerprint', 'dane', 'dane-only', 'verify', 'secure'] as const;
export type ClientLevelName = (typeof CLIENT_LEVELS)[number];

interface Decided {
  /** The setting that decides; undefined where it is a default. */
  readonly from: Setting | undefined;
  /** The parameter that decides, set or not. */
  readonly parameter: string;
  /** The level is a word that makes the daemon stop. `level` is then `none`. */
  readonly broken: boolean;
}

export interface ServerLevel extends Decided {
  readonly level: ServerLevelName;
  /** TLS from the first byte, without STARTTLS. */
  readonly wrapped: boolean;
}

export interface ClientLevel extends Decided {
  readonly level: ClientLevelName;
  readonly wrapped: boolean;
}

/** Levels that the server accepts with a warning, and takes for `encrypt`. */
const SERVER_AS_ENCRYPT = ['encrypt', 'fingerprint', 'verify', 'secure'];

/** Postfix's booleans: `yes` in any case; everything else that it accepts is `no`. */
export const isYes = (value: string): boolean => value.toLowerCase() === 'yes';

/**
 * The level of a server: of a service of master.cf, or of one without overrides. Wrapper mode forces TLS whatever the level says; else a
 * level that is not empty hides the older `use_tls` and `enforce_tls`.
 */
export function serverLevel(
  configuration: Configuration,
  service?: ServiceEntry,
  daemon: 'smtpd' | 'postscreen' | 'tlsproxy' = service?.command === 'postscreen' ? 'postscreen' : 'smtpd',
): ServerLevel {
  const ask = (suffix: string): Asked => inherited(configuration, `${daemon}_${suffix}`, service);
  const wrapper = daemon === 'smtpd' ? ask('tls_wrappermode') : undefined;
  if (wrapper && isYes(wrapper.value)) return { level: 'encrypt', ...decidedBy(wrapper), wrapped: true };
  const level = ask('tls_security_level');
  const word = level.value.toLowerCase();
  if (word !== '') {
    const known: ServerLevelName | undefined = SERVER_AS_ENCRYPT.includes(word) ? 'encrypt' : word === 'may' || word === 'none' ? word : undefined;
    return { level: known ?? 'none', ...decidedBy(level), broken: known === undefined, wrapped: false };
  }
  const enforce = ask('enforce_tls');
  if (isYes(enforce.value)) return { level: 'encrypt', ...decidedBy(enforce), wrapped: false };
  const use = ask('use_tls');
  if (isYes(use.value)) return { level: 'may', ...decidedBy(use), wrapped: false };
  return { level: 'none', ...decidedBy(level), wrapped: false };
}

/**
 * The level that main.cf gives a client, before smtp_tls_policy_maps is asked for a destination. `dane` is given as written, though smtp(8)
 * takes it for `may` where it gets no DNSSEC answers. The default of smtp_tls_security_level moves with compatibility_level in 3.11.
 */
export function clientLevel(configuration: Configuration, service?: ServiceEntry, prefix: 'smtp' | 'lmtp' = prefixOf(service)): ClientLevel {
  const ask = (suffix: string): Asked => inherited(configuration, `${prefix}_${suffix}`, service);
  const wrapped = isYes(ask('tls_wrappermode').value);
  const level = ask('tls_security_level');
  const word = level.value.toLowerCase();
  if (word !== '') {
    const known = CLIENT_LEVELS.find((name) => name === word);
    return { level: known ?? 'none', ...decidedBy(level), broken: known === undefined, wrapped };
  }
  const enforce = ask('enforce_tls');
  if (isYes(enforce.value)) return { level: isYes(ask('tls_enforce_peername').value) ? 'verify' : 'encrypt', ...decidedBy(enforce), wrapped };
  const use = ask('use_tls');
  if (isYes(use.value)) return { level: 'may', ...decidedBy(use), wrapped };
  return { level: 'none', ...decidedBy(level), wrapped };
}

/** The twins of a pair such as smtp_tls_protocols and smtp_tls_mandatory_protocols that are in use. */
export interface Twins {
  readonly opportunistic: boolean;
  readonly mandatory: boolean;
}

export function serverTwins(level: ServerLevel): Twins {
  return { opportunistic: level.level === 'may', mandatory: level.level === 'encrypt' };
}

/** At level dane both are: the opportunistic ones for hosts without TLSA records. A policy table may bring the mandatory ones in anywhere. */
export function clientTwins(level: ClientLevel, hasPolicyTable = false): Twins {
  return {
    opportunistic: level.level === 'may' || level.level === 'dane',
    mandatory: (level.level !== 'none' && level.level !== 'may') || hasPolicyTable,
  };
}

/** Levels at which OpenSSL's security level is 1, so that OpenSSL 3 speaks nothing older than TLS 1.2 (tls_client.c). */
export function isAuthenticating(level: Pick<ClientLevel, 'level'>): boolean {
  return level.level !== 'none' && level.level !== 'may' && level.level !== 'encrypt';
}

function prefixOf(service: ServiceEntry | undefined): 'smtp' | 'lmtp' {
  return service?.command === 'lmtp' ? 'lmtp' : 'smtp';
}

interface Asked extends Effective {
  readonly parameter: string;
}

const decidedBy = ({ setting, parameter }: Asked): Decided => ({ from: setting, parameter, broken: false });

/** A value, and the setting it comes from even where that is another parameter's: postscreen_tls_x is `$smtpd_tls_x`. */
function inherited(configuration: Configuration, parameter: string, service: ServiceEntry | undefined): Asked {
  const found = configuration.effective(parameter, service);
  const referred = found.setting ? undefined : /^\$\{?([A-Za-z0-9_]+)\}?$/.exec(found.raw ?? '')?.[1];
  if (!referred) return { ...found, parameter };
  const setting = configuration.effective(referred, service).setting;
  return { ...found, ...(setting && { setting }), parameter: referred };
}
