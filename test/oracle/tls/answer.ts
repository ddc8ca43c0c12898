// What a measurement and a prediction are compared by, and its form in a file: the lists of suites are long and few.
import type { Build } from '../../support/build';
import { type Observed, PROTOCOLS, type Protocol } from './observed';
import type { Predicted } from './predict';

export interface Answer extends Pick<Observed, 'offered' | 'required' | 'wrapped' | 'protocols' | 'broken'> {
  /** Null where there is nothing to pick from. */
  readonly prefersOwnOrder: boolean | null;
  /** In the server's order where it has one, else sorted. */
  readonly suites: readonly (readonly string[])[];
}

/** A scan tells of STARTTLS alone; where TLS comes first it is offered too. */
export function measuredAnswer({ offered, serverOrder, ...observed }: Observed): Answer {
  return answer({ ...observed, offered: offered || observed.wrapped }, serverOrder ?? null);
}

/** Debian builds OpenSSL 1.1.1 without IDEA; others have it. */
const NOT_IN_DEBIAN = ['IDEA-CBC-SHA'];

/** Who picks is compared where a measurement can tell. */
export function predictedAnswer(predicted: Predicted, { prefersOwnOrder }: Answer, { openssl }: Build): Answer {
  const suitesOf = (protocol: Protocol): readonly string[] =>
    predicted.suites[protocol].filter((name) => !(openssl === '1.1.1' && NOT_IN_DEBIAN.includes(name)));
  const suites = { TLSv1: suitesOf('TLSv1'), 'TLSv1.1': suitesOf('TLSv1.1'), 'TLSv1.2': suitesOf('TLSv1.2'), 'TLSv1.3': suitesOf('TLSv1.3') };
  return answer({ ...predicted, suites }, prefersOwnOrder === null ? null : predicted.prefersOwnOrder);
}

/**
 * What is not compared. A file beside main.cf: whether it exists, no main.cf tells. With both certificates and OpenSSL 1.1.1 at level 2, the
 * server answers sslscan's first hello of TLS 1.0 with the key that cannot sign, and sslscan takes the version for missing.
 */
export function isComparable(name: string, { openssl }: Build): boolean {
  if (name === 'configuration file /nonexistent/openssl.cnf') return false;
  return openssl !== '1.1.1' || !/^medium list .*@SECLEVEL=2$/.test(name);
}

function answer({ offered, required, wrapped, protocols, broken, suites }: Omit<Predicted, 'prefersOwnOrder'>, prefersOwnOrder: boolean | null): Answer {
  const list = (protocol: Protocol): readonly string[] => (prefersOwnOrder ? orderSeen(suites[protocol]) : [...suites[protocol]].sort());
  return { offered, required, wrapped, broken, protocols, prefersOwnOrder, suites: PROTOCOLS.map(list) };
}

/** The OpenSSL behind sslscan has no SEED: it asks for those suites apart, so that nobody sees where they stand. */
function orderSeen(list: readonly string[]): readonly string[] {
  const isSeed = (name: string): boolean => name.includes('SEED');
  return [...list.filter((name) => !isSeed(name)), ...list.filter(isSeed).sort()];
}

export interface Recording {
  /** `3.10.13`, as `mail_version` says. */
  readonly postfix: string;
  readonly openssl: string;
  readonly suiteLists: readonly string[];
  /** By the names of the cases; `suites` has indices of `suiteLists`. */
  readonly cases: Readonly<Record<string, Omit<Answer, 'suites'> & { readonly suites: readonly number[] }>>;
}

export function pack(answers: ReadonlyMap<string, Answer>): Pick<Recording, 'suiteLists' | 'cases'> {
  const lists = new Map<string, number>();
  const indexOf = (list: readonly string[]): number => {
    const text = list.join(':');
    if (!lists.has(text)) lists.set(text, lists.size);
    return lists.get(text) ?? 0;
  };
  const sorted = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  const cases = Object.fromEntries(sorted.map(([name, { suites, ...rest }]) => [name, { ...rest, suites: suites.map(indexOf) }]));
  return { suiteLists: [...lists.keys()], cases };
}

export function unpack({ suiteLists, cases }: Recording): Map<string, Answer> {
  const listOf = (index: number): string[] => suiteLists[index]?.split(':').filter(Boolean) ?? [];
  const seen = (list: readonly string[], isOrdered: boolean): readonly string[] => (isOrdered ? orderSeen(list) : list);
  return new Map(
    Object.entries(cases).map(([name, { suites, ...rest }]) => [
      name,
      { ...rest, suites: suites.map((index) => seen(listOf(index), rest.prefersOwnOrder === true)) },
    ]),
  );
}

/** One line for each case and each list, so that a difference can be read. */
export function recordingText({ postfix, openssl, suiteLists, cases }: Recording): string {
  const lines = (items: readonly string[]): string => `\n    ${items.join(',\n    ')}`;
  const caseLines = Object.entries(cases).map(([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`);
  const lists = suiteLists.map((list) => JSON.stringify(list));
  return `{\n  "postfix": "${postfix}",\n  "openssl": "${openssl}",\n  "suiteLists": [${lines(lists)}\n  ],\n  "cases": {${lines(caseLines)}\n  }\n}\n`;
}
