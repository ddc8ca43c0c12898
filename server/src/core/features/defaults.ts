// Defaults in words: those that depend on compatibility_level, on stress, on another parameter, or on the machine. Knows no file.
import { defaultValue, type Parameter } from '../catalogue/parameters';
import type { Version } from '../catalogue/version';
import { messages } from '../messages';
import { code } from './markdown';

const text = messages.hover;
const PLACEHOLDER = /^<([a-z][^<>]*)>$/i;
const BY_LEVEL = /^\$\{\{\$compatibility_level\} <(?:level)? \{([\d.]+)\} \? \{(.*)\} : \{(.*)\}\}$/s;
const BY_STRESS = /^\$\{stress\?\{([^{}]*)\}:\{([^{}]*)\}\}(\w?)$/;
const BY_OTHER = /^\$\{(\w+)(?:\?\{\$\1\}:\{(.*)\}|:(\$\w+))\}(\w?)$/s;

/** Markdown that stands for a built-in default. */
export function describeDefault(value: string): string {
  const placeholder = PLACEHOLDER.exec(value);
  if (placeholder) return `*${placeholder[1]}*`;
  const byLevel = branchesByLevel(value);
  if (byLevel) return text.belowLevel(code(byLevel.low), byLevel.level, code(byLevel.high));
  const byStress = BY_STRESS.exec(value);
  if (byStress) return text.underStress(code(`${byStress[1]}${byStress[3]}`), code(`${byStress[2]}${byStress[3]}`));
  const byOther = BY_OTHER.exec(value);
  if (byOther) return text.unlessSet(describeDefault(`${byOther[2] ?? byOther[3]}${byOther[4]}`), code(byOther[1] ?? ''));
  return code(value);
}

/** Whether a value is the default, and what that is otherwise; empty where it is not known. */
export function compareDefault(value: string, parameter: Parameter, target: Version): string {
  const usual = defaultValue(parameter, target);
  if (usual === undefined) return '';
  return usual === value ? text.isDefault : text.defaultIs(describeDefault(usual));
}

/** The two values of a default that depends on compatibility_level: below a level, and from it on. */
export function branchesByLevel(value: string): { readonly level: string; readonly low: string; readonly high: string } | undefined {
  const [, level, low = '', high = ''] = BY_LEVEL.exec(value) ?? [];
  return level === undefined ? undefined : { level, low, high };
}

/** Whether a text holds something that only the machine knows. */
export function hasPlaceholder(value: string): boolean {
  return /<[a-z][a-z_.]*(?: [^<>]*)?>/.test(value);
}
