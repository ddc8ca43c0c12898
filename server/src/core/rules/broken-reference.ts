// A `$` that cannot be read: every program that expands the value dies, and postconf(1) with it (mac_parse.c, mac_expand.c).
import { formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, Setting, SettingText } from '../model/configuration';
import { isRaw, scan } from '../model/expansion';
import { type Fix, replace } from '../model/fix';
import { nameUse } from '../model/names';
import { scanOf } from '../model/scans';
import { type ExpressionError, parseExpression } from '../syntax/expression';
import { Memory } from './memory';
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
    for (const setting of configuration.select(isBroken)) yield* judge(setting, configuration);
    for (const service of configuration.services) {
      for (const setting of service.overrides) if (isBroken(setting, configuration)) yield* judge(setting, configuration);
    }
  },
};

function isBroken({ assignment }: Pick<SettingText, 'assignment'>, { target }: Configuration): boolean {
  return scanOf(assignment, target).error !== undefined;
}

const memory = new Memory<Broken | undefined>();

interface Broken {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** A `$` that can only have been meant as itself. */
  readonly isPlain: boolean;
}

function* judge(setting: Setting, configuration: Configuration): Iterable<PlacedFinding> {
  const { target } = configuration;
  const broken = memory.of(setting.assignment, target, () => (isRaw(setting.name) ? undefined : find(setting.value, target)));
  if (!broken) return;
  const { from, to, message, isPlain } = broken;
  const isRead = nameUse(configuration).isUsed(setting);
  const fixes: Fix[] = isPlain
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

function find(value: string, target: Version): Broken | undefined {
  const { error } = parseExpression(value);
  // Placeholders are filled in before Postfix sees them; deep nesting is for the rule expansion-loop.
  if (TEMPLATE.test(value) || error?.kind === 'nesting') return undefined;
  if (error) return describe(error, value);
  const isUnknownFunction = scan(value, target).error !== undefined;
  return isUnknownFunction ? { from: 0, to: value.length, message: text.function(formatVersion(target)), isPlain: false } : undefined;
}

/** From the `$` that is wrong to the end of its word. */
function describe({ kind, at }: ExpressionError, value: string): Broken {
  const from = Math.max(0, value.lastIndexOf('$', at));
  const length = value.slice(from).search(/[\s,]|$/);
  const to = from + Math.max(length, 1);
  const body = value.slice(from, to);
  if (kind === 'truncated' || kind === 'unbalanced') return { from, to, message: text.truncated, isPlain: false };
  if (kind === 'empty-name') return { from, to, message: text['empty-name'], isPlain: !/^\$[{(]/.test(body) };
  return { from, to, message: kind === 'bad-name' ? text['bad-name'](body) : text.other(body), isPlain: false };
}
