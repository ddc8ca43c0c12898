// The list of rules. A new rule is one import and one line here.
import { duplicateParameter } from './duplicate-parameter';
import type { Rule } from './rule';
import { tlsLevelInvalid } from './tls-level-invalid';

export const rules: readonly Rule[] = [duplicateParameter, tlsLevelInvalid];

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
