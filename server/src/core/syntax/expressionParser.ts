// The parser behind `parseExpression`. Brackets are matched once for the whole value, so that nothing is scanned twice however deep it is
// nested; what it builds is described in expressionNodes.ts.
import { BracketPairs } from './brackets';
import {
  COMPARISON_OPERATORS,
  type ComparisonOperator,
  type Expression,
  type ExpressionError,
  type ExpressionErrorKind,
  nestedIn,
  type Part,
  type Test,
  type TextPart,
} from './expressionNodes';

/** Deeper than any value that Postfix accepts: it dies at 101 results within results. Operands within operands are not counted there. */
const MAX_DEPTH = 250;
/** What Postfix takes for an operator, to say that it is none. */
const OPERATOR_CHARACTERS = '<>!=?+-*/~&|%';

type Fields<T extends Part['kind']> = Omit<Extract<Part, { kind: T }>, 'start' | 'end'>;
type Body = Fields<'name'> | Fields<'comparison'> | Fields<'call'> | Fields<'broken'>;

export class ExpressionParser {
  private readonly braces: BracketPairs;
  private readonly parentheses: BracketPairs;

  constructor(private readonly source: string) {
    this.braces = new BracketPairs(source, '{', '}');
    this.parentheses = new BracketPairs(source, '(', ')');
  }

  parse(start: number, end: number, depth: number): Expression {
    const parts: Part[] = [];
    let stop: ExpressionError | undefined;
    for (let at = start; at < end && !stop; at = parts.at(-1)?.end ?? end) {
      const text = this.text(at, end);
      if (text) parts.push(text);
      const dollar = text?.end ?? at;
      if (dollar >= end) break;
      const part = this.reference(dollar, start, end, depth);
      if (part.kind === 'stop') stop = part.error;
      else parts.push(part);
    }
    const error = firstError(parts) ?? stop;
    return { source: this.source, start, end, parts, ...(stop && { stop }), ...(error && { error }) };
  }

  /** Text up to the next `$` that is not doubled; undefined if there is none. */
  private text(start: number, end: number): TextPart | undefined {
    let text = '';
    let from = start;
    let dollar = this.nextDollar(start, end);
    while (dollar + 1 < end && this.source[dollar + 1] === '$') {
      text += this.source.slice(from, dollar + 1);
      from = dollar + 2;
      dollar = this.nextDollar(from, end);
    }
    return dollar > start ? { kind: 'text', start, end: dollar, text: text + this.source.slice(from, dollar) } : undefined;
  }

  /** The reference that begins with the `$` at `dollar`, in the stretch from `start` to `end`. */
  private reference(dollar: number, start: number, end: number, depth: number): Part | { kind: 'stop'; error: ExpressionError } {
    const open = dollar + 1 < end ? this.source[dollar + 1] : '';
    const whole = this.source.slice(start, end);
    if (open === '{' || open === '(') {
      const close = (open === '{' ? this.braces : this.parentheses).closing(dollar + 1, end);
      if (close < 0) return { kind: 'stop', error: error('truncated', dollar, whole) };
      if (close === dollar + 2) return { kind: 'stop', error: error('empty-name', dollar, whole) };
      return { ...this.body(dollar + 2, close, depth), start: dollar, end: close + 1 };
    }
    const nameEnd = this.skipName(dollar + 1, end);
    if (nameEnd === dollar + 1) return { kind: 'stop', error: error('empty-name', dollar, whole) };
    return { kind: 'name', name: this.source.slice(dollar + 1, nameEnd), nameStart: dollar + 1, nameEnd, start: dollar, end: nameEnd };
  }

  /** What stands inside the brackets behind `$`. */
  private body(start: number, end: number, depth: number): Body {
    if (depth > MAX_DEPTH) return { kind: 'broken', error: error('nesting', start, this.source.slice(start, end)) };
    const nameStart = this.skipBlanks(start, end);
    if (nameStart < end && this.source[nameStart] === '{') return this.comparison(nameStart, end, depth);
    const nameEnd = this.skipName(nameStart, end);
    const name = { name: this.source.slice(nameStart, nameEnd), nameStart, nameEnd };
    const behind = this.skipBlanks(nameEnd, end);
    if (behind === end) return { kind: 'name', ...name };
    const char = this.source[behind];
    if (char === '?' || char === ':') return { kind: 'name', ...name, ...this.test(char, behind + 1, end, depth) };
    if (char === '{') return this.call(name, behind, end, depth);
    return { kind: 'broken', error: error('bad-name', nameEnd, this.source.slice(start, nameEnd), this.source.slice(nameEnd, end)) };
  }

  private call(name: { name: string; nameStart: number; nameEnd: number }, open: number, end: number, depth: number): Body {
    const close = this.braces.closing(open, end);
    if (close < 0) return { kind: 'broken', error: error('unbalanced', open, this.source.slice(open, end)) };
    const from = this.skipBlanks(open + 1, close);
    const argument = this.parse(from, this.skipBlanksBack(from, close), depth + 1);
    const behind = this.skipBlanks(close + 1, end);
    const tail = behind < end && error('unexpected-input', behind, this.source.slice(open + 1, close + 1), this.source.slice(behind, end));
    return { kind: 'call', ...name, argument, ...(tail && { error: tail }) };
  }

  private comparison(leftOpen: number, end: number, depth: number): Body {
    const broken = (kind: ExpressionErrorKind, at: number, before: string, after = ''): Body => ({ kind: 'broken', error: error(kind, at, before, after) });
    const leftClose = this.braces.closing(leftOpen, end);
    if (leftClose < 0) return broken('unbalanced', leftOpen, this.source.slice(leftOpen, end));
    const at = this.skipBlanks(leftClose + 1, end);
    const operatorEnd = this.skipWhile(at, end, OPERATOR_CHARACTERS);
    const operator = this.source.slice(at, operatorEnd);
    if (!isOperator(operator)) return broken('operator-expected', at, this.source.slice(leftOpen + 1, leftClose + 1), this.source.slice(at, end));
    const suffixEnd = this.skipAlphanumeric(operatorEnd, end);
    const suffix = this.source.slice(operatorEnd, suffixEnd);
    if (suffix !== '' && suffix !== 'level') return broken('bad-suffix', operatorEnd, operator, suffix);
    const rightOpen = this.skipBlanks(suffixEnd, end);
    if (rightOpen >= end || this.source[rightOpen] !== '{') {
      return broken('operand-expected', suffixEnd, `${this.source.slice(leftOpen, leftClose + 1)} ${operator}`, this.source.slice(suffixEnd, end));
    }
    const rightClose = this.braces.closing(rightOpen, end);
    if (rightClose < 0) return broken('unbalanced', rightOpen, this.source.slice(rightOpen, end));
    const left = this.parse(leftOpen + 1, leftClose, depth + 1);
    const right = this.parse(rightOpen + 1, rightClose, depth + 1);
    return { kind: 'comparison', left, operator, level: suffix !== '', right, ...this.comparisonTail(rightClose + 1, end, depth) };
  }

  private comparisonTail(from: number, end: number, depth: number): Test {
    const at = this.skipBlanks(from, end);
    if (at >= end) return {};
    const char = this.source[at];
    if (char === '?' || char === ':') return this.test(char, at + 1, end, depth);
    return { error: error('test-expected', at, '', this.source.slice(at, end)) };
  }

  /** The results behind `?` or `:`. Only what stands in braces can be followed by `:` and another one. */
  private test(test: '?' | ':', from: number, end: number, depth: number): Test {
    const first = this.result(from, end, depth);
    if (!first.expression) return { test, error: first.error };
    const key = test === '?' ? 'whenTrue' : 'whenFalse';
    if (first.next === end) return { test, [key]: first.expression };
    const rest = this.source.slice(first.next, end);
    if (test === ':') return { test, [key]: first.expression, error: error('unexpected-input', first.next, first.quoted, rest) };
    if (!rest.startsWith(':')) return { test, [key]: first.expression, error: error('colon-expected', first.next, first.quoted, rest) };
    const { whenFalse, error: problem } = this.test(':', first.next + 1, end, depth);
    return { test, whenTrue: first.expression, ...(whenFalse && { whenFalse }), ...(problem && { error: problem }) };
  }

  private result(from: number, end: number, depth: number): Result {
    const open = this.skipBlanks(from, end);
    if (open >= end || this.source[open] !== '{') return { expression: this.parse(from, end, depth + 1), next: end, quoted: '' };
    const close = this.braces.closing(open, end);
    if (close < 0) return { error: error('unbalanced', open, this.source.slice(open, end)) };
    const expression = this.parse(open + 1, close, depth + 1);
    return { expression, next: this.skipBlanks(close + 1, end), quoted: this.source.slice(open + 1, close + 1) };
  }

  /** The next `$`, or `end`. A search by indexOf() would look at the same text again for every stretch that has none. */
  private nextDollar(from: number, end: number): number {
    let at = from;
    while (at < end && this.source.charCodeAt(at) !== 36) at++;
    return at;
  }

  private skipWhile(from: number, end: number, characters: string): number {
    let at = from;
    while (at < end && characters.includes(this.source[at] as string)) at++;
    return at;
  }

  private skipBlanks(from: number, end: number): number {
    return this.skipWhile(from, end, ' \t\r\n');
  }

  private skipBlanksBack(start: number, from: number): number {
    let at = from;
    while (at > start && ' \t\r\n'.includes(this.source[at - 1] as string)) at--;
    return at;
  }

  private skipAlphanumeric(from: number, end: number): number {
    let at = from;
    while (at < end && isAlphanumeric(this.source.charCodeAt(at))) at++;
    return at;
  }

  private skipName(from: number, end: number): number {
    let at = from;
    while (at < end && (isAlphanumeric(this.source.charCodeAt(at)) || this.source.charCodeAt(at) === 95)) at++;
    return at;
  }
}

type Result =
  | { readonly expression: Expression; readonly next: number; readonly quoted: string; readonly error?: never }
  | { readonly expression?: never; readonly error: ExpressionError };

function error(kind: ExpressionErrorKind, at: number, before: string, after = ''): ExpressionError {
  return { kind, at, before, after };
}

function isOperator(text: string): text is ComparisonOperator {
  return (COMPARISON_OPERATORS as readonly string[]).includes(text);
}

/** C's isalnum() on ASCII. */
function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function firstError(parts: readonly Part[]): ExpressionError | undefined {
  for (const part of parts) {
    if (part.kind === 'text') continue;
    if (part.kind !== 'broken') for (const nested of nestedIn(part)) if (nested.error) return nested.error;
    if (part.error) return part.error;
  }
  return undefined;
}
