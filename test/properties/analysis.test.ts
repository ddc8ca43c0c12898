// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// An analysis made from the one before it says what a fresh one says, whatever was edited: what is remembered never outlives what it stands on.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, type Texts } from '../../server/src/core';
import { Configuration } from '../../server/src/core/model/configuration';
import { KnownNames } from '../../server/src/core/model/knownNames';
import { nameSpaces } from '../../server/src/core/model/nameSpaces';
import { NameScan, type NameUse, nameUse } from '../../server/src/core/model/names';
import { withoutSetting } from '../../server/src/core/model/without';

const RUN = { seed: 20261124, numRuns: Number(process.env.RUNS ?? 300) };

const name = fc.constantFrom(
  ...['a', 'b', 'a', 'b', 'c', 'mydomain', 'myhostname', 'mydestination', 'smtpd_tls_protocols', 'smtp_tls_security_level', 'smtpd_use_tls', 'mynetwork'],
  ...['biff', 'soft_bounce', 'old_limit', 'smtpd_restriction_classes', 'process_name', 'virtual_maps', 'x_domain', 'old_destination_recipient_limit'],
);
const value = fc.constantFrom(
  ...[
    'x',
    '$a',
    '$b $a',
    '$c',
    '${a?{$b}}',
    '${c:$a}',
    '${{$a} == {x} ? {$b} : {$c}}',
    '$',
    '$mydomain',
    '$myhostname',
    '$myorigin',
    'a b',
    'hash:/x',
    'ldap:x',
  ],
  ...['>=TLSv1', '!SSLv2, !SSLv3', 'encrypt', 'may', 'yes # why', '{{ x }}', '"yes"', '\n  biff = no', '\n# a = 1\n  more', '\n\n  $b'],
);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(name, value).map((words) => words.join(' = ')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '# comment',
      '# postfix-lint ignore unknown-parameter',
      'no setting',
      '  indented',
      '{% if x %}',
      '{# x',
      '<? if',
      'a = x\r',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('# postfix-lint ignore-file undefined-reference', 'bundle agent main', '  include "types.cf"', 'x_hosts = mysql:x') },
);
const service = fc.constantFrom(
  ...[
    'smtp inet n - n - - smtpd',
    '  -o a=$b',
    '  -o smtpd_tls_protocols=$a',
    '  -o b=x -o c=$c',
    '# old',
    'old unix - - n - - pipe',
    '  -o biff=yes -o biff=no',
  ],
);
const edit = fc.record({
  inMain: fc.boolean(),
  at: fc.nat(),
  remove: fc.nat(2),
  main: fc.array(line, { maxLength: 2 }),
  master: fc.array(service, { maxLength: 2 }),
});
const session = fc.record({ main: fc.array(line, { maxLength: 14 }), master: fc.array(service, { maxLength: 6 }), edits: fc.array(edit, { maxLength: 8 }) });

type Session = typeof session extends fc.Arbitrary<infer S> ? S : never;

/** The states of an editor, each analysed from the one before; sometimes nobody asks for the problems in between. */
function* analyses({ main, master, edits }: Session): Iterable<Analysis> {
  const lines = { main: [...main], master: [...master] };
  const options = defaultOptions();
  const texts = (): Texts => ({ main: lines.main.join('\n'), master: lines.master.join('\n') });
  let analysis = Analysis.of(texts(), options);
  yield analysis;
  for (const [index, { inMain, at, remove, ...added }] of edits.entries()) {
    if (index % 3 !== 1) void analysis.problems;
    const file = inMain ? 'main' : 'master';
    lines[file].splice(at % (lines[file].length + 1), remove, ...added[file]);
    analysis = Analysis.of(texts(), options, analysis);
    yield analysis;
  }
}

test('after any edits, every problem is that of a fresh analysis', () => {
  fc.assert(
    fc.property(session, (given) => {
      const last = [...analyses(given)].at(-1) as Analysis;
      expect(saidBy(last)).toEqual(saidBy(Analysis.of(last.texts, last.options)));
    }),
    RUN,
  );
});

test('after any edits, names are used as a scan of everything says', () => {
  fc.assert(
    fc.property(session, (given) => {
      for (const { configuration } of analyses(given)) {
        const services = configuration.services.map(({ name: of, service: entry }) => ({ name: of, command: entry.fields.command.text }));
        const scan = new NameScan(nameSpaces(configuration), new KnownNames(configuration.target, services), configuration.target);
        scan.scanValues();
        const use = nameUse(configuration);
        // Only nameUse looks for the settings of databases, which are used then.
        const used = scan.unused.filter((setting) => setting.name !== 'x_domain');
        expect(new Set(use.unused.filter((setting) => setting.name !== 'x_domain'))).toEqual(new Set(used));
        expect(mentionsIn(use)).toEqual(mentionsIn(scan));
        expect(new Set(use.readOnly)).toEqual(new Set(scan.readOnly));
      }
    }),
    RUN,
  );
});

test('what would be without a line is what a fresh look at the rest finds, and the state itself does not notice', () => {
  const placesOf = (configuration: Configuration): unknown[] =>
    configuration.names().map((each) => [each, configuration.setting(each)?.span, configuration.settingsNamed(each).map(({ span }) => span)]);
  fc.assert(
    fc.property(session, fc.nat(), (given, which) => {
      for (const { configuration } of analyses(given)) {
        const before = placesOf(configuration);
        const setting = configuration.settings[which % Math.max(1, configuration.settings.length)];
        if (!setting) continue;
        const without = withoutSetting(configuration, setting);
        expect(placesOf(without)).toEqual(placesOf(new Configuration(without.main, without.master, without.target)));
        expect(placesOf(configuration)).toEqual(before);
      }
    }),
    RUN,
  );
});

function mentionsIn({ undefinedReferences }: Pick<NameUse, 'undefinedReferences'>): Set<string> {
  return new Set(undefinedReferences.map(({ name: of, setting }) => `${of} in ${setting.file} at ${setting.nameSpan.start}`));
}

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
