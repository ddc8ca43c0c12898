// A `$` that cannot be read: every program that expands the value dies, and postconf(1) with it (mac_parse.c, mac_expand.c).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { isRaw } from '../model/expansion';
import { type Fix, replace } from '../model/fix';
import { nameUse } from '../model/names';
import { type ExpressionError, parseExpression } from '../syntax/expression';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['broken-reference'];

/** `{{ name }}`, `${{ name }}`, `{% ... %}`, `<% ... %>`; but `${{a} == {b}...}` is Postfix's own. */
const TEMPLATE = /(?<!\$)\{\{|\$\{\{[\s\w.]+\}\}|\{%|<%/;

export const brokenReference: Rule = {
  id: 'broken-reference',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/util/mac_parse.c', 'Postfix: src/util/mac_expand.c'],
  *checkConfiguration(configuration) {
    for (const setting of configuration.settings) if (setting.value.includes('$')) yield* judge(setting, configuration);
    for (const service of configuration.services) {
      for (const setting of service.overrides) if (setting.value.includes('$')) yield* judge(setting, configuration);
    }
  },
};

function* judge(setting: Setting, configuration: Configuration): Iterable<PlacedFinding> {
  const { error } = parseExpression(setting.value);
  // Deep nesting is for the rule expansion-loop; placeholders are filled in before Postfix sees them.
  if (!error || error.kind === 'nesting' || isRaw(setting.name) || TEMPLATE.test(setting.value)) return;
  const isRead = nameUse(configuration).isUsed(setting);
  const { from, to, message } = describe(error, setting.value);
  const fixes: Fix[] =
    error.kind === 'empty-name' && setting.value[from + 1] !== '{' && setting.value[from + 1] !== '('
      ? [
          {
            title: text.double,
            safe: true,
            preferred: true,
            changes: setting.override ? [] : [setting.name],
            operations: [replace(setting.spanIn(from, from + 1), '$$')],
          },
        ]
      : [];
  yield {
    file: setting.file,
    span: setting.spanIn(from, to),
    message: isRead ? message : `${message} ${text.unused}`,
    ...(!isRead && { severity: 'warning' as const }),
    fixes,
  };
}

/** From the `$` that is wrong to the end of its word. */
function describe({ kind, at }: ExpressionError, value: string): { from: number; to: number; message: string } {
  const from = Math.max(0, value.lastIndexOf('$', at));
  const length = value.slice(from).search(/[\s,]|$/);
  const to = from + Math.max(length, 1);
  const body = value.slice(from, to);
  if (kind === 'truncated' || kind === 'unbalanced') return { from, to, message: text.truncated };
  if (kind === 'empty-name') return { from, to, message: text['empty-name'] };
  return { from, to, message: kind === 'bad-name' ? text['bad-name'](body) : text.other(body) };
}
