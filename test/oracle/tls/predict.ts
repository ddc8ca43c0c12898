// What we say of a case before it is measured, in the words of a measurement.
import { Analysis, defaultOptions, parseVersion, postureReport, type Version } from '../../../server/src/core';
import { canBeFor } from '../../../server/src/core/tls/posture/cipherChoice';
import type { TlsCase } from './cases';
import type { Observed, Protocol } from './observed';

export interface Predicted extends Pick<Observed, 'offered' | 'required' | 'wrapped' | 'protocols' | 'suites' | 'broken'> {
  readonly prefersOwnOrder: boolean;
}

/** The installed Postfix of Debian 12. */
const TARGET = parseVersion('3.7.11') as Version;

const RSA = { kind: 'RSA', bits: 2048 } as const;
const ECDSA = { kind: 'ECDSA', bits: 256 } as const;

export function predict({ name, main, overrides, certificates }: TlsCase): Predicted {
  const options = defaultOptions({ target: TARGET, openssl: '3.0' });
  const files = { both: 'rsa.pem, ecdsa.pem', rsa: 'rsa.pem', ecdsa: 'ecdsa.pem', none: '', anonymous: '' }[certificates];
  const certificate = certificates === 'anonymous' ? 'smtpd_tls_cert_file = none' : `smtpd_tls_chain_files = ${files}`;
  const lines = ['compatibility_level = 3.6', certificate, ...main];
  const master = ['127.0.0.1:20300 inet n - n - - smtpd', ...overrides.map((override) => `  -o { ${override} }`)];
  const keysIn = (chains: readonly (readonly string[])[]) => chains.flat().map((path) => (path.startsWith('rsa') ? RSA : ECDSA));
  const texts = { main: `${lines.join('\n')}\n`, master: `${master.join('\n')}\n` };
  const [service] = postureReport(Analysis.of(texts, options).configuration, { ...options, keysIn }).services;
  if (!service) throw new Error(`${name}: no service`);
  const { offered, required, wrapped, protocols, ciphers, tls13Ciphers, broken, prefersOwnOrder } = service;
  const suitesFor = (protocol: Protocol): readonly string[] => {
    if (!protocols.includes(protocol)) return [];
    return protocol === 'TLSv1.3' ? tls13Ciphers : ciphers.filter((suite) => canBeFor(suite, protocol)).map((suite) => suite.name);
  };
  const suites = { TLSv1: suitesFor('TLSv1'), 'TLSv1.1': suitesFor('TLSv1.1'), 'TLSv1.2': suitesFor('TLSv1.2'), 'TLSv1.3': suitesFor('TLSv1.3') };
  return { offered, required, wrapped, protocols: protocols as readonly Protocol[], suites, broken: (broken as Observed['broken']) ?? null, prefersOwnOrder };
}
