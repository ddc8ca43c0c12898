// Whether a value is at least as strict as the article's (profile `guide`), in whatever spelling. Where nobody can say, it counts as met: rules about
// validity speak of values that Postfix refuses.
import type { Configuration, ServiceEntry } from '../model/configuration';
import { excludedCiphers, gradeOf } from './grades';
import { clientLevel, isYes, serverLevel } from './levels';
import { seedFor } from './profiles';
import { parseProtocols, troubleOf } from './protocols';
import { includesWeakCiphers } from './seedCiphers';
import { has, parseSslOptions } from './sslOptions';

/** Whether the effective value of one of the article's 18 parameters is at least as strict as the article's. */
export function meetsSeed(configuration: Configuration, parameter: string, service?: ServiceEntry): boolean {
  const { value } = configuration.effective(parameter, service);
  if (value.includes('$')) return true;
  if (parameter.endsWith('_exclude_ciphers')) return missingExclusions(configuration, parameter, service).length === 0;
  if (parameter.endsWith('_protocols')) {
    const list = parseProtocols(value, configuration.target);
    const trouble = troubleOf(list);
    return trouble === 'invalid' || trouble === 'apart' || !list.enabled.includes('SSLv3');
  }
  if (parameter.endsWith('_ciphers')) return (gradeOf(value) ?? 'high') === 'high';
  switch (parameter) {
    case 'smtpd_tls_security_level': {
      const { level, broken } = serverLevel(configuration, service);
      return broken || level === 'encrypt';
    }
    case 'smtp_tls_security_level': {
      const { level, broken } = clientLevel(configuration, service, 'smtp');
      return broken || level !== 'none';
    }
    case 'tls_ssl_options':
      return has(parseSslOptions(value), 'NO_RENEGOTIATION');
    case 'tls_preempt_cipherlist':
      return isYes(value);
    case 'tls_eecdh_auto_curves':
      return !value.split(/[\s,:]+/).some((name) => WEAK_CURVE.test(name));
    default:
      return !includesWeakCiphers(value);
  }
}

/**
 * Of the ciphers that the article excludes, those that a parameter and its twin let pass: at mandatory levels both lists count. No OpenSSL from
 * 1.1.0 on has a cipher that the word DES excludes, so it is not missed.
 */
export function missingExclusions(configuration: Configuration, parameter: string, service?: ServiceEntry): readonly string[] {
  const lists = [parameter, parameter.replace('_mandatory', '')].map((name) => configuration.effective(name, service).value);
  const excluded = lists.flatMap((list) => excludedCiphers(list).map((word) => word.text));
  // OpenSSL counts RC4, MD5 and 3DES among MEDIUM, and calls anonymous ciphers ADH and AECDH.
  const covers = (name: string): boolean =>
    excluded.includes(name) || (name === 'aNULL' ? excluded.includes('ADH') && excluded.includes('AECDH') : excluded.includes('MEDIUM'));
  return excludedCiphers(seedFor(parameter)?.value ?? '')
    .map((word) => word.text)
    .filter((name) => name !== 'DES' && !covers(name));
}

/** Curves below the strength of P-256. */
const WEAK_CURVE =
  /^[?*]*(?:secp(?:1\d\d|2[0-2]\d)[rk]\d|prime(?:192|239)v\d|sect(?:1\d\d|2[0-3]\d)[rk]\d|brainpoolP(?:160|192|224)[rt]1|wap-\S*|P-(?:192|224)|[BK]-(?:163|233))$/i;
