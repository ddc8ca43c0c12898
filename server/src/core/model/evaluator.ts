// The machine behind expansion.ts: walks parsed references, keeps Postfix's count of nesting, and stops at the first error. Bounded in
// time and text whatever the input.
import { bodyOf, type CallPart, type ComparisonPart, type Expression, type NamePart, type Part, parseExpression, type Test } from '../syntax/expression';
import { compareLevels, compareOperands } from './comparison';
import type { ExpansionError, Lookup } from './expansion';
import { domainToAscii, domainToUnicode } from './idna';

/** 100 names in a chain pass, 101 do not (mac_expand.c). */
const MAX_LEVEL = 100;
/** Postfix does not count these and overflows its stack on `a = ${{$a} == {}}`. */
const MAX_OPERANDS = 300;
const MAX_STEPS = 20_000;
const MAX_TEXT = 1 << 24;

export interface Environment {
  readonly lookup: Lookup;
  /** Whether the version knows functions. */
  readonly functions: boolean;
  /** Whether it knows operators with the suffix `level`. */
  readonly levels: boolean;
  readonly raw: (name: string) => boolean;
  /** Look at all branches, evaluate nothing. */
  readonly scan: boolean;
}

type FunctionName = 'domain_to_ascii' | 'domain_to_utf8';

/** What all evaluators of one expansion share. */
interface Shared {
  readonly undefinedNames: Set<string>;
  steps: number;
  /** Operands within operands, at the moment. */
  operands: number;
  error?: ExpansionError;
}

export class Evaluator {
  private text = '';
  private level = 0;
  private failed = false;

  constructor(
    private readonly environment: Environment,
    private readonly shared: Shared = { undefinedNames: new Set(), steps: 0, operands: 0 },
  ) {}

  evaluate(expression: Expression): void {
    for (const part of expression.parts) {
      if (this.failed) return;
      if (this.level > MAX_LEVEL || this.shared.operands > MAX_OPERANDS) this.fail('nesting', bodyOf(expression, part));
      else if (++this.shared.steps > MAX_STEPS || this.text.length > MAX_TEXT) this.fail('too-large', '');
      else {
        this.level++;
        this.evaluatePart(expression, part);
        this.level--;
      }
    }
    if (expression.stop) this.report(expression.stop);
  }

  result(): { readonly text: string; readonly undefinedNames: ReadonlySet<string>; readonly error?: ExpansionError } {
    const { undefinedNames, error } = this.shared;
    return { text: this.text, undefinedNames, ...(error && { error }) };
  }

  private evaluatePart(expression: Expression, part: Part): void {
    switch (part.kind) {
      case 'text':
        this.text += part.text;
        break;
      case 'name':
        this.evaluateName(part);
        break;
      case 'comparison':
        this.evaluateComparison(part);
        break;
      case 'call':
        this.evaluateCall(expression, part);
        break;
      case 'broken':
        this.report(part.error);
    }
  }

  private evaluateName(part: NamePart): void {
    const value = this.environment.lookup(part.name);
    if (value === undefined) this.shared.undefinedNames.add(part.name);
    if (part.test) this.evaluateTest(part, value);
    else if (!value || this.environment.scan) return;
    else if (this.environment.raw(part.name)) this.text += value;
    else this.evaluate(parseExpression(value));
  }

  private evaluateComparison(part: ComparisonPart): void {
    if (part.level && !this.environment.levels) {
      const { source, start, end } = part.left;
      this.fail('operand-expected', `{${source.slice(start, end)}} ${part.operator}`, 'level');
      return;
    }
    const left = this.evaluateApart(part.left);
    const right = this.evaluateApart(part.right);
    if (this.failed) return;
    const holds = this.environment.scan ? false : (part.level ? compareLevels : compareOperands)(left, part.operator, right);
    if (typeof holds !== 'boolean') {
      this.fail(holds.error, holds.operand);
      return;
    }
    const value = holds ? 'true' : '';
    this.evaluateTest(part, value);
    if (!part.test) this.text += value;
  }

  private evaluateTest(part: Test, value: string | undefined): void {
    if (part.whenTrue && (value || this.environment.scan)) this.evaluate(part.whenTrue);
    if (part.whenFalse && (!value || this.environment.scan)) this.evaluate(part.whenFalse);
    if (part.error) this.report(part.error);
  }

  private evaluateCall(expression: Expression, part: CallPart): void {
    const body = bodyOf(expression, part);
    const nameStart = part.nameStart - part.start - 2;
    const nameEnd = part.nameEnd - part.start - 2;
    if (!this.environment.functions) this.fail('bad-name', body.slice(0, nameEnd), body.slice(nameEnd));
    else if (!isFunction(part.name)) this.fail('unknown-function', body.slice(0, nameStart), body.slice(nameStart));
    else this.call(part.name, this.evaluateApart(part.argument));
    if (part.error) this.report(part.error);
  }

  private call(name: FunctionName, argument: string): void {
    const domain = name === 'domain_to_ascii' ? domainToAscii(argument) : domainToUnicode(argument);
    if (domain === undefined) this.fail('bad-domain', name, argument);
    else this.text += domain;
  }

  /** Postfix counts the nesting of an operand anew, and looks at the second one even where the first is bad. */
  private evaluateApart(expression: Expression): string {
    const apart = new Evaluator(this.environment, this.shared);
    this.shared.operands++;
    apart.evaluate(expression);
    this.shared.operands--;
    if (apart.failed) this.failed = true;
    return apart.text;
  }

  private fail(kind: ExpansionError['kind'], before: string, after = ''): void {
    this.report({ kind, before, after });
  }

  /** The first error counts; what Postfix says after it is noise. */
  private report(error: ExpansionError): void {
    this.failed = true;
    this.shared.error ??= error;
  }
}

function isFunction(name: string): name is FunctionName {
  return name === 'domain_to_ascii' || name === 'domain_to_utf8';
}
