// Ciphers with known breaks or blocks of 64 bits, and SEED, which went with them. Builds of today have hardly any left; Postfix excludes them from 3.8 on.
import type { CipherSuite } from '../tls/openssl/suite';
import { weaknessRule } from './weakSuites';

export const cipherBroken = weaknessRule({
  id: 'cipher-broken',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc9325#section-4.1', 'https://www.rfc-editor.org/rfc/rfc7465', 'Postfix: RELEASE_NOTES-3.8'],
  isWeak: (suite) => wordFor(suite) !== undefined,
  words: (suites) => [...new Set(suites.flatMap((suite) => wordFor(suite) ?? []))],
});

/** The grade `null` has a rule of its own. */
function wordFor({ encryption, mac, bits }: CipherSuite): string | undefined {
  if (bits === 0) return undefined;
  if (encryption === 'SEED' || encryption === 'IDEA') return encryption;
  return mac === 'MD5' ? 'MD5' : undefined;
}
