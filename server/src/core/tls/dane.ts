// What DANE needs of the resolver. Where something of it lacks, level dane is may, and level dane-only defers all mail: dane_init() in smtp_tls_policy.c.
import type { Configuration } from '../model/configuration';
import { splitWords } from '../syntax/words';
import { isYes } from './levels';
import { type Origin, origin } from './origin';
import type { TlsClient } from './services';

export interface DaneObstacle {
  readonly kind: 'dnssec' | 'host-lookup' | 'ignores-errors' | 'resolver-options';
  /** The parameter as the client asks for it; what it says may be written elsewhere. */
  readonly parameter: string;
  readonly from: Origin;
}

export function daneObstacles(configuration: Configuration, { daemon, service }: TlsClient): readonly DaneObstacle[] {
  const ask = (kind: DaneObstacle['kind'], parameter: string, isObstacle: (value: string) => boolean): readonly DaneObstacle[] => {
    const from = origin(configuration, parameter, service);
    return isObstacle(from.value) ? [{ kind, parameter, from }] : [];
  };
  return [
    ...ask('dnssec', `${daemon}_dns_support_level`, (value) => value.toLowerCase() !== 'dnssec'),
    ...ask('host-lookup', `${daemon}_host_lookup`, (value) => !splitWords(value).some(({ text }) => text === 'dns')),
    ...ask('ignores-errors', 'ignore_mx_lookup_error', isYes),
    ...ask('resolver-options', `${daemon}_dns_resolver_options`, (value) => /\bres_(?:defnames|dnsrch)\b/.test(value)),
  ];
}
