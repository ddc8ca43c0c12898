// A network that Postfix cannot read: the lookup in the list ends there with an error, and the client gets 451 or 421 (match_ops.c,
// match_hostaddr()). Only what is written out in the list: files, tables and names are others' matter.

import { type NetworkFault, networkFault } from '../catalogue/networks';
import { isHonoured, isPresent, type Parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import { type Fix, replace } from '../model/fix';
import { splitBraced, type Word } from '../syntax/words';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['network-invalid'];

/** Lists after whose fault smtpd(8) goes on as if nobody were listed. */
const GOES_ON = new Set(['debug_peer_list', 'smtpd_client_event_limit_exceptions', 'smtpd_forbid_bare_newline_exclusions', 'postscreen_allowlist_interfaces']);

export const networkInvalid: Rule = {
  id: 'network-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/util/match_ops.c, match_hostaddr(); src/util/cidr_match.c, cidr_match_parse()', 'https://www.postfix.org/postconf.5.html#mynetworks'],
  *checkAssignment(context) {
    const { parameter, assignment, options } = context;
    if (!parameter || !readsNetworks(parameter) || !(isPresent(parameter, options.target) || isHonoured(parameter, options.target))) return;
    for (const word of splitBraced(assignment.value)) {
      // From there on Postfix takes it for a comment.
      if (word.text.startsWith('#')) return;
      const pattern = word.text.replace(/^!+/, '');
      const fault = networkFault(pattern);
      if (fault) yield finding(pattern, { ...word, start: word.end - pattern.length }, fault, context);
    }
  },
};

function readsNetworks({ matchList }: Parameter): boolean {
  return matchList?.kind === 'host-name-address' || matchList?.kind === 'address';
}

function finding(pattern: string, word: Word, fault: NetworkFault, { name, assignment, isOverride }: AssignmentContext): Finding {
  const span = assignment.spanIn(word.start, word.end);
  const goesOn = GOES_ON.has(name);
  const meant = 'meant' in fault ? fault.meant : undefined;
  const fix: Fix[] = meant
    ? [{ title: text.use(meant), safe: false, preferred: true, changes: isOverride ? [] : [name], operations: [replace(span, meant)] }]
    : [];
  const message = [describe(pattern, fault), goesOn ? text.notFound(name) : text.fails(name), meant ? text.write(meant) : text.correct].join(' ');
  return { span, message, ...(goesOn && { severity: 'warning' as const }), fixes: fix };
}

function describe(pattern: string, fault: NetworkFault): string {
  switch (fault.kind) {
    case 'host-bits':
      return text.hostBits(pattern);
    case 'too-long':
      return text.tooLong(pattern, fault.most);
    case 'netmask':
      return text.netmask(pattern);
    case 'not-length':
      return text.notLength(pattern);
    case 'not-address':
      return text.notAddress(pattern);
  }
}
