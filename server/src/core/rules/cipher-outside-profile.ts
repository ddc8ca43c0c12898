// The suites of TLS 1.2 that Mozilla's intermediate configuration has, and no other. Mozilla writes them into tls_medium_cipherlist; exclusions say the
// same for one side at a time, leave the meaning of the grades alone, and let the list of Postfix decide about the order.
import { excludedBy } from '../tls/openssl/exclusions';
import type { CipherSuite } from '../tls/openssl/suite';
import { MOZILLA_SUITES } from '../tls/profiles';
import { weaknessRule } from './weakSuites';

/** Together they leave the six; none of them takes one away. */
const WORDS = ['aNULL', 'kRSA', 'kDHE', 'SHA1', 'SHA256', 'SHA384', 'AESCCM', 'ARIA', 'CAMELLIA'];

const isOutside = ({ name }: CipherSuite): boolean => !MOZILLA_SUITES.includes(name);

export const cipherOutsideProfile = weaknessRule({
  id: 'cipher-outside-profile',
  severity: { balanced: 'off', 'mozilla-intermediate': 'warning' },
  sources: ['https://ssl-config.mozilla.org/#server=postfix&config=intermediate&guideline=6.0'],
  isWeak: isOutside,
  words: (suites, { openssl }) => {
    let left = suites;
    return WORDS.filter((word) => {
      const excluded = excludedBy(word, openssl);
      const before = left.length;
      left = left.filter((suite) => !excluded.has(suite));
      return left.length < before;
    });
  },
});
