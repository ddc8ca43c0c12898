// What a word in a list of exclusions takes away. `!word` at the end of a list removes what the word matches, whatever stands before.
import type { OpenSsl } from '../../model/options';
import { selectCiphers } from './library';
import type { CipherSuite } from './suite';

const ALL = 'ALL:COMPLEMENTOFALL';
/** More than all lists of a configuration have. */
const MOST_KEPT = 500;
const kept = new Map<string, ReadonlySet<CipherSuite>>();

/** Of all suites of TLS 1.2 and below that this OpenSSL has. */
export function excludedBy(word: string, openssl: OpenSsl): ReadonlySet<CipherSuite> {
  const key = `${openssl} ${word}`;
  let excluded = kept.get(key);
  if (!excluded) {
    if (kept.size >= MOST_KEPT) kept.clear();
    const left = new Set(selectCiphers(`${ALL}:!${word}`, openssl).suites);
    excluded = new Set(selectCiphers(ALL, openssl).suites.filter((suite) => !left.has(suite)));
    kept.set(key, excluded);
  }
  return excluded;
}
