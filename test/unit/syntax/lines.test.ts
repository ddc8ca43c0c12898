// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// How physical lines become logical lines, and how an edit keeps what it did not touch.
import { describe, expect, test } from 'vitest';
import { isSkipped, joinLines } from '../../../server/src/core/syntax/joined';
import { nodeAt } from '../../../server/src/core/syntax/lines';
import { parseMain } from '../../../server/src/core/syntax/main';
import { cpuTime } from '../cpuTime';

/** One line for each node: its kind, first line, and source. */
function outline(text: string): string[] {
  return parseMain(text).nodes.map(({ start, end, line, syntax }) => `${line} ${syntax.kind} ${JSON.stringify(text.slice(start, end))}`);
}

/** `name = value` of every setting. */
function settings(text: string): string[] {
  return parseMain(text).nodes.flatMap(({ syntax }) => (syntax.kind === 'assignment' ? [`${syntax.name} = ${syntax.value}`] : []));
}

describe('logical lines', () => {
  test.each([
    ['nothing', '', []],
    ['only comments, the last without line feed', '# a\n  # b\n#', []],
    ['no final line feed', 'a = b', ['a = b']],
    ['a continuation', 'a = b,\n  c', ['a = b,  c']],
    ['TAB, form feed and vertical tab continue', 'a = b\n\tc\n\fd\n\ve', ['a = b\tc\fd\ve']],
    ['a comment and a blank line inside', 'a = b\n# x\n\n  c\n', ['a = b  c']],
    ['an indented comment inside', 'a = b\n  # x\n  c\n', ['a = b  c']],
    ['an indented setting is glued to the one above', 'a = 1\n  b = c\n', ['a = 1  b = c']],
    ['even below a blank line and a comment', 'a = 1\n\n# x\n  b = c\n', ['a = 1  b = c']],
    ['`=` on the next line', 'a\n  = b\n', ['a = b']],
    ['an empty value filled below', 'a =\n  b\n  c\n', ['a = b  c']],
    ['a backslash is text', 'a = b \\\n  c\n', ['a = b \\  c']],
    ['CRLF: the CR at the end is a blank', 'a = b\r\n\r\nc = d,\r\n  e\r\n', ['a = b', 'c = d,\r  e']],
    ['`#` inside a value is text', 'a = b # c\n', ['a = b # c']],
    ['text is cut at NUL, continuations included', 'a = b\0c\n  d\ne = f\n', ['a = b', 'e = f']],
    ['NBSP is text', 'a = \u00a0b\u00a0\n', ['a = \u00a0b\u00a0']],
    ['names are anything but blanks and `=`', '"x" = 1\n${y}_z = 2\na.b=3\ngröße\t=\t4\n', ['"x" = 1', '${y}_z = 2', 'a.b = 3', 'größe = 4']],
    ['`==` and `+=`', 'a == b\nc+= d\n', ['a = = b', 'c+ = d']],
  ])('%s', (_name, text, expected) => {
    expect(settings(text)).toEqual(expected);
  });

  test('a first line that begins with a blank is dropped with all that continues it', () => {
    expect(outline('  a = b\n  c\nd = e\n')).toEqual(['0 orphan "  a = b\\n  c\\n"', '2 assignment "d = e\\n"']);
  });

  test('comments behind a setting belong to nobody, comments inside to the setting', () => {
    expect(outline('# 1\na = b\n# 2\n  c\n# 3\n\nd = e')).toEqual([
      '0 trivia "# 1\\n"',
      '1 assignment "a = b\\n# 2\\n  c\\n"',
      '4 trivia "# 3\\n\\n"',
      '6 assignment "d = e"',
    ]);
  });

  test.each([
    ['word\n', 'missing-equals', 'word'],
    ['my host = a\n', 'missing-equals', 'my host = a'],
    ['a := b  \n', 'missing-equals', 'a := b'],
    ['= v\n', 'missing-name', '= v'],
    ['\0a = b\n', 'missing-name', ''],
    ['\ufeff\na = b', 'missing-equals', '\ufeff'],
    ['\u00a0 b\n', 'missing-equals', '\u00a0 b'],
  ])('%j is broken: %s', (text, reason, quoted) => {
    expect(parseMain(text).nodes[0]?.syntax).toMatchObject({ kind: 'broken', reason, text: quoted });
  });

  test('skipped lines are empty, blank, or have # as their first character', () => {
    const skipped = (line: string): boolean => isSkipped(line, 0, line.length);
    expect(['', ' \t\v\f\r', '#', ' \f# x'].map(skipped)).toEqual([true, true, true, true]);
    expect(['a', ' \u00a0', '\0#', ' a #'].map(skipped)).toEqual([false, false, false, false]);
  });
});

describe('places', () => {
  const text = 'a = b,\n# x\n  c\n';
  const setting = parseMain(text).nodes[0]?.syntax;
  const source = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);

  test('of name, equals sign, value and a part of the value', () => {
    if (setting?.kind !== 'assignment') throw new Error('no setting');
    expect([source(setting.nameSpan), source(setting.equalsSpan), source(setting.valueSpan)]).toEqual(['a', '=', 'b,\n# x\n  c']);
    expect(source(setting.spanIn(0, 2))).toBe('b,');
    expect(source(setting.spanIn(4, 5))).toBe('c');
    expect([text.indexOf('c'), 0, text.length].map((at) => setting.offsetIn(at))).toEqual([4, 0, 5]);
  });

  test('of an empty value: behind the equals sign and its blank', () => {
    const places = ['a=\n', 'a = \n', 'a =\n'].map((file) => {
      const syntax = parseMain(file).nodes[0]?.syntax;
      return syntax?.kind === 'assignment' ? syntax.valueSpan : undefined;
    });
    expect(places).toEqual([2, 4, 3].map((at) => ({ start: at, end: at })));
  });

  test('in a line of many pieces take no longer than in one', () => {
    const joined = joinLines(`a =\n${'  b\n'.repeat(100_000)}`);
    const walk = (): void => {
      for (let at = 0; at < joined.text.length; at += 7) joined.slice(at, at + 3).span(0, 3);
    };
    expect(cpuTime(walk)).toBeLessThan(2000);
  });

  test('nodeAt finds the node that begins at a border', () => {
    const file = parseMain('a = b\nc = d\n');
    expect([0, 5, 6, 12].map((at) => nodeAt(file, at)?.start)).toEqual([0, 0, 6, 6]);
  });
});

describe('an edit', () => {
  const before = parseMain('# head\na = b\nc = d,\n  e\n\nf = g\nh = i\n');
  const edit = (from: string, to: string) => parseMain(before.text.replace(from, to), before);

  test('keeps the syntax of what it does not touch, moved or not', () => {
    const after = edit('d,', 'longer,\n  still,');
    const kept = before.nodes.filter(({ syntax }) => after.nodes.some((node) => node.syntax === syntax && syntax.kind === 'assignment'));
    expect(kept.map(({ start, end }) => before.text.slice(start, end))).toEqual(['f = g\n', 'h = i\n']);
  });

  test.each([
    ['a line is indented', '\nf = g', '\n  f = g'],
    ['a comment becomes a setting', '# head', 'x = head'],
    ['a setting becomes a comment', 'c = d', '#c = d'],
    ['the first line is indented', '# head\na', '  a'],
    ['a line feed goes', 'b\nc', 'bc'],
    ['everything goes', '', ''],
  ])('%s: as if parsed anew', (_name, from, to) => {
    const after = edit(from, to);
    expect(after.nodes).toEqual(parseMain(after.text).nodes);
  });
});
