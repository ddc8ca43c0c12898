// AES-CCM with a checksum of 64 bits, made for tiny devices. OpenSSL 3.0 counts it among HIGH, 3.5 no more.
import { weaknessRule } from './weakSuites';

export const cipherCcm8 = weaknessRule({
  id: 'cipher-ccm8',
  severity: { balanced: 'hint', compatible: 'off', bsi: 'warning', 'ncsc-nl': 'warning', 'mozilla-intermediate': 'off' },
  sources: ['NCSC-NL, IT Security Guidelines for TLS (2025-05)', 'https://www.rfc-editor.org/rfc/rfc6655#section-6.1'],
  isWeak: ({ encryption }) => encryption === 'AESCCM8',
  words: () => ['AESCCM8'],
});
