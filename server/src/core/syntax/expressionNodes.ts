// What the `$` references of a value are made of: the nodes that expressionParser.ts builds and expression.ts hands out.
// Knows nothing of how they are read or evaluated.

/** `at` is an offset in the value; `before` and `after` are the texts that Postfix's message quotes. */
export interface ExpressionError {
  readonly kind: ExpressionErrorKind;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * - truncated: the bracket behind `$` is never closed
 * - empty-name: `$` without a name, as in `a$`, `$-`, `${}`
 * - bad-name: something else than letters, digits and `_` in a name
 * - unbalanced: a `{` inside of `$(...)` is never closed
 * - colon-expected, unexpected-input: text behind the braces of a result
 * - operator-expected, bad-suffix, operand-expected, test-expected: a comparison that goes wrong at that place
 * - nesting: deeper than anybody could mean
 */
export type ExpressionErrorKind =
  | 'truncated'
  | 'empty-name'
  | 'bad-name'
  | 'unbalanced'
  | 'colon-expected'
  | 'unexpected-input'
  | 'operator-expected'
  | 'bad-suffix'
  | 'operand-expected'
  | 'test-expected'
  | 'nesting';

export const COMPARISON_OPERATORS = ['==', '!=', '<', '<=', '>=', '>'] as const;
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number];

/** A stretch of a value: the value itself, a result behind `?` or `:`, or an operand. */
export interface Expression {
  /** The whole value; all offsets count in it. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
  /** Postfix stops reading this stretch here; the parts are what stands before. */
  readonly stop?: ExpressionError;
  /** The first error in this stretch or in anything nested in it. */
  readonly error?: ExpressionError;
}

export type Part = TextPart | NamePart | ComparisonPart | CallPart | BrokenPart;

interface PartBase {
  /** From `$` to behind its closing bracket; for text, what it stands for. */
  readonly start: number;
  readonly end: number;
}

export interface TextPart extends PartBase {
  readonly kind: 'text';
  /** With `$$` read as `$`. */
  readonly text: string;
}

/** What follows a name or a comparison. */
export interface Test {
  readonly test?: '?' | ':';
  /** The result where the name has a value, or the comparison holds. */
  readonly whenTrue?: Expression;
  readonly whenFalse?: Expression;
  /** An error behind all of this; Postfix meets it after the rest was evaluated. */
  readonly error?: ExpressionError;
}

/** `$name`, `${name}`, `$(name)`, `${name?{yes}:{no}}`. */
export interface NamePart extends PartBase, Test {
  readonly kind: 'name';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** `${{left} operator {right} ? {yes} : {no}}`. */
export interface ComparisonPart extends PartBase, Test {
  readonly kind: 'comparison';
  readonly left: Expression;
  readonly operator: ComparisonOperator;
  /** With the suffix `level`: the operands are up to three numbers with dots between. */
  readonly level: boolean;
  readonly right: Expression;
}

/** `${function{argument}}`, which Postfix knows since 3.11. */
export interface CallPart extends PartBase {
  readonly kind: 'call';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Without its outer blanks. */
  readonly argument: Expression;
  readonly error?: ExpressionError;
}

/** A reference that cannot be read. */
export interface BrokenPart extends PartBase {
  readonly kind: 'broken';
  readonly error: ExpressionError;
}

/** The stretches inside of a reference, in the order in which Postfix evaluates them. */
export function nestedIn(part: NamePart | ComparisonPart | CallPart): Expression[] {
  const { left, right, argument, whenTrue, whenFalse } = part as Partial<ComparisonPart & CallPart>;
  return [left, right, argument, whenTrue, whenFalse].filter((nested) => nested !== undefined);
}
