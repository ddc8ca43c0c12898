// Entries of master.cf: fields, options in all their spellings, arguments.
import { describe, expect, test } from 'vitest';
import { parseMaster, type Service } from '../../../server/src/core/syntax/master';
import { cpuTime } from '../cpuTime';

const HEAD = 'smtp inet n - y - - smtpd';

function service(rest: string): Service {
  const syntax = parseMaster(`${HEAD}${rest}`).nodes[0]?.syntax;
  if (syntax?.kind !== 'service') throw new Error(`no service: ${syntax?.kind}`);
  return syntax;
}

/** `form name=value` of every override, then the rest. */
function options(rest: string): string[] {
  const { overrides, emptyOverrides, arguments: words } = service(rest);
  return [
    ...overrides.map(({ form, assignment }) => `${form} ${assignment.name}=${assignment.value}`),
    ...emptyOverrides.map(({ reason, text }) => `${reason} ${text}`),
    ...words.map(({ text }) => `argument ${text}`),
  ];
}

describe('options', () => {
  test.each([
    ['plain', ' -o a=b', ['plain a=b']],
    ['on the next lines', '\n  -o a=b\n  # x\n\n\t-o c=d', ['plain a=b', 'plain c=d']],
    ['joined', ' -oa=b', ['joined a=b']],
    ['joined, with an o in the name', ' -osmtpd_tls_wrappermode=yes', ['joined smtpd_tls_wrappermode=yes']],
    ['behind another letter', ' -vo a=b', ['plain a=b']],
    ['behind another letter, joined', ' -voa=b', ['joined a=b']],
    ['in braces', ' -o { a = b c }', ['braces a=b c']],
    ['in braces over several lines', ' -o { a =\n  b\n  c }', ['braces a=b  c']],
    ['in braces, joined', ' -o{a=b, c}', ['braces a=b, c']],
    ['in braces that do not close', ' -o { a = b', ['braces a=b']],
    ['in braces with text behind', ' -o {a=b}c', ['braces a=b']],
    ['braces in the value keep it together', ' -o a={ b c }', ['plain a={ b c }']],
    ['a name alone', ' -o a -o b=c', ['plain b=c', 'missing-equals a']],
    ['blanks around the equals sign', ' -o a = b -o c=d', ['missing-equals a', 'argument =', 'argument b', 'argument -o', 'argument c=d']],
    ['a blank behind a comma', ' -o a=b, c', ['plain a=b,', 'argument c']],
    ['quotes do not group', ' -o a="b c"', ['plain a="b', 'argument c"']],
    ['nothing behind -o', ' -v -o', ['missing-argument -o']],
    ['-- ends the options', ' -v -- -o a=b', ['argument -o', 'argument a=b']],
    ['the first other word ends them', ' user=x -o a=b', ['argument user=x', 'argument -o', 'argument a=b']],
    ['a comment is arguments', ' # mail', ['argument #', 'argument mail']],
    ['the same twice', ' -o a=b -o a=c', ['plain a=b', 'plain a=c']],
  ])('%s', (_name, rest, expected) => {
    expect(options(rest)).toEqual(expected);
  });

  test('places count from the start of the line', () => {
    const text = `${HEAD}\n  -o a=b\n# x\n  -o { c =\n  d }`;
    const { overrides } = service(text.slice(HEAD.length));
    const source = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect(overrides.map(({ span }) => source(span))).toEqual(['-o a=b', '-o { c =\n  d }']);
    expect(overrides.map(({ assignment }) => source(assignment.valueSpan))).toEqual(['b', 'd']);
    expect(overrides.map(({ assignment }) => source(assignment.nameSpan))).toEqual(['a', 'c']);
  });
});

describe('fields', () => {
  test('by name', () => {
    const { fields } = service(' -v');
    expect(Object.values(fields).map(({ text }) => text)).toEqual(HEAD.split(' '));
  });

  test('braces are not cut, form feeds neither', () => {
    const syntax = parseMaster('a {b c} n - n - - x\fy z').nodes[0]?.syntax;
    expect(syntax).toMatchObject({ kind: 'service', fields: { type: { text: '{b c}' }, command: { text: 'x\fy' } }, arguments: [{ text: 'z' }] });
  });

  test.each(['smtp inet n - y - smtpd', '-o smtpd_tls_security_level=encrypt', '\ufeff# x', 'smtp'])('%j is broken', (text) => {
    expect(parseMaster(text).nodes[0]?.syntax).toMatchObject({ kind: 'broken', reason: 'too-few-fields', text });
  });

  test('100,000 words take no more than seconds', () => {
    expect(cpuTime(() => service('\n  -o a={b}'.repeat(50_000)))).toBeLessThan(4000);
  });
});
