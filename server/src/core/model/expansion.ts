// Expands `$name` in a value as Postfix does when it uses the value (mac_expand.c), and scans a value for the names that it mentions as
// postconf(1) does. Who has which value is for the caller's lookup to say; errors are data.
import { parameter } from '../catalogue/parameters';
import { atLeast, type Version } from '../catalogue/version';
import { type Expression, type ExpressionError, type ExpressionErrorKind, parseExpression, simpleNames } from '../syntax/expression';
import { Evaluator } from './evaluator';

export interface ExpansionError extends Omit<ExpressionError, 'kind' | 'at'> {
  /**
   * Beside the errors of syntax: a function that the version does not know, a domain name that is none, a compatibility level that is
   * none, a number out of range (which kills Postfix on the spot), and more text or steps than anybody could mean.
   */
  readonly kind: ExpressionErrorKind | 'unknown-function' | 'bad-domain' | 'bad-level' | 'big-number' | 'too-large';
}

export interface ExpandOptions {
  readonly target: Version;
  /** Names whose value is put in as it is. Without it: those that Postfix never expands, from 3.12 on. */
  readonly raw?: (name: string) => boolean;
}

export interface Expansion {
  /** What came out; up to the error, if there is one. */
  readonly text: string;
  /** Names that were looked up and have no value, in order, each once. */
  readonly undefinedNames: readonly string[];
  readonly error?: ExpansionError;
}

export type Lookup = (name: string) => string | undefined;

/** The text with every reference replaced, recursively; the lookup says what stands behind a name. */
export function expand(value: string, lookup: Lookup, options: ExpandOptions): Expansion {
  if (!value.includes('$')) return { text: value, undefinedNames: [] };
  const evaluator = new Evaluator({ ...abilities(options.target), ...(options.raw && { raw: options.raw }), lookup, scan: false });
  evaluator.evaluate(parseExpression(value));
  const { text, undefinedNames, error } = evaluator.result();
  return { text, undefinedNames: [...undefinedNames], ...(error && { error }) };
}

/** What postconf(1) finds in a value without expanding it: the names in all branches, up to the first error. */
export interface Scan {
  readonly names: readonly string[];
  readonly error?: ExpansionError;
}

const NO_NAMES: Scan = { names: [] };

export function scan(value: string, target: Version): Scan {
  if (!value.includes('$')) return NO_NAMES;
  const simple = simpleNames(value);
  if (simple) return { names: simple };
  const expression = parseExpression(value);
  const names = plainNames(expression);
  if (names) return { names };
  return scanBranches(expression, target);
}

/** The names of a value that holds nothing but text and untested names, as most do; undefined for any other. */
function plainNames({ parts, error }: Expression): string[] | undefined {
  if (error) return undefined;
  const names: string[] = [];
  for (const part of parts) {
    if (part.kind === 'name' && !part.test) names.push(part.name);
    else if (part.kind !== 'text') return undefined;
  }
  return names;
}

function scanBranches(expression: Expression, target: Version): Scan {
  const names: string[] = [];
  const lookup = (name: string): undefined => {
    names.push(name);
    return undefined;
  };
  const evaluator = new Evaluator({ ...abilities(target), lookup, scan: true });
  evaluator.evaluate(expression);
  const { error } = evaluator.result();
  return { names, ...(error && { error }) };
}

/** Whether Postfix neither scans nor expands the value of this parameter (its table is CONFIG_RAW_TABLE). */
export function isRaw(name: string): boolean {
  return parameter(name)?.rawExpansion === true;
}

interface Abilities {
  readonly functions: boolean;
  readonly levels: boolean;
  readonly raw: (name: string) => boolean;
}

const known = new WeakMap<Version, Abilities>();

/** What a version can do; values are many, targets are one, so this is worked out once for each. */
function abilities(target: Version): Abilities {
  let found = known.get(target);
  if (!found) {
    const raw = atLeast(target, '3.12') ? isRaw : () => false;
    found = { functions: atLeast(target, '3.11'), levels: atLeast(target, '3.6'), raw };
    known.set(target, found);
  }
  return found;
}
