// X448 or P-521 before P-256: the order of the list is the order of preference, and a client's first group is its key share.
import { defaultValue } from '../catalogue/parameters';
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import { type Group, parseGroups } from '../tls/groups';
import type { Rule } from './rule';

const text = messages.rules['curves-slow-order'];
const SLOW = ['X448', 'secp521r1'];

export const curvesSlowOrder: Rule = {
  id: 'curves-slow-order',
  summary: text.summary,
  category: 'style',
  severity: 'hint',
  sources: ['https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves'],
  parameters: ['tls_eecdh_auto_curves'],
  *checkAssignment({ name, value, literal, parameter, assignment, isOverride, options, at }) {
    const groups = parseGroups(value, options.target);
    const ours = parseGroups((parameter && defaultValue(parameter, options.target)) ?? '', options.target);
    if (!literal || same(groups, ours)) return;
    const fast = groups.findIndex(({ group }) => group === 'prime256v1');
    const slow = groups.findIndex(({ group }) => SLOW.includes(group));
    const found = groups[slow];
    if (!found || slow > fast) return;
    const isSlow = ({ group }: Group): boolean => SLOW.includes(group);
    const list = [...groups.filter((each) => !isSlow(each)), ...groups.filter(isSlow)].map((each) => each.text).join(separatorOf(value));
    yield {
      span: at(found.start, found.end),
      message: text.slow(found.text),
      fixes: [
        {
          title: text.reorder(list),
          safe: false,
          preferred: options.profile !== 'guide',
          changes: isOverride ? [] : [name],
          operations: [replaceValue(assignment.valueSpan, list)],
        },
      ],
    };
  },
};

function same(a: readonly Group[], b: readonly Group[]): boolean {
  return a.length === b.length && a.every((each, index) => each.group === b[index]?.group);
}

function separatorOf(value: string): string {
  if (value.includes(':')) return ':';
  return value.includes(',') ? ', ' : ' ';
}
