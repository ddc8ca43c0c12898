// Key exchange by RSA alone: the certificate's key opens everything that was ever recorded (RFC 9325, 4.1).
import { weaknessRule } from './weakSuites';

export const cipherStaticRsa = weaknessRule({
  id: 'cipher-static-rsa',
  severity: { balanced: 'hint', compatible: 'off', bsi: 'warning', 'ncsc-nl': 'warning', 'mozilla-intermediate': 'off' },
  sources: ['https://www.rfc-editor.org/rfc/rfc9325#section-4.1', 'BSI TR-02102-2 (2026-01)', 'NCSC-NL, IT Security Guidelines for TLS (2025-05)'],
  isWeak: ({ keyExchange }) => keyExchange === 'RSA',
  words: () => ['kRSA'],
});
