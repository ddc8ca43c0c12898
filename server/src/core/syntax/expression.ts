// The `$` references of a value: text -> parts with their places in the value. Errors are data, whatever the input; the time is linear.
// Knows the grammar of mac_parse.c and mac_expand.c, but no parameter: what a name stands for, and which functions a version has, is
// for the model to say.
import { type Expression, nestedIn, type Part, type TextPart } from './expressionNodes';
import { ExpressionParser } from './expressionParser';

export type {
  BrokenPart,
  CallPart,
  ComparisonOperator,
  ComparisonPart,
  Expression,
  ExpressionError,
  ExpressionErrorKind,
  NamePart,
  Part,
  Test,
  TextPart,
} from './expressionNodes';

/** A name that a value refers to, at its place. */
export interface Reference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Only tested with `?` or `:`, so that a missing value is an answer. */
  readonly conditional: boolean;
}

/** Parses any value; never throws (mac_parse.c, mac_expand.c). */
export function parseExpression(value: string): Expression {
  if (!value.includes('$')) return { source: value, start: 0, end: value.length, parts: plainText(value) };
  return new ExpressionParser(value).parse(0, value.length, 0);
}

/** Every name that the value refers to, nested ones included, in the order in which Postfix meets them. */
export function references(value: string): Reference[] {
  if (!value.includes('$')) return [];
  const found: Reference[] = [];
  collect(parseExpression(value), found);
  return found;
}

/** What stands between `$` and the end of a reference, brackets aside. */
export function bodyOf(expression: Expression, part: Part): string {
  if (part.kind === 'text') return part.text;
  const body = expression.source.slice(part.start + 1, part.end);
  return body.startsWith('{') || body.startsWith('(') ? body.slice(1, -1) : body;
}

function plainText(value: string): TextPart[] {
  return value === '' ? [] : [{ kind: 'text', start: 0, end: value.length, text: value }];
}

function collect(expression: Expression, found: Reference[]): void {
  for (const part of expression.parts) {
    if (part.kind === 'text' || part.kind === 'broken') continue;
    if (part.kind === 'name') {
      const { name, start, end, nameStart, nameEnd } = part;
      found.push({ name, start, end, nameStart, nameEnd, conditional: part.test !== undefined });
    }
    for (const nested of nestedIn(part)) collect(nested, found);
  }
}

/** The names of a value that holds nothing but `$name`, `${name}`, `$(name)` and `$$`, without parsing it; undefined for any other. */
export function simpleNames(value: string): readonly string[] | undefined {
  if (!value.includes('$')) return NO_NAMES;
  const names: string[] = [];
  for (let dollar = value.indexOf('$'); dollar >= 0; ) {
    const open = value[dollar + 1];
    const close = open === '{' ? '}' : open === '(' ? ')' : undefined;
    const start = close ? dollar + 2 : dollar + 1;
    const end = open === '$' ? start + 1 : nameEnd(value, start);
    if (end === start || (close && value[end] !== close)) return undefined;
    if (open !== '$') names.push(value.slice(start, end));
    dollar = value.indexOf('$', end);
  }
  return names;
}

const NO_NAMES: readonly string[] = [];

function nameEnd(value: string, start: number): number {
  let at = start;
  for (; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95)) break;
  }
  return at;
}
