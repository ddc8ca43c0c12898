// Configurations of postscreen, and of the tlsproxy that speaks TLS for it: which of the two reads what.
import type { TlsCase } from './cases';
import type { Certificates } from './certificates';

type Lines = readonly string[];

const screenCase = (name: string, main: Lines, tlsproxy: Lines = [], overrides: Lines = [], certificates: Certificates = 'rsa'): TlsCase => ({
  name: `postscreen, ${name}`,
  main: ['smtpd_tls_exclude_ciphers = aNULL, kRSA, kDHE, CAMELLIA, ARIA, AESCCM, SHA256, SHA384', ...main],
  overrides,
  certificates,
  tlsproxy,
});

const MAY = 'smtpd_tls_security_level = may';
const ENCRYPT = 'smtpd_tls_security_level = encrypt';
/** What is spoken tells which of the two lists was read. */
const TWINS = ['smtpd_tls_protocols = TLSv1.2', 'smtpd_tls_mandatory_protocols = TLSv1.3'];

export const screenCases: readonly TlsCase[] = [
  screenCase('nothing is set', []),
  screenCase('may', [MAY]),
  screenCase('encrypt', [ENCRYPT, ...TWINS]),
  screenCase('level none', ['smtpd_tls_security_level = none']),
  screenCase('protocols of tlsproxy', [MAY], ['tlsproxy_tls_protocols = TLSv1.2']),
  screenCase('overrides of smtpd in postscreen', [MAY], [], ['smtpd_tls_protocols = TLSv1.2']),
  screenCase('encrypt in postscreen alone', [MAY, ...TWINS], [], ['postscreen_tls_security_level = encrypt']),
  screenCase('encrypt in tlsproxy alone', [MAY, ...TWINS], ['tlsproxy_tls_security_level = encrypt']),
  screenCase('enforce_tls in tlsproxy alone', ['smtpd_use_tls = yes', ...TWINS], ['tlsproxy_enforce_tls = yes']),
  screenCase('may in postscreen alone', TWINS, [], ['postscreen_tls_security_level = may']),
  screenCase('may in postscreen alone, level none', ['smtpd_tls_security_level = none', ...TWINS], [], ['postscreen_tls_security_level = may']),
  screenCase('bad level in tlsproxy', [MAY], ['tlsproxy_tls_security_level = dane']),
  screenCase('bad level', ['smtpd_tls_security_level = dane']),
  screenCase('own order', [MAY, 'smtpd_tls_protocols = TLSv1.2', 'tls_preempt_cipherlist = yes'], [], [], 'both'),
  screenCase('no certificate', [MAY], [], [], 'none'),
  screenCase('certificate none', [MAY, 'smtpd_tls_exclude_ciphers = ADH'], [], [], 'anonymous'),
  screenCase('bad protocol', [MAY, 'smtpd_tls_protocols = TLSv1.9']),
  screenCase('bad grade', [MAY, 'smtpd_tls_ciphers = strong']),
  screenCase('empty grade', [MAY, 'smtpd_tls_ciphers =']),
  screenCase('bad boolean', [MAY, 'tls_preempt_cipherlist = maybe']),
  screenCase('req_ccert at encrypt', [ENCRYPT, 'smtpd_tls_req_ccert = yes']),
];
