// From a name to its setting, to all its uses, and over the outline of a file. `|` is the cursor; places are told as `file line: text`.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  type DocumentSymbol,
  defaultOptions,
  definition,
  documentSymbols,
  type FileKind,
  foldingRanges,
  highlights,
  references,
  type Target,
  type Texts,
} from '../../../server/src/core';

const MAIN = `# nets
office = 10.0.0.0/8
mynetworks = 127.0.0.0/8 $office
smtpd_restriction_classes = grey
grey = check_policy_service inet:127.0.0.1:10023
smtpd_recipient_restrictions = permit_mynetworks,
    grey
virtual_transport = dovecot:x
`;
const MASTER = `smtp inet n - n - - smtpd
submission inet n - n - - smtpd
  -o office=192.0.2.0/24
  -o mynetworks=$office
  -o smtpd_client_restrictions=grey,reject
dovecot unix - n n - - pipe user=x argv=y
`;

type Feature = (analysis: Analysis, file: FileKind, offset: number) => readonly Target[];

/** Runs a feature where `context`, with a `|`, stands in a file. */
function from(feature: Feature, file: FileKind, context: string, texts: Texts = { main: MAIN, master: MASTER }): string[] {
  const offset = (texts[file] ?? '').indexOf(context.replace('|', '')) + context.indexOf('|');
  return feature(Analysis.of(texts, defaultOptions()), file, offset).map((target) => {
    const text = texts[target.file] ?? '';
    return `${target.file} ${text.slice(0, target.span.start).split('\n').length}: ${text.slice(target.span.start, target.span.end)}`;
  });
}

describe('definition', () => {
  test.each<[FileKind, string, string[]]>([
    ['main', '8 $off|ice', ['main 2: office']],
    ['main', '8 |$office', ['main 2: office']],
    ['master', '=$off|ice', ['master 3: office']],
    ['main', '    gr|ey', ['main 5: grey']],
    ['main', '= gr|ey', ['main 5: grey']],
    ['master', '=gr|ey,', ['main 5: grey']],
    ['main', '= dove|cot:x', ['master 6: dovecot']],
    ['master', '-o mynet|works', ['main 3: mynetworks']],
    ['main', 'mynet|works =', ['main 3: mynetworks']],
    ['master', 'sub|mission', ['master 2: submission']],
    ['main', 'permit_my|networks', []],
    ['main', '# ne|ts', []],
    ['master', 'in|et', []],
  ])('%s: %j', (file, context, targets) => expect(from(definition, file, context)).toEqual(targets));

  test('of a name that is set in master.cf only, and of one that is set nowhere', () => {
    const texts = { main: 'a = $b $c\n', master: 's inet n - n - - smtpd -o b=1\nt inet n - n - - smtpd -o b=2\n' };
    expect(from(definition, 'main', '$|b', texts)).toEqual(['master 1: b', 'master 2: b']);
    expect(from(definition, 'main', '$|c', texts)).toEqual([]);
  });

  test('of a name that is set twice', () => expect(from(definition, 'main', '$|b', { main: 'b = 1\nb = 2\na = $b\n' })).toEqual(['main 2: b']));
});

describe('references', () => {
  test.each<[FileKind, string, string[]]>([
    ['main', 'off|ice =', ['main 2: office', 'main 3: office', 'master 3: office', 'master 4: office']],
    ['master', '=$off|ice', ['main 2: office', 'main 3: office', 'master 3: office', 'master 4: office']],
    ['main', 'gr|ey =', ['main 4: grey', 'main 5: grey', 'main 7: grey', 'master 5: grey']],
    ['main', 'mynet|works =', ['main 3: mynetworks', 'master 4: mynetworks']],
    ['master', 'dove|cot', ['main 8: dovecot', 'master 6: dovecot']],
    ['main', 'inet:1|27', []],
  ])('%s: %j', (file, context, targets) => expect(from(references, file, context)).toEqual(targets));

  test('highlights are those of the same file', () => {
    expect(from(highlights, 'main', 'off|ice =')).toEqual(['main 2: office', 'main 3: office']);
    expect(highlights(Analysis.of({ main: MAIN }, defaultOptions()), 'main', 8).map(({ sets }) => sets)).toEqual([true, false]);
  });
});

describe('the outline', () => {
  const outline = (texts: Texts, file: FileKind): string[] => {
    const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
      symbols.flatMap((symbol) => {
        const text = texts[file] ?? '';
        expect(text.slice(symbol.nameSpan.start, symbol.nameSpan.end)).toBe(symbol.name);
        expect(symbol.span.start <= symbol.nameSpan.start && symbol.nameSpan.end <= symbol.span.end).toBe(true);
        return [`${indent}${symbol.name}: ${symbol.detail}`, ...lines(symbol.children, `${indent}  `)];
      });
    return lines(documentSymbols(Analysis.of(texts, defaultOptions()), file), '');
  };

  test('settings of main.cf', () => {
    expect(outline({ main: 'biff = no\n# x\nmynetworks =\n  a,\n# y\n  b\n  x = y\nbad\nempty =\n' }, 'main')).toEqual([
      'biff: no',
      'mynetworks: a, b x = y',
      'empty: ',
    ]);
    expect(outline({ main: `b = ${'x'.repeat(500)}` }, 'main')[0]?.length).toBeLessThan(100);
  });

  test('services of master.cf with their options', () => {
    expect(outline({ master: MASTER }, 'master')).toEqual([
      'smtp: inet smtpd',
      'submission: inet smtpd',
      '  office: 192.0.2.0/24',
      '  mynetworks: $office',
      '  smtpd_client_restrictions: grey,reject',
      'dovecot: unix pipe',
    ]);
  });

  test('nothing without the file', () => expect(outline({}, 'master')).toEqual([]));
});

describe('folding', () => {
  const folded = (texts: Texts, file: FileKind = 'main'): string[] =>
    foldingRanges(Analysis.of(texts, defaultOptions()), file).map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`);

  test.each<[string, string[]]>([
    ['biff = no\nc = d\n', []],
    ['b =\n  a\n  c\nd = e\n', ['0-2']],
    ['b =\r\n  a\r\n', ['0-1']],
    ['d = e\nb =\n  a', ['1-2']],
    ['b =\n# x\n\n  a\n# y\n', ['0-3']],
    ['# a\n# b\n\n# c\n  # d\n# e\nb = c\n# z\n', ['0-1 comment', '3-5 comment']],
    ['b = c\n\n# a\n# b', ['2-3 comment']],
    [' orphan\n goes on\n', ['0-1']],
    ['', []],
  ])('%j', (main, ranges) => expect(folded({ main })).toEqual(ranges));

  test('services', () => expect(folded({ master: MASTER }, 'master')).toEqual(['1-4']));
});
