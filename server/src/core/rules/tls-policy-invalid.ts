// A policy for one destination that Postfix refuses: tls_policy_lookup_one() in smtp_tls_policy.c defers the mail for it. And one whose versions or
// suites tls_client_start() refuses, so that no session comes about.
import { messages } from '../messages';
import { type Fix, replace } from '../model/fix';
import { excludedCiphers, gradeOf, isExcludeOperator } from '../tls/grades';
import { CLIENT_LEVELS } from '../tls/levels';
import { type Policy, type PolicyAttribute, readPolicies } from '../tls/policies';
import { knownAttributes, type PolicyFault } from '../tls/policyFaults';
import { parseProtocols } from '../tls/protocols';
import type { AssignmentContext, Finding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['tls-policy-invalid'];

export const tlsPolicyInvalid: Rule = {
  id: 'tls-policy-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: [
    'Postfix: src/smtp/smtp_tls_policy.c, tls_policy_lookup_one()',
    'Postfix: src/util/dict_inline.c',
    'https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps',
  ],
  parameters: ['smtp_tls_policy_maps', 'lmtp_tls_policy_maps'],
  *checkAssignment(context) {
    for (const policy of readPolicies(context.value, context.options.target).policies) {
      if (isTemplate(policy)) continue;
      if (policy.fault) yield refused(context, policy, policy.fault);
      else for (const attribute of policy.attributes) yield* useless(context, policy, attribute);
    }
  },
};

/** Something else fills it in before Postfix reads it, or nobody knows what a name stands for. */
function isTemplate({ destination = '', text: { text: words } }: Policy): boolean {
  return [destination, words].some((each) => each.includes('$') || hasPlaceholder(each));
}

function refused(context: AssignmentContext, policy: Policy, fault: PolicyFault): Finding {
  const { start, end, kind } = fault;
  const said = messages.policies.fault(kind, fault.text, fault.detail);
  const { target } = context.options;
  const advice = text.advice(kind, kind === 'level' ? CLIENT_LEVELS : knownAttributes(target));
  // A policy that is not there has no characters.
  const span = start < end ? context.at(start, end) : context.at(0, context.value.length);
  return { span, message: text.refused(said, policy.destination, advice), fixes: kind === 'malformed' ? joined(context, policy, fault) : [] };
}

/** The list of versions as other parameters have it, with blanks or commas, is cut into pieces here: colons keep it together. */
function joined({ value, literal, options, at, name, isOverride }: AssignmentContext, { attributes, text: whole }: Policy, fault: PolicyFault): Fix[] {
  const list = attributes.findLast(({ end }) => end <= fault.start);
  if (!literal || list?.name !== 'protocols' || !/^[\s,]+$/.test(value.slice(list.end, fault.start))) return [];
  let { end } = list;
  let better = value.slice(list.start, list.end);
  for (;;) {
    const [all, word] = /^[\s,]+([^\s,{}]+)/.exec(value.slice(end, whole.end)) ?? [];
    if (all === undefined || word === undefined || !parseProtocols(word, options.target).valid) break;
    better += `:${word}`;
    end += all.length;
  }
  if (end === list.end || !parseProtocols(better.slice(better.indexOf('=') + 1), options.target).valid) return [];
  const operations = [replace(at(list.start, end), better)];
  return [{ title: text.use(better), safe: true, preferred: true, changes: isOverride ? [] : [name], operations }];
}

function* useless({ at, options: { target } }: AssignmentContext, { destination }: Policy, { name, value, start, end }: PolicyAttribute): Iterable<Finding> {
  const bad = (message: string): Finding => ({ span: at(start, end), message: text.noSession(message, destination) });
  if (name === 'protocols') {
    const word = parseProtocols(value, target).tokens.find(({ valid }) => !valid);
    if (word) yield bad(text.protocol(word.text));
  } else if (name === 'ciphers' && !gradeOf(value)) yield bad(text.grade(value));
  else if (name === 'exclude') {
    const word = excludedCiphers(value).find(isExcludeOperator);
    if (word) yield bad(text.exclusion(word.text));
  }
}
