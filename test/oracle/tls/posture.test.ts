// The TLS that we predict, and the TLS that a real Postfix speaks: the same versions, the same suites, in the same order where the server
// picks, and the same ways to be broken. Needs root, a Postfix (the installed one, or that of POSTFIX_BUILD), and sslscan. With POSTFIX_RECORD
// the answers go into test/fixtures/postfix, for recorded.test.ts.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBuild } from '../../support/build';
import { isComparable, measuredAnswer, pack, predictedAnswer, recordingText } from './answer';
import { CASES, type TlsCase } from './cases';
import { measure } from './measure';
import type { Observed } from './observed';
import { predict } from './predict';

const build = findBuild();
let measured: ReadonlyMap<string, Observed> = new Map();
const seen: string[] = [];
const cases = CASES.filter(({ name }) => isComparable(name, build));

beforeAll(async () => {
  measured = await measure(cases);
  if (process.env.POSTFIX_RECORD) record();
}, 1_800_000);

afterAll(() => {
  const broken = [...measured.values()].filter((each) => each.broken);
  expect([...new Set(broken.map((each) => each.broken))].sort()).toEqual(['daemon-dies', 'handshake-fails', 'starttls-refused']);
  expect(seen.length).toBe(cases.length);
});

describe(`${cases.length} configurations, Postfix ${build.postfix} with OpenSSL ${build.library}`, () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (name, tlsCase: TlsCase) => {
    seen.push(name);
    const observed = measured.get(name);
    if (!observed) throw new Error('it was not measured');
    const answer = measuredAnswer(observed);
    expect(predictedAnswer(predict(tlsCase, build), answer, build)).toEqual(answer);
  });
});

function record(): void {
  const { postfix, library } = build;
  const answers = new Map([...measured].map(([name, observed]) => [name, measuredAnswer(observed)]));
  const file = new URL(`../../fixtures/postfix/${postfix}-openssl-${library}.json`, import.meta.url);
  writeFileSync(file, recordingText({ postfix, openssl: library, ...pack(answers) }));
}
