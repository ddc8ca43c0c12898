// Operations on any layout: what the parser reads afterwards is what the operation says, every other setting and every comment stays, and
// so does the kind of line end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Analysis, applyEdits, defaultOptions, type FileKind, type Operation, type Setting, type Texts, toEdits } from '../../server/src/core';
import { splitWords } from '../../server/src/core/syntax/words';

const NAMES = ['smtpd_tls_protocols', 'smtpd_recipient_restrictions', 'mydestination', 'biff', 'own_name', 'smtpd_tls_exclude_ciphers'];
const word = fc.constantFrom('a', 'bb', '!c', '$mydomain', 'x=y', '10.0.0.0/8');
const gap = fc.constantFrom(' ', ', ', ',', '  ', '\t', ',\n  ', '\n\t', ',\n# why\n    ', '\n\n ', ' \n  # x\n  ');
const value = fc
  .tuple(fc.array(fc.tuple(word, gap), { maxLength: 4 }), word, fc.boolean())
  .map(([words, last, isEmpty]) => (isEmpty ? '' : words.map(([each, blanks]) => each + blanks).join('') + last));
const equals = fc.constantFrom(' = ', '=', ' =', '\t= ', ' =\n    ');
const setting = fc
  .tuple(fc.constantFrom(...NAMES), equals, value, fc.constantFrom('', ' ', ','))
  .map(([name, sign, text, tail]) => name + sign + text + (text === '' ? '' : tail));
const comment = fc.constantFrom('# comment', '', '#', '  # indented');
const eol = fc.constantFrom('\n', '\r\n');
const main = fc
  .tuple(fc.array(fc.oneof(setting, setting, comment), { minLength: 1, maxLength: 8 }), eol, fc.boolean())
  .map(([lines, end, ends]) => (lines.join('\n') + (ends ? '\n' : '')).replaceAll('\n', end));
const option = fc.oneof(
  fc.tuple(fc.constantFrom(...NAMES), fc.array(word, { maxLength: 3 })).map(([name, words]) => `-o ${name}=${words.join(',')}`),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.array(word, { maxLength: 3 }), fc.constantFrom(', ', ' ', ',\n   '))
    .map(([name, words, sign]) => `-o { ${name} = ${words.join(sign)} }`),
  fc.constantFrom('-v', '-D'),
);
const master = fc
  .tuple(fc.array(fc.tuple(fc.constantFrom(' ', '\n  ', '\n\t', '\n# c\n    '), option), { maxLength: 5 }), eol, fc.boolean())
  .map(([options, end, ends]) =>
    `s inet n - n - - smtpd${options.map(([before, text]) => before + text).join('')}${ends ? '\nt unix - - n - - smtp\n' : ''}`.replaceAll('\n', end),
  );

const read = (texts: Texts): Analysis => Analysis.of(texts, defaultOptions());
const settingsOf = (analysis: Analysis): Setting[] => [
  ...analysis.configuration.settings,
  ...analysis.configuration.services.flatMap((service) => service.overrides),
];
const told = (each: Setting): string =>
  `${each.name} ${splitWords(each.value)
    .map((one) => one.text)
    .join(' ')}`;
const commentsOf = (text: string): string[] => text.split('\n').filter((line) => /^\s*#/.test(line));

/** Applies operations, and checks what holds for all of them. */
function run(texts: Texts, file: FileKind, operations: readonly Operation[]): Analysis {
  const edits = toEdits({ title: '', safe: true, changes: [], operations }, file, read(texts).configuration);
  const before = texts[file] ?? '';
  const after = applyEdits(before, edits[file] ?? []);
  expect(commentsOf(after).map((line) => line.trimEnd())).toEqual(commentsOf(before).map((line) => line.trimEnd()));
  if (before.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  const later = read({ [file]: after });
  expect(later.configuration.services.map(({ name, command }) => [name, command])).toEqual(
    read(texts).configuration.services.map(({ name, command }) => [name, command]),
  );
  return later;
}

test.each<[FileKind, fc.Arbitrary<string>]>([
  ['main', main],
  ['master', master],
])('removeSetting, replaceValue and removeWord in %s.cf', (file, text) => {
  fc.assert(
    fc.property(text, fc.nat(20), fc.nat(20), (source, which, member) => {
      const texts = { [file]: source };
      const all = settingsOf(read(texts));
      const index = which % Math.max(1, all.length);
      const chosen = all[index];
      if (!chosen) return;
      const rest = all.map(told);
      const without = run(texts, file, [{ kind: 'removeSetting', span: chosen.nameSpan }]);
      expect(settingsOf(without).map(told)).toEqual(rest.toSpliced(index, 1));
      const replaced = run(texts, file, [{ kind: 'replaceValue', span: chosen.nameSpan, value: 'n, m' }]);
      expect(settingsOf(replaced).map(told)).toEqual(rest.toSpliced(index, 1, `${chosen.name} n m`));
      const emptied = run(texts, file, [{ kind: 'replaceValue', span: chosen.nameSpan, value: '' }]);
      expect(settingsOf(emptied).map(told)).toEqual(rest.toSpliced(index, 1, `${chosen.name} `));
      const words = splitWords(chosen.value);
      const at = member % Math.max(1, words.length);
      const gone = words[at];
      if (!gone) return;
      const fewer = run(texts, file, [{ kind: 'removeWord', span: chosen.spanIn(gone.start, gone.end) }]);
      const left = words.toSpliced(at, 1).map((each) => each.text);
      expect(settingsOf(fewer).map(told)).toEqual(rest.toSpliced(index, 1, `${chosen.name} ${left.join(' ')}`));
    }),
    { numRuns: 500 },
  );
});

test('several removals at once', () => {
  fc.assert(
    fc.property(main, fc.nat(255), (source, mask) => {
      const all = settingsOf(read({ main: source }));
      const isChosen = (index: number): boolean => (mask & (1 << index)) !== 0;
      const operations = all.filter((_, index) => isChosen(index)).map((each): Operation => ({ kind: 'removeSetting', span: each.nameSpan }));
      const left = run({ main: source }, 'main', operations);
      expect(settingsOf(left).map(told)).toEqual(all.filter((_, index) => !isChosen(index)).map(told));
    }),
  );
});

test('set and setOverride give the value, and nothing else changes', () => {
  fc.assert(
    fc.property(main, master, fc.constantFrom('smtpd_tls_loglevel', ...NAMES), (mainText, masterText, name) => {
      const others = (analysis: Analysis): string[] =>
        settingsOf(analysis)
          .filter((each) => each.name !== name)
          .map(told);
      const set = run({ main: mainText }, 'main', [{ kind: 'set', parameter: name, value: 'n, m' }]);
      expect(set.configuration.setting(name)?.value).toBe('n, m');
      expect(others(set)).toEqual(others(read({ main: mainText })));
      const given = run({ master: masterText }, 'master', [{ kind: 'setOverride', span: { start: 0, end: 1 }, parameter: name, value: 'n,m' }]);
      expect(given.configuration.services[0]?.override(name)?.value).toBe('n,m');
      expect(others(given)).toEqual(others(read({ master: masterText })));
    }),
    { numRuns: 300 },
  );
});
