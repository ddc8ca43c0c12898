// Values at which a program stops before it does anything: an empty one that must not be, a boolean that is none. smtpd, smtp and tlsproxy read their own
// parameters at every start, and those of the library once they speak TLS.
import { isPresent, parameter, parameterNames } from '../../catalogue/parameters';
import { valueFault } from '../../catalogue/valueFaults';
import type { Configuration, ServiceEntry } from '../../model/configuration';
import { type Origin, origin } from '../origin';

/** Of a faulty value, these are read by functions that say so and go on, or have been looked at already. */
const READ_OTHERWISE =
  /_security_level$|_loglevel$|_(?:mandatory_)?ciphers$|_eecdh_grade$|_protocols$|^tls_(?:ssl_options|disable_workarounds|eecdh_auto_curves|config_file)$/;

/** The first setting of TLS that stops a program whose parameters begin with `prefix`. */
export function deadlySetting(configuration: Configuration, service: ServiceEntry | undefined, prefix: string, speaksTls: boolean): Origin | undefined {
  for (const name of namesOf(prefix)) {
    const isLibrary = name.startsWith('tls_');
    if ((isLibrary && !speaksTls) || !(configuration.isSet(name) || service?.override(name))) continue;
    const known = parameter(name);
    if (!known || !isPresent(known, configuration.target)) continue;
    const found = origin(configuration, name, service);
    const fault = valueFault(known, found.value, configuration.target);
    if (fault && (fault.kind === 'empty' || !READ_OTHERWISE.test(name))) return found;
  }
  return undefined;
}

const names = new Map<string, readonly string[]>();

/** Of all versions: only those that somebody sets are looked at further. */
function namesOf(prefix: string): readonly string[] {
  let found = names.get(prefix);
  if (!found) {
    const own = ['use_tls', 'enforce_tls'].map((each) => `${prefix}_${each}`);
    // tlsproxy reads those of smtpd that are the defaults of its own.
    const isBehind = (name: string): boolean => prefix === 'tlsproxy' && parameter(name.replace(/^smtpd_/, 'tlsproxy_')) !== undefined;
    const isRead = (name: string): boolean => name.startsWith('tls_') || name.startsWith(`${prefix}_tls_`) || own.includes(name) || isBehind(name);
    found = parameterNames().filter(isRead);
    names.set(prefix, found);
  }
  return found;
}
