// Which groups for key exchange the two lists leave, as src/tls/tls_dh.c hands them to OpenSSL.
import { atLeast } from '../../catalogue/version';
import type { Configuration, ServiceEntry } from '../../model/configuration';
import type { LintOptions } from '../../model/options';
import { parseGroups } from '../groups';
import { defaultGroups, groupNamed } from '../openssl/namedGroups';
import { type Origin, origin } from '../origin';

export interface GroupChoice {
  readonly curves: Origin;
  readonly finiteFields: Origin | undefined;
  /** The preferred one first. */
  readonly groups: readonly string[];
  /** Nothing that the lists name is known, so that OpenSSL's own choice counts. */
  readonly isFallback: boolean;
}

/**
 * Both lists form one from 3.8 on; before, TLS has curves alone in it, and a list without a known one leaves the choice to OpenSSL. From 3.8 on
 * such lists count as Postfix's own.
 */
export function chooseGroups(configuration: Configuration, options: LintOptions, service: ServiceEntry | undefined): GroupChoice {
  const { target, openssl } = options;
  const ask = (parameter: string): Origin => {
    const found = origin(configuration, parameter, service);
    return found.setting ? found : { ...found, value: defaultListOf(parameter, configuration, options) };
  };
  const curves = ask('tls_eecdh_auto_curves');
  const isOne = atLeast(target, '3.8');
  const finiteFields = isOne && openssl !== '1.1.1' ? ask('tls_ffdhe_auto_groups') : undefined;
  const origins = finiteFields ? [curves, finiteFields] : [curves];
  const known = named(origins, ({ value }) => value, options);
  if (known.length > 0) return { curves, finiteFields, groups: known, isFallback: false };
  const isUntouched = origins.every(({ value }) => value === '');
  const usual = isOne && !isUntouched ? named(origins, ({ parameter }) => defaultListOf(parameter, configuration, options), options) : [];
  return { curves, finiteFields, groups: usual.length > 0 ? usual : defaultGroups(openssl), isFallback: !isUntouched };
}

/** Postfix 3.11 and later, built with OpenSSL 3.5 or later, have other defaults than builds with older ones (mail_params.h, RELEASE_NOTES-3.11). */
const NEW_DEFAULTS: Readonly<Record<string, string>> = { tls_eecdh_auto_curves: '?X25519MLKEM768:DEFAULT', tls_ffdhe_auto_groups: '' };

/** The default of one of the two lists, for the OpenSSL that is assumed. */
export function defaultListOf(parameter: string, configuration: Configuration, { target, openssl }: LintOptions): string {
  return (openssl === '3.5' && atLeast(target, '3.11') ? NEW_DEFAULTS[parameter] : undefined) ?? configuration.defaultOf(parameter) ?? '';
}

function named(origins: readonly Origin[], read: (from: Origin) => string, options: LintOptions): readonly string[] {
  return [...new Set(origins.flatMap((from) => namedIn(read(from), options)))];
}

/** `DEFAULT` (OpenSSL 3.5) stands for the groups of the library that are not named. */
function namedIn(value: string, { target, openssl }: LintOptions): readonly string[] {
  return parseGroups(value, target).flatMap(({ text }) => {
    const plain = text.replace(/^[?*/]+/, '');
    if (openssl === '3.5' && plain.toUpperCase() === 'DEFAULT') return defaultGroups(openssl);
    return groupNamed(plain, openssl) ?? [];
  });
}
