// The cipher suites of each version of OpenSSL, loaded when they are first asked for.
import { lazy } from '../../catalogue/lazy';
import type { OpenSsl } from '../../model/options';
import { type CipherList, evaluateCipherString } from './cipherString';
import { suitesText } from './generated/suites';
import type { CipherSuite, CipherTable } from './suite';

interface Data {
  readonly rows: readonly CipherSuite[];
  /** By OpenSSL's name. */
  readonly standardNames: Readonly<Record<string, string>>;
  readonly versions: readonly {
    readonly version: string;
    /** Indices of rows. */
    readonly suites: readonly number[];
    readonly unknownWords?: readonly string[];
    readonly hasStandardNames: boolean;
  }[];
}

const NO_TABLE: CipherTable = { suites: [] };

const tables = lazy(() => {
  const { rows, standardNames, versions } = JSON.parse(suitesText()) as Data;
  const withStandardName = (suite: CipherSuite): CipherSuite => {
    const standardName = standardNames[suite.name];
    return standardName === undefined ? suite : { ...suite, standardName };
  };
  return new Map(
    versions.map(({ version, suites, unknownWords = [], hasStandardNames }): [string, CipherTable] => {
      const own = suites.map((row) => rows[row] as CipherSuite);
      return [version, { suites: hasStandardNames ? own.map(withStandardName) : own, unknownWords }];
    }),
  );
});

/** The suites of TLS 1.2 and below. */
function tableOf(openssl: OpenSsl): CipherTable {
  return tables().get(openssl) ?? NO_TABLE;
}

/** The suites of TLS 1.3 that every version switches on by itself, in its order. */
export const TLS13_SUITES = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'] as const;

/** More than one configuration has. */
const MOST_KEPT = 100;
const kept = new Map<string, CipherList>();

/** What a cipher string selects. The same few strings are asked for again after every edit. */
export function selectCiphers(string: string, openssl: OpenSsl): CipherList {
  const key = `${openssl} ${string}`;
  let list = kept.get(key);
  if (!list) {
    if (kept.size >= MOST_KEPT) kept.clear();
    list = evaluateCipherString(string, tableOf(openssl));
    kept.set(key, list);
  }
  return list;
}
