// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// What `$name` becomes: Postfix's rules for results, comparisons, nesting, and what differs between versions.
import { describe, expect, test } from 'vitest';
import { parseVersion, type Version } from '../../../server/src/core/catalogue/version';
import { compareBytes } from '../../../server/src/core/model/byteText';
import { compareLevels, compareOperands } from '../../../server/src/core/model/comparison';
import { expand, scan } from '../../../server/src/core/model/expansion';
import { domainToAscii, domainToUnicode } from '../../../server/src/core/model/idna';
import { cpuTime } from '../cpuTime';

const v = (text: string): Version => parseVersion(text) as Version;
const NAMES: Record<string, string> = {
  a: 'A',
  b: '$a$a',
  c: '[$b]',
  empty: '',
  blank: ' ',
  loop: 'x$loop',
  dollar: '$$a',
  bad: '${',
  nine: '9',
  default_rbl_reply: '$a',
};

function expanded(value: string, names: Record<string, string> = NAMES, version = '3.7'): string {
  const { text, error } = expand(value, (name) => names[name], { target: v(version) });
  return error ? `!${error.kind}` : text;
}

describe('expand', () => {
  test.each([
    ['', ''],
    ['text', 'text'],
    ['$a ${a} $(a)', 'A A A'],
    ['$c', '[AA]'],
    ['$nothing|$empty|', '||'],
    ['$$a $dollar', '$a $a'],
    ['${a?yes}${a:no}', 'yes'],
    ['${empty?yes}${empty:no}', 'no'],
    ['${nothing?yes}${nothing:no}', 'no'],
    ['${blank?yes}', 'yes'],
    ['${a?{$b}:{$nothing}}', 'AA'],
    ['${empty?{x}:$c}', '[AA]'],
    ['${a? x }|${a? { x } }|', ' x | x |'],
    ['${{a} == {a}}|${{a} == {b}}|', 'true||'],
    ['${{$nine} < {10} ? {number} : {text}}', 'number'],
    ['${{9} < {10} ? {number} : {text}}', 'number'],
    ['${{3.9} < {3.10} ? {number} : {text}}', 'text'],
    ['${{3.9} <level {3.10} ? {level} : {text}}', 'level'],
    ['${{$a$a} == {$b}?same}', 'same'],
    ['${{} == {$empty}:x}${{} == {$nothing}?y}', 'y'],
    ['${a?{x}:{$loop}}', 'x'],
    ['${empty?$loop}', ''],
    ['$loop', '!nesting'],
    ['$bad', '!truncated'],
    ['${a?{x}:{$bad}}', 'x'],
    ['${empty?{x}y}', '!colon-expected'],
    ['${{99999999999999999999} < {1}}', '!big-number'],
    ['${{abc} <level {1}}', '!bad-level'],
    ['${domain_to_ascii{a}}', '!bad-name'],
    ['$default_rbl_reply', 'A'],
  ])('%s -> %s', (value, expected) => {
    expect(expanded(value)).toBe(expected);
  });

  test.each([
    ['${domain_to_ascii{münchen.example}}', 'xn--mnchen-3ya.example'],
    ['${ domain_to_utf8 { xn--mnchen-3ya.$a } }', 'münchen.a'],
    ['${nosuch{x}}', '!unknown-function'],
    ['${domain_to_ascii{a}?x}', '!unexpected-input'],
    ['${domain_to_ascii{a}}'.repeat(150), 'a'.repeat(150)],
    ['$default_rbl_reply', '$a'],
  ])('in 3.12: %s', (value, expected) => {
    expect(expanded(value, NAMES, '3.12')).toBe(expected);
  });

  test('3.5 knows no levels yet', () => {
    expect([expanded('${{3.6} <level {3.7}}', NAMES, '3.5'), expanded('${{3.6} <level {3.7}}', NAMES, '3.6')]).toEqual(['!operand-expected', 'true']);
  });

  test('the lookup of the options decides what is put in raw', () => {
    expect(expand('$a', () => '$b', { target: v('3.7'), raw: () => true }).text).toBe('$b');
  });

  test('100 names in a chain pass, 101 do not, 150 side by side do', () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length }, (_, i) => [`p${i + 1}`, i + 1 === length ? 'end' : `$p${i + 2}`]));
    expect([expanded('$p1', chain(100)), expanded('$p1', chain(101)), expanded('$a'.repeat(150))]).toEqual(['end', '!nesting', 'A'.repeat(150)]);
    expect(expanded('$p1', { ...chain(101), p101: '' })).toBe('');
  });

  test('undefined names, each once, as far as they were needed', () => {
    expect(expand('$x ${y?$z}${a:$w} $x ${{$u} == {}}', (name) => NAMES[name], { target: v('3.7') }).undefinedNames).toEqual(['x', 'y', 'u']);
  });

  test.each([
    ['operands without end', { a: '${{$a} == {}}' }],
    ['doubling', Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i === 0 ? 'a' : `d${i}`, `$d${i + 1}$d${i + 1}`]))],
    ['long doubling', { a: '$b$b$b$b', b: '$c$c$c$c$c$c$c$c', c: '$d$d$d$d$d$d$d$d', d: 'x'.repeat(1 << 20) }],
  ])('ends soon: %s', (_name, names) => {
    expect(cpuTime(() => expanded('$a', names as Record<string, string>))).toBeLessThan(3000);
  });
});

describe('scan', () => {
  test('sees all branches, up to the first error', () => {
    expect(scan('$a ${b?{$c}:{$d}} ${{$e} == {$f}:$g}', v('3.7')).names).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(scan('$a ${b-c} $d', v('3.7'))).toMatchObject({ names: ['a'], error: { kind: 'bad-name' } });
    expect(scan('${{$- $a} == {$b}?$c}$d', v('3.7'))).toMatchObject({ names: ['b'], error: { kind: 'empty-name' } });
    expect(scan('$a ${{1} <level {x}} ${{99999999999999999999} < {1}}', v('3.7'))).toEqual({ names: ['a'] });
    expect(scan('${domain_to_ascii{$a}}', v('3.12')).names).toEqual(['a']);
  });
});

describe('comparisons', () => {
  test.each([
    ['9', '<', '10', true],
    ['a9', '<', 'a10', false],
    ['', '==', '', true],
    ['', '<', '0', true],
    ['007', '==', '7', true],
    ['-1', '<', '0', true],
    ['9223372036854775807', '>', '9223372036854775806', true],
    ['9223372036854775808', '>', '1', { error: 'big-number', operand: '9223372036854775808' }],
    ['b', '>=', 'a', true],
    ['é', '>', 'z', true],
  ] as const)('%s %s %s', (left, operator, right, expected) => {
    expect(compareOperands(left, operator, right)).toEqual(expected);
  });

  test.each([
    ['3.6', '<', '3.10', true],
    ['3', '==', '3.0.0', true],
    [' 3.+6', '==', '3.6', true],
    ['99', '>', '3.6', true],
    ['3.1024', '>', '3', { error: 'bad-level', operand: '3.1024' }],
    ['3', '>', '3.6.1.2', { error: 'bad-level', operand: '3.6.1.2' }],
    ['', '>', '3', { error: 'bad-level', operand: '' }],
    ['3.6 ', '>', '3', { error: 'bad-level', operand: '3.6 ' }],
  ] as const)('level %s %s %s', (left, operator, right, expected) => {
    expect(compareLevels(left, operator, right)).toEqual(expected);
  });

  test('bytes are ordered as UTF-8 and single bytes are, not as UTF-16 is', () => {
    const sorted = ['b', '\u{1f30d}', '\uff5e', 'é', '\udcff', '\udc80', 'a\udce9', 'aé', ''].sort(compareBytes);
    expect(sorted).toEqual(['', 'aé', 'a\udce9', 'b', '\udc80', 'é', '\uff5e', '\u{1f30d}', '\udcff']);
  });
});

describe('domain names', () => {
  test.each([
    ['bücher.example', 'xn--bcher-kva.example'],
    ['日本語.jp', 'xn--wgv71a119e.jp'],
    ['faß.de', 'xn--fa-hia.de'],
    ['münchen。de', 'xn--mnchen-3ya.de'],
    ['пример.испытание', 'xn--e1afmkfd.xn--80akhbyknj4f'],
  ])('%s <-> %s', (unicode, ascii) => {
    expect(domainToAscii(unicode)).toBe(ascii);
    expect(domainToUnicode(ascii)).toBe(unicode.replace('。', '.'));
  });

  test('what is in the right form already stays, what cannot be is refused', () => {
    expect([domainToAscii('Example.COM'), domainToUnicode('größe.de')]).toEqual(['Example.COM', 'größe.de']);
    expect([domainToUnicode('xn--!!!.de'), domainToAscii(`${'ü'.repeat(70)}.de`), domainToAscii('a\udcff')]).toEqual([undefined, undefined, undefined]);
  });
});
