// An analysis made from the one before it says what a fresh one says, whatever was edited: what is remembered never outlives what it stands on.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, type Texts } from '../../server/src/core';

const NAMES = [
  'a',
  'b',
  'mydomain',
  'myhostname',
  'smtpd_tls_protocols',
  'smtp_tls_security_level',
  'smtpd_use_tls',
  'mynetwork',
  'biff',
  'soft_bounce',
  'old_limit',
];
const VALUES = [
  'x',
  '$a',
  '$b $a',
  'y',
  '${a?{$b}}',
  '$',
  '>=TLSv1',
  '!SSLv2, !SSLv3',
  'encrypt',
  'may',
  'yes # why',
  '{{ x }}',
  '$mydomain',
  '\n  biff = no',
  '\n# a = 1\n  more',
];
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)).map(([name, value]) => `${name} = ${value}`) },
  { weight: 2, arbitrary: fc.constantFrom('', '# comment', '# postfix-lint ignore unknown-parameter', 'no setting', '  indented', '{% if x %}') },
);
const service = fc.constantFrom(
  'smtp inet n - n - - smtpd',
  '  -o a=$b',
  '  -o smtpd_tls_protocols=$a',
  '# old',
  'old unix - - n - - pipe',
  '  -o biff=yes -o biff=no',
);
const edits = fc.array(
  fc.record({
    file: fc.constantFrom('main' as const, 'main' as const, 'master' as const),
    at: fc.nat(),
    remove: fc.nat(2),
    insert: fc.array(fc.nat(), { maxLength: 2 }),
  }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

test('after any edits, every problem is that of a fresh analysis', () => {
  const options = defaultOptions();
  const words = fc.record({
    main: fc.array(line, { maxLength: 14 }),
    master: fc.array(service, { maxLength: 5 }),
    more: fc.array(line, { minLength: 4, maxLength: 4 }),
    edits,
  });
  fc.assert(
    fc.property(words, ({ main, master, more, edits: changes }) => {
      const lines = { main: [...main], master: [...master] };
      const texts = (): Texts => ({ main: lines.main.join('\n'), master: lines.master.join('\n') });
      let analysis = Analysis.of(texts(), options);
      for (const [index, { file, at, remove, insert }] of changes.entries()) {
        if (index % 3 !== 1) void analysis.problems; // sometimes nobody asks in between
        const added = insert.map((each) => (file === 'main' ? (more[each % more.length] ?? '') : (master[each % (master.length || 1)] ?? '')));
        lines[file].splice(at % (lines[file].length + 1), remove, ...added);
        analysis = Analysis.of(texts(), options, analysis);
      }
      expect(saidBy(analysis)).toEqual(saidBy(Analysis.of(texts(), options)));
    }),
    { seed: 20261124, numRuns: 250 },
  );
});

function saidBy(analysis: Analysis): unknown[] {
  return analysis.problems.map(({ rule, file, severity, span, message, related, fixes, tag }) => ({
    rule: rule.id,
    file,
    severity,
    span,
    message,
    related,
    fixes,
    tag,
  }));
}
