// Which certificates a server has to show, as smtpd.c decides it before it offers TLS. Looks at no file.
import type { Configuration, ServiceEntry } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { COMMA_BLANKS, splitWords } from '../syntax/words';
import { type Origin, origin } from './origin';
import { tlsServices } from './services';
import { handshakesOf } from './uses';

const OLDER = ['cert_file', 'eccert_file', 'dcert_file'];

/** Files that OpenSSL reads as one text, in this order: keys, each with its certificate and those that lead to its authority behind it. */
export type CertificateChain = readonly string[];

/** `smtpd_tls_cert_file = none` counts: TLS is spoken then, with anonymous ciphers only. A key alone does not. */
export function hasServerCertificate(configuration: Configuration, service: ServiceEntry | undefined): boolean {
  return ['chain_files', ...OLDER].some((each) => configuration.effective(`smtpd_tls_${each}`, service).value !== '');
}

export interface ServerCertificates {
  /** The parameters that name them. */
  readonly origins: readonly Origin[];
  readonly chains: readonly CertificateChain[];
}

/** Where there are chain files, the older parameters do not count. */
export function serverCertificates(configuration: Configuration, prefix: string, service: ServiceEntry | undefined): ServerCertificates {
  const chain = origin(configuration, `${prefix}_tls_chain_files`, service);
  if (chain.value !== '') return { origins: [chain], chains: [splitWords(chain.value, COMMA_BLANKS).map(({ text }) => text)] };
  const older = OLDER.map((each) => origin(configuration, `${prefix}_tls_${each}`, service)).filter(({ value }) => value !== '');
  return { origins: older.length > 0 ? older : [chain], chains: older.map(({ value }) => [value]) };
}

/** Every chain that a server of the configuration shows, or would show without its chain files. */
export function certificateChains(configuration: Configuration, options: LintOptions): readonly CertificateChain[] {
  const chains = tlsServices(configuration, options.role).servers.flatMap((server) => {
    const { prefix, service } = handshakesOf(configuration, options, server);
    const older = OLDER.map((each) => [origin(configuration, `${prefix}_tls_${each}`, service).value]);
    return [...serverCertificates(configuration, prefix, service).chains, ...older];
  });
  const distinct = new Map(chains.map((chain) => [chain.join('\0'), chain]));
  return [...distinct.values()].filter((chain) => chain.some((file) => file !== '' && file !== 'none'));
}
