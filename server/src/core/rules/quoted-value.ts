// Quotes around a value, or a second `=` before it: main.cf has no quoting, so they are a part of the value (split_nameval.c).
import { familyMember, isPresent, type Parameter, parameter, valueType } from '../catalogue/parameters';
import { messages } from '../messages';
import { replace, replaceValue } from '../model/fix';
import type { Severity } from '../model/options';
import { splitWords } from '../syntax/words';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['quoted-value'];

/** Read by rules of their own, with the same fix, or never wrong with quotes. */
const ELSEWHERE = new Set([
  'boolean',
  'integer',
  'time',
  'enum',
  'enum-list',
  'protocol-list',
  'template',
  'command',
  'strftime',
  'reply-text',
  'character-set',
  'environment-list',
]);
/** The program stops, or every lookup fails: each was tried with Postfix 3.7. */
const FATAL = new Set(['user', 'group', 'map', 'map-list', 'restriction-list']);
const FATAL_NAMES = new Set(['myhostname', 'mydomain', 'inet_interfaces', 'queue_directory']);

export const quotedValue: Rule = {
  id: 'quoted-value',
  summary: text.summary,
  category: 'syntax',
  severity: 'warning',
  sources: ['Postfix: src/util/split_nameval.c', 'https://www.postfix.org/postconf.5.html'],
  *checkAssignment({ name, assignment, isOverride, options }) {
    const { value } = assignment;
    const found = parameter(name) ?? familyMember(name)?.parameter;
    if (!found || ELSEWHERE.has(found.type) || !isPresent(found, options.target) || hasPlaceholder(value)) return;
    const bare = unquoted(value);
    if (bare === undefined) return;
    const severity = severityFor(found);
    const isEquals = value.startsWith('=');
    const isList = valueType(found.type)?.list === true;
    yield {
      span: assignment.valueSpan,
      severity,
      message: (isEquals ? text.equals : text.quotes)(name, value, severity === 'error'),
      fixes: [
        {
          title: text.use(bare),
          safe: !isList,
          preferred: true,
          changes: isOverride ? [] : [name],
          operations: [isEquals ? replace(assignment.spanIn(0, value.search(/[^=]/)), '') : replaceValue(assignment.nameSpan, bare)],
        },
      ],
    };
  },
};

/** The value without what does not belong to it: quotes around all of it or around each of its words, or `=` before it. */
function unquoted(value: string): string | undefined {
  const equals = /^=+[ \t]+(?=\S)/.exec(value)?.[0];
  if (equals !== undefined) return value.slice(equals.length);
  if (!/^["']/.test(value)) return undefined;
  const whole = /^(["'])([^"']+)\1$/.exec(value)?.[2];
  if (whole !== undefined) return whole;
  const words = splitWords(value);
  return words.every((word) => /^(["'])[^"']+\1$/.test(word.text)) ? value.replaceAll(/["']/g, '') : undefined;
}

function severityFor({ name, type }: Parameter): Severity {
  if (FATAL.has(type) || FATAL_NAMES.has(name)) return 'error';
  return type === 'string' ? 'hint' : 'warning';
}
