// Whether a server has a certificate to show, as smtpd.c decides it before it offers TLS. Looks at no file.
import type { Configuration, ServiceEntry } from '../model/configuration';

/** `smtpd_tls_cert_file = none` counts: TLS is spoken then, with anonymous ciphers only. A key alone does not. */
export function hasServerCertificate(configuration: Configuration, service: ServiceEntry | undefined): boolean {
  return ['chain_files', 'cert_file', 'eccert_file', 'dcert_file'].some((each) => configuration.effective(`smtpd_tls_${each}`, service).value !== '');
}
