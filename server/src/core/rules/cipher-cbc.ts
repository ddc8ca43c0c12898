// Suites that encrypt in chained blocks and sign apart from that. BSI still lists those with SHA-256 and SHA-384, NCSC-NL none.
import type { CipherSuite } from '../tls/openssl/suite';
import { weaknessRule } from './weakSuites';

const MACS = ['SHA1', 'SHA256', 'SHA384'] as const;

export const cipherCbc = weaknessRule({
  id: 'cipher-cbc',
  severity: { balanced: 'hint', compatible: 'off', bsi: 'information', 'ncsc-nl': 'warning', 'mozilla-intermediate': 'off' },
  sources: ['NCSC-NL, IT Security Guidelines for TLS (2025-05), appendix B', 'BSI TR-02102-2 (2026-01), tables 2 and 3', 'OpenSSL: ciphers(1)'],
  isWeak: ({ mac, bits }: CipherSuite, { profile }) => bits > 0 && (profile === 'bsi' ? mac === 'SHA1' : MACS.some((each) => each === mac)),
  // The words mean the checksum: suites whose name ends in SHA256 because they derive keys with it stay.
  words: (_suites, { profile }) => (profile === 'bsi' ? ['SHA1'] : MACS),
  isPlain: ({ profile }) => profile === 'bsi' || profile === 'ncsc-nl',
});
