// Where users may sign in over plain text: SASL is on, TLS is not mandatory, and nothing ties AUTH to TLS (smtpd.c, ehlo_cmd()).
import type { Configuration, Setting } from '../model/configuration';
import { splitWords } from '../syntax/words';
import { isYes, serverLevel } from './levels';
import type { TlsServer } from './services';

/** The setting that offers AUTH on this service without TLS. */
export function opensAuth(configuration: Configuration, { service }: TlsServer): Setting | undefined {
  const { value, setting } = configuration.effective('smtpd_sasl_auth_enable', service);
  const { level, broken } = serverLevel(configuration, service);
  if (!setting || !isYes(value) || level === 'encrypt' || broken || isYes(configuration.effective('smtpd_tls_auth_only', service).value)) return undefined;
  // Mechanisms that send passwords as they are, are then not offered before TLS.
  const words = splitWords(configuration.effective('smtpd_sasl_security_options', service).value);
  return words.some((word) => word.text === 'noplaintext') ? undefined : setting;
}
