// The two certificates of the test bench, and the settings that make a service use them.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `none`: no certificate is configured at all; `anonymous`: `smtpd_tls_cert_file = none`, on purpose without one. */
export type Certificates = 'both' | 'rsa' | 'ecdsa' | 'none' | 'anonymous';

const KEYS = { rsa: ['rsa:2048'], ecdsa: ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] } as const;

/** Writes `rsa.pem` and `ecdsa.pem`: the key and its self-signed certificate in one file. */
export function makeCertificates(folder: string): void {
  for (const [name, key] of Object.entries(KEYS)) {
    const keyFile = join(folder, `${name}.key`);
    const certificateFile = join(folder, `${name}.crt`);
    const subject = ['-subj', '/CN=mail.test.example', '-days', '2', '-nodes'];
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', ...key, ...subject, '-keyout', keyFile, '-out', certificateFile], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`openssl is needed: ${made.error?.message ?? made.stderr}`);
    writeFileSync(join(folder, `${name}.pem`), readFileSync(keyFile, 'utf8') + readFileSync(certificateFile, 'utf8'), { mode: 0o600 });
  }
}

export function certificateSettings(folder: string, certificates: Certificates): string[] {
  const rsa = join(folder, 'rsa.pem');
  const ecdsa = join(folder, 'ecdsa.pem');
  switch (certificates) {
    case 'both':
      return [`smtpd_tls_chain_files = ${rsa}, ${ecdsa}`];
    case 'rsa':
      return [`smtpd_tls_chain_files = ${rsa}`];
    case 'ecdsa':
      return [`smtpd_tls_chain_files = ${ecdsa}`];
    case 'none':
      return [];
    case 'anonymous':
      return ['smtpd_tls_cert_file = none'];
  }
}
