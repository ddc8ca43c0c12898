// What we say of a case before it is measured, in the words of a measurement.
import { Analysis, defaultOptions, postureReport } from '../../../server/src/core';
import { canBeFor } from '../../../server/src/core/tls/posture/cipherChoice';
import { type Build, compatibilityLevel } from '../../support/build';
import type { TlsCase } from './cases';
import type { Observed, Protocol } from './observed';

export interface Predicted extends Pick<Observed, 'offered' | 'required' | 'wrapped' | 'protocols' | 'suites' | 'broken'> {
  readonly prefersOwnOrder: boolean;
}

const RSA = { kind: 'RSA', bits: 2048 } as const;
const ECDSA = { kind: 'ECDSA', bits: 256 } as const;

export function predict({ name, main, overrides, certificates, tlsproxy }: TlsCase, { target, openssl }: Build): Predicted {
  const lint = defaultOptions({ target, openssl });
  const files = { both: 'rsa.pem, ecdsa.pem', rsa: 'rsa.pem', ecdsa: 'ecdsa.pem', none: '', anonymous: '' }[certificates];
  const certificate = certificates === 'anonymous' ? 'smtpd_tls_cert_file = none' : `smtpd_tls_chain_files = ${files}`;
  const lines = [`compatibility_level = ${compatibilityLevel(target)}`, certificate, ...main];
  const options = (settings: readonly string[]): string[] => settings.map((setting) => `  -o { ${setting} }`);
  const screen = tlsproxy && ['tlsproxy unix - - n - 0 tlsproxy', ...options(tlsproxy)];
  const master = [`127.0.0.1:20300 inet n - n - 1 ${screen ? 'postscreen' : 'smtpd'}`, ...options(overrides), ...(screen ?? [])];
  const keysIn = (chains: readonly (readonly string[])[]) => chains.flat().map((path) => (path.startsWith('rsa') ? RSA : ECDSA));
  const texts = { main: `${lines.join('\n')}\n`, master: `${master.join('\n')}\n` };
  const [service] = postureReport(Analysis.of(texts, lint).configuration, { ...lint, keysIn }).services;
  if (!service) throw new Error(`${name}: no service`);
  const { offered, required, wrapped, protocols, ciphers, tls13Ciphers, broken, prefersOwnOrder } = service;
  const suitesFor = (protocol: Protocol): readonly string[] => {
    if (!protocols.includes(protocol)) return [];
    return protocol === 'TLSv1.3' ? tls13Ciphers : ciphers.filter((suite) => canBeFor(suite, protocol)).map((suite) => suite.name);
  };
  const suites = { TLSv1: suitesFor('TLSv1'), 'TLSv1.1': suitesFor('TLSv1.1'), 'TLSv1.2': suitesFor('TLSv1.2'), 'TLSv1.3': suitesFor('TLSv1.3') };
  return { offered, required, wrapped, protocols: protocols as readonly Protocol[], suites, broken: (broken as Observed['broken']) ?? null, prefersOwnOrder };
}
