// How `${{left} operator {right}}` compares: as numbers, as bytes, or as compatibility levels. Knows no names; the operands are expanded.
import type { ComparisonOperator } from '../syntax/expression';
import { compareBytes } from './byteText';

/** A comparison that Postfix refuses, with the operand that it blames. */
export interface ComparisonError {
  readonly error: 'bad-level' | 'big-number';
  readonly operand: string;
}

const LARGEST = 2n ** 63n - 1n;
const LARGEST_MAJOR = 2 ** 43;

/** Numbers if both operands are only digits, else bytes (mac_expand.c, mac_exp_eval). */
export function compareOperands(left: string, operator: ComparisonOperator, right: string): boolean | ComparisonError {
  if (!/^\d+$/.test(left) || !/^\d+$/.test(right)) return holds(compareBytes(left, right), operator);
  for (const operand of [left, right]) if (BigInt(operand) > LARGEST) return { error: 'big-number', operand };
  const [a, b] = [BigInt(left), BigInt(right)];
  return holds(a < b ? -1 : a > b ? 1 : 0, operator);
}

/** `3`, `3.6` or `3.6.1`, with what is left out counting as 0 (compat_level.c). */
export function compareLevels(left: string, operator: ComparisonOperator, right: string): boolean | ComparisonError {
  const a = parseLevel(left);
  if (!a) return { error: 'bad-level', operand: left };
  const b = parseLevel(right);
  if (!b) return { error: 'bad-level', operand: right };
  return holds(a[0] - b[0] || a[1] - b[1] || a[2] - b[2], operator);
}

function holds(difference: number, operator: ComparisonOperator): boolean {
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
    case '>':
      return difference > 0;
  }
}

/** Each number as strtol() reads it: blanks and a sign before it are fine. */
function parseLevel(text: string): readonly [number, number, number] | undefined {
  const number = '[ \\t\\n\\v\\f\\r]*([+-]?\\d+)';
  const match = new RegExp(`^${number}(?:\\.${number}(?:\\.${number})?)?$`).exec(text);
  if (!match) return undefined;
  const [major, minor, patch] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (major < 0 || major >= LARGEST_MAJOR || minor < 0 || minor > 1023 || patch < 0 || patch > 1023) return undefined;
  return [major, minor, patch];
}
