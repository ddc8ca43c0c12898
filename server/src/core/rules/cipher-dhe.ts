// Finite-field Diffie-Hellman: RFC 9325 advises against it, NCSC-NL phases it out, BSI until the end of 2029. That suites without a certificate use
// it too, `cipher-anon-server` says.
import { weaknessRule } from './weakSuites';

export const cipherDhe = weaknessRule({
  id: 'cipher-dhe',
  severity: { balanced: 'off', bsi: 'information', 'ncsc-nl': 'warning' },
  sources: ['https://www.rfc-editor.org/rfc/rfc9325#section-4.1', 'NCSC-NL, IT Security Guidelines for TLS (2025-05)', 'BSI TR-02102-2 (2026-01)'],
  isWeak: ({ keyExchange, authentication }) => keyExchange === 'DH' && authentication !== 'None',
  words: () => ['kDHE'],
});
