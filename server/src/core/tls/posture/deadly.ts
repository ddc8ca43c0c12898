// Values at which a program stops before it does anything: an empty one that must not be, a boolean that is none. smtpd and smtp read their own
// parameters at every start, and those of the library once they speak TLS.
import { isPresent, parameter, parameterNames } from '../../catalogue/parameters';
import { valueFault } from '../../catalogue/valueFaults';
import type { Version } from '../../catalogue/version';
import type { Configuration, ServiceEntry } from '../../model/configuration';
import { type Origin, origin } from '../origin';

/** Of a faulty value, these are read by functions that say so and go on, or have been looked at already. */
const READ_OTHERWISE =
  /_security_level$|_loglevel$|_(?:mandatory_)?ciphers$|_eecdh_grade$|_protocols$|^tls_(?:ssl_options|disable_workarounds|eecdh_auto_curves|config_file)$/;

/** The first setting of TLS that stops a program whose parameters begin with `prefix`. */
export function deadlySetting(configuration: Configuration, service: ServiceEntry | undefined, prefix: string, speaksTls: boolean): Origin | undefined {
  for (const name of namesOf(prefix, configuration.target)) {
    const isLibrary = name.startsWith('tls_');
    if ((isLibrary && !speaksTls) || !(configuration.isSet(name) || service?.override(name))) continue;
    const found = origin(configuration, name, service);
    const known = parameter(name);
    const fault = known && valueFault(known, found.value, configuration.target);
    if (fault && (fault.kind === 'empty' || !READ_OTHERWISE.test(name))) return found;
  }
  return undefined;
}

const names = new Map<string, readonly string[]>();

function namesOf(prefix: string, target: Version): readonly string[] {
  const key = `${prefix} ${target.join('.')}`;
  let found = names.get(key);
  if (!found) {
    const own = ['use_tls', 'enforce_tls'].map((each) => `${prefix}_${each}`);
    const isRead = (name: string): boolean => name.startsWith('tls_') || name.startsWith(`${prefix}_tls_`) || own.includes(name);
    found = parameterNames(target).filter((name) => {
      const known = parameter(name);
      return isRead(name) && known !== undefined && isPresent(known, target);
    });
    names.set(key, found);
  }
  return found;
}
