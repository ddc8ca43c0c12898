// Ciphers that nobody needs for mail: not in BSI's list, to be phased out for NCSC-NL.
import { weaknessRule } from './weakSuites';

const NAMES = { Camellia: 'CAMELLIA', ARIAGCM: 'ARIA' } as const;

export const cipherCamelliaAria = weaknessRule({
  id: 'cipher-camellia-aria',
  severity: { balanced: 'hint', compatible: 'off', bsi: 'information', 'ncsc-nl': 'warning', 'mozilla-intermediate': 'off' },
  sources: ['NCSC-NL, IT Security Guidelines for TLS (2025-05)', 'BSI TR-02102-2 (2026-01)'],
  isWeak: ({ encryption }) => encryption in NAMES,
  words: (suites) =>
    Object.entries(NAMES)
      .filter(([encryption]) => suites.some((suite) => suite.encryption === encryption))
      .map(([, word]) => word),
});
