// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// `$` references: what they are made of, where they stand, what is wrong with them.
import { describe, expect, test } from 'vitest';
import { type Expression, type Part, parseExpression, references } from '../../../server/src/core/syntax/expression';
import { cpuTime } from '../cpuTime';

/** A value as a line of text: text in quotes, names in angle brackets, results in order. */
function outline(expression: Expression): string {
  return [...expression.parts.map(outlinePart), ...(expression.stop ? [`!${expression.stop.kind}`] : [])].join(' ');
}

function outlinePart(part: Part): string {
  if (part.kind === 'text') return JSON.stringify(part.text);
  if (part.kind === 'broken') return `<!${part.error.kind}>`;
  const error = part.error ? ` !${part.error.kind}` : '';
  if (part.kind === 'call') return `<${part.name}(${outline(part.argument)})${error}>`;
  const results = [part.whenTrue, part.whenFalse].map((each) => (each ? outline(each) : '-'));
  const head = part.kind === 'name' ? part.name : `[${outline(part.left)}] ${part.operator}${part.level ? 'level' : ''} [${outline(part.right)}]`;
  return `<${head}${part.test ?? ''}${part.whenTrue || part.whenFalse ? ` ${results.join(' | ')}` : ''}${error}>`;
}

describe('parseExpression', () => {
  test.each([
    ['', ''],
    ['plain text', '"plain text"'],
    ['a $b c', '"a " <b> " c"'],
    ['$a$b_1', '<a> <b_1>'],
    ['${a} ${ a } $(a)', '<a> " " <a> " " <a>'],
    ['a$$b $$$c', '"a$b $" <c>'],
    ['$a.b', '<a> ".b"'],
    ['${ }', '<>'],
    ['${a?yes}', '<a? "yes" | ->'],
    ['${a:no}', '<a: - | "no">'],
    ['${a?yes:no}', '<a? "yes:no" | ->'],
    ['${a?{yes}:no}', '<a? "yes" | "no">'],
    ['${ a ? { yes } : { no } }', '<a? " yes " | " no ">'],
    ['${a? {x}}', '<a? "x" | ->'],
    ['${a? x }', '<a? " x " | ->'],
    ['${a?$b}', '<a? <b> | ->'],
    ['${a?}', '<a?  | ->'],
    ['${a??b}', '<a? "?b" | ->'],
    ['${a?{b}c}', '<a? "b" | - !colon-expected>'],
    ['${a?{b}:{c}d}', '<a? "b" | "c" !unexpected-input>'],
    ['${a:{b}:{c}}', '<a: - | "b" !unexpected-input>'],
    ['${a?{b{c}d}}', '<a? "b{c}d" | ->'],
    ['${a?b{c}}', '<a? "b{c}" | ->'],
    ['${{a} == {b}}', '<["a"] == ["b"]>'],
    ['${{$a} <level {3.6} ? {x} : {y}}', '<[<a>] <level ["3.6"]? "x" | "y">'],
    ['${ {a}>={b}:c}', '<["a"] >= ["b"]: - | "c">'],
    ['${{a} = {b}}', '<!operator-expected>'],
    ['${{a}}', '<!operator-expected>'],
    ['${{a} == b}', '<!operand-expected>'],
    ['${{a} <foo {b}}', '<!bad-suffix>'],
    ['${{a} == {b} x}', '<["a"] == ["b"] !test-expected>'],
    ['${domain_to_ascii{ $a }}', '<domain_to_ascii(<a>)>'],
    ['${f{a}?b}', '<f("a") !unexpected-input>'],
    ['${a-b} $c', '<!bad-name> " " <c>'],
    ['${a b}', '<!bad-name>'],
    ['${größe}', '<!bad-name>'],
    ['a${b', '"a" !truncated'],
    ['$(a}', '!truncated'],
    ['a$', '"a" !empty-name'],
    ['$- $a', '!empty-name'],
    ['a${}', '"a" !empty-name'],
    ['$(a?{b)', '<a? !unbalanced>'],
    ['${a?{$b', '!truncated'],
    ['${a?$(b}', '<a? !truncated | ->'],
    ['${a?{$b-${c}', '!truncated'],
    ['${a?x$(y}z', '<a? "x" !truncated | -> "z"'],
  ])('%s', (value, expected) => {
    expect(outline(parseExpression(value))).toBe(expected);
  });

  test('an error carries its place and the texts that Postfix quotes', () => {
    expect(parseExpression('x ${foo-bar}').error).toEqual({ kind: 'bad-name', at: 7, before: 'foo', after: '-bar' });
    expect(parseExpression('x ${foo?{y}z}').error).toEqual({ kind: 'colon-expected', at: 11, before: 'y}', after: 'z' });
    expect(parseExpression('a$').error).toEqual({ kind: 'empty-name', at: 1, before: 'a$', after: '' });
  });

  test('the first error of anything nested is the error of the whole', () => {
    expect(parseExpression('${a?{${b?{$-}}}} ${c').error).toMatchObject({ kind: 'empty-name', at: 10 });
    expect(parseExpression('$a ${b?{c}:{d}}').error).toBeUndefined();
  });

  test('nesting ends in an error, not in a crash', () => {
    for (const value of [`${'${a?'.repeat(50_000)}x${'}'.repeat(50_000)}`, `${'${{'.repeat(50_000)}x${'}'.repeat(100_000)}`, '${a?{'.repeat(50_000)]) {
      expect(parseExpression(value).error?.kind).toMatch(/nesting|truncated|operator-expected/);
    }
  });

  test.each([
    ['nested results', `${'${a?{'.repeat(200)}x${'}}'.repeat(200)}`],
    ['unclosed brackets', '${'.repeat(150)],
    ['unclosed parentheses', '$('.repeat(150)],
    ['references side by side', '${a?{b}:{c}} '.repeat(100)],
    ['operands', '${{a} == {b} ? {c} : {d}}'.repeat(50)],
    ['blanks', `\${${' '.repeat(500)}a${' '.repeat(500)}}`],
  ])('time grows with the length: %s', (_name, piece) => {
    const value = piece.repeat(200);
    expect(cpuTime(() => parseExpression(value))).toBeLessThan(3000);
  });
});

describe('references', () => {
  test('all of them, with their places, and whether they are only tested', () => {
    const value = 'x $a ${b?{$c}:{${d}}} ${{$e} == {} ? $(f)} ${g{$h}}';
    const found = references(value).map(({ start, end, nameStart, nameEnd, conditional }) => [
      value.slice(start, end),
      value.slice(nameStart, nameEnd),
      conditional,
    ]);
    expect(found).toEqual([
      ['$a', 'a', false],
      ['${b?{$c}:{${d}}}', 'b', true],
      ['$c', 'c', false],
      ['${d}', 'd', false],
      ['$e', 'e', false],
      ['$(f)', 'f', false],
      ['$h', 'h', false],
    ]);
  });

  test('those behind an error are found too, where the error has an end', () => {
    expect(references('${a-b} $c ${d').map(({ name }) => name)).toEqual(['c']);
  });

  test('doubled dollar signs refer to nothing', () => {
    expect(references('$$a $$${b} $$$$c').map(({ name }) => name)).toEqual(['b']);
  });
});
