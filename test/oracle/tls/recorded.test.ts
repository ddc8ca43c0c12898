// What was measured with builds of Postfix and OpenSSL that are not installed (test/fixtures/postfix), and what we predict for them.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildOf } from '../../support/build';
import { predictedAnswer, type Recording, unpack } from './answer';
import { CASES } from './cases';
import { predict } from './predict';

const folder = new URL('../../fixtures/postfix/', import.meta.url);
const recordings = readdirSync(folder).filter((name) => name.includes('-openssl-'));
/** Cases from files that are not here everywhere. */
const OTHERS = /^(?:main|templated)\//;

test('there are recordings', () => expect(recordings.length).toBeGreaterThan(3));

describe.each(recordings)('%s', (name) => {
  const recording = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recording;
  const build = buildOf(recording.postfix, recording.openssl);
  const answers = unpack(recording);

  test('every case is still known', () => {
    const known = new Set(CASES.map((each) => each.name));
    expect([...answers.keys()].filter((each) => !known.has(each) && !OTHERS.test(each))).toEqual([]);
    expect(answers.size).toBeGreaterThan(280);
  });

  test('what is predicted was measured', () => {
    const compared = CASES.flatMap((each) => {
      const answer = answers.get(each.name);
      return answer ? [{ name: each.name, predicted: predictedAnswer(predict(each, build), answer, build), answer }] : [];
    });
    const differing = compared.filter(({ predicted, answer }) => JSON.stringify(predicted) !== JSON.stringify(answer));
    for (const { name: which, predicted, answer } of differing) expect({ which, ...predicted }).toEqual({ which, ...answer });
  });
});
