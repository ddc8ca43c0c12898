// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// What must hold of both parsers for any input: nothing is lost, everything stays inside, nothing throws, and an edit gives what a fresh
// parse gives.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expression, parseExpression, references } from '../../server/src/core/syntax/expression';
import type { ParsedFile } from '../../server/src/core/syntax/lines';
import { parseMain } from '../../server/src/core/syntax/main';
import { parseMaster } from '../../server/src/core/syntax/master';
import type { Span } from '../../server/src/core/text';

const SEED = 20261124;
const INPUTS = 10_000;
const RUN = { seed: SEED, numRuns: INPUTS };

/** Pieces that mean something to a parser, and any characters at all. */
const pieces = fc.constantFrom(
  ...['a', 'name', 'smtpd_banner', ' = ', '=', ' ', '\t', '\n', '\n', '\r\n', '\n  ', '\n\t', '\v', '\f', '\r', '#', '\n#', '\n # x', '\0', '\ufeff', '\u00a0'],
  ...['$', '$$', '$a', '${', '$(', '}', ')', '{', '?', ':', '${a?{b}:{c}}', '${{a} == {b}}', '<level', ',', '-o', '-o ', '-oa=b', '-vo', '--', '-', '\\'],
  ...['smtp inet n - y - - smtpd', '\n  -o { x = y }', 'unix', '\udc80', '\udcff', '\ud83c\udf0d', 'é', '"', "'"],
);
const hostile = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 40 })
  .map((parts) => parts.join(''));

const parsers = [
  ['main.cf', parseMain],
  ['master.cf', parseMaster],
] as [string, (text: string, previous?: ParsedFile<unknown>) => ParsedFile<unknown>][];

describe.each(parsers)('%s', (_name, parse) => {
  test('the texts of all nodes, put together, are the file', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { nodes } = parse(text);
        return nodes.map(({ start, end }) => text.slice(start, end)).join('') === text && nodes.every((node, i) => node.start === (nodes[i - 1]?.end ?? 0));
      }),
      RUN,
    );
  });

  test('every span lies inside of its node, and every node begins on its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const { start, end, line, syntax } of parse(text).nodes) {
          if (text.slice(0, start).split('\n').length - 1 !== line) return false;
          if (!spansOf(syntax).every((span) => span.start >= 0 && span.start <= span.end && span.end <= end - start)) return false;
        }
        return true;
      }),
      RUN,
    );
  });

  test('after any edits, what was parsed with the state before equals a fresh parse', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: fc.oneof(pieces, hostile) });
    fc.assert(
      fc.property(hostile, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let file = parse(text);
        for (const { at, remove, insert } of edits) {
          const from = file.text.length === 0 ? 0 : at % (file.text.length + 1);
          const next = file.text.slice(0, from) + insert + file.text.slice(from + remove);
          file = parse(next, file);
        }
        expect(file).toEqual(parse(file.text));
      }),
      RUN,
    );
  });
});

describe('references', () => {
  test('parts follow one another without gaps, up to the end or the place where Postfix stops', () => {
    fc.assert(
      fc.property(hostile, (value) => isWhole(parseExpression(value))),
      RUN,
    );
  });

  test('every name stands where its reference says', () => {
    fc.assert(
      fc.property(hostile, (value) =>
        references(value).every(({ name, start, end, nameStart, nameEnd }) => value.slice(nameStart, nameEnd) === name && start < nameStart && nameEnd <= end),
      ),
      RUN,
    );
  });
});

function isWhole(expression: Expression): boolean {
  let at = expression.start;
  for (const part of expression.parts) {
    if (part.start !== at || part.end <= at) return false;
    at = part.end;
    const nested = part.kind === 'text' || part.kind === 'broken' ? [] : Object.values(part).filter(isExpression);
    if (!nested.every((each) => each.start >= part.start && each.end <= part.end && isWhole(each))) return false;
  }
  return at === expression.end || (expression.stop !== undefined && expression.stop.at === at);
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'parts' in value;
}

/** Every `{start, end}` in a syntax tree, wherever it is. */
function spansOf(tree: unknown): Span[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const nested = Object.entries(tree).flatMap(([key, value]) => (key === 'joined' ? [] : spansOf(value)));
  const own = 'start' in tree && 'end' in tree ? [tree as Span] : [];
  const computed = 'kind' in tree && tree.kind === 'assignment' && 'valueSpan' in tree ? [tree.valueSpan as Span] : [];
  return [...own, ...computed, ...nested];
}
