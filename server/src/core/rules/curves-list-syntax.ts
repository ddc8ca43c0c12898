// Lists of groups that are read otherwise than they look: colons before Postfix 3.10, and a group that stands there twice (tls_dh.c).
import { isKnown } from '../catalogue/parameters';
import { atLeast, formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import { removeWord, replaceValue } from '../model/fix';
import { CURVE_LISTS, colonSeparates, type Group, parseGroups } from '../tls/groups';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['curves-list-syntax'];

export const curvesListSyntax: Rule = {
  id: 'curves-list-syntax',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_dh.c, tls_auto_groups()', 'https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves'],
  parameters: CURVE_LISTS,
  *checkAssignment(context) {
    const { name, value, literal, options } = context;
    if (!literal || !isKnown(name, options.target)) return;
    const groups = parseGroups(value, options.target);
    const joined = colonSeparates(options.target) ? undefined : groups.find((each) => each.text.includes(':'));
    if (joined) yield colon(joined, context);
    else yield* twice(groups, context);
  },
};

function colon(group: Group, { name, value, assignment, isOverride, options, at }: AssignmentContext): Finding {
  const list = value.split(/[\s,:]+/).filter(Boolean);
  return {
    span: at(group.start, group.end),
    message: text.colon(group.text, formatVersion(options.target)),
    fixes: [
      {
        title: text.separate,
        safe: true,
        preferred: true,
        changes: isOverride ? [] : [name],
        operations: [replaceValue(assignment.valueSpan, list.join(' '))],
      },
    ],
  };
}

/** From 3.10 on Postfix drops a name that it has seen, and OpenSSL 3.5 a group. */
function* twice(groups: readonly Group[], { name, isOverride, options, at }: AssignmentContext): Iterable<Finding> {
  if (atLeast(options.target, '3.10') && options.openssl === '3.5') return;
  for (const [index, group] of groups.entries()) {
    const first = groups.slice(0, index).find((each) => each.group === group.group);
    if (!first || !group.isCommon || (atLeast(options.target, '3.10') && first.text === group.text)) continue;
    const span = at(group.start, group.end);
    const fixes = [{ title: text.remove(group.text), safe: true, preferred: true, changes: isOverride ? [] : [name], operations: [removeWord(span)] }];
    yield { span, severity: 'warning', message: text.twice(group.text, first.text), fixes };
  }
}
