// The TLS that we predict, and the TLS that a real Postfix speaks: the same versions, the same suites, in the same order where the server
// picks, and the same ways to be broken. Needs root, the installed Postfix 3.7 with OpenSSL 3.0, and sslscan.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASES, type TlsCase } from './cases';
import { measure } from './measure';
import { type Observed, PROTOCOLS, type Protocol } from './observed';
import { type Predicted, predict } from './predict';

/** What no main.cf tells: whether a file exists that is none of Postfix's. */
const OUTSIDE = new Set(['configuration file /nonexistent/openssl.cnf']);

let measured: ReadonlyMap<string, Observed> = new Map();
const seen: string[] = [];
const cases = CASES.filter(({ name }) => !OUTSIDE.has(name));

beforeAll(async () => {
  measured = await measure(cases);
}, 900_000);

afterAll(() => {
  const broken = [...measured.values()].filter((each) => each.broken);
  expect([...new Set(broken.map((each) => each.broken))].sort()).toEqual(['daemon-dies', 'handshake-fails', 'starttls-refused']);
  expect(seen.length).toBe(cases.length);
});

describe(`${cases.length} configurations`, () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (name, tlsCase: TlsCase) => {
    seen.push(name);
    const observed = measured.get(name);
    if (!observed) throw new Error('it was not measured');
    expect(comparable(predict(tlsCase), name)).toEqual(comparable(asPredicted(observed), name));
  });
});

/** A scan tells of STARTTLS alone; where TLS comes first it is offered too. Who picks is known where there is something to pick from. */
function asPredicted({ offered, wrapped, serverOrder, ...rest }: Observed): Predicted {
  return { ...rest, wrapped, offered: offered || wrapped, prefersOwnOrder: serverOrder ?? false };
}

function comparable({ offered, required, wrapped, broken, protocols, suites, prefersOwnOrder }: Predicted, name: string): object {
  const isOrdered = measured.get(name)?.serverOrder === true;
  const list = (protocol: Protocol): readonly string[] => (isOrdered ? suites[protocol] : [...suites[protocol]].sort());
  const order = measured.get(name)?.serverOrder === undefined ? undefined : prefersOwnOrder;
  return { offered, required, wrapped, broken, protocols, order, suites: PROTOCOLS.map(list) };
}
