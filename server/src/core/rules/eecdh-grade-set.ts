// smtpd_tls_eecdh_grade and its curves: honoured by 3.4 and 3.5, ignored since 3.6, deprecated since 3.9 (postconf_unused.c).
import { isKnown } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import { repeatsOneOf } from '../tls/names';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['eecdh-grade-set'];
const GRADES = ['smtpd_tls_eecdh_grade', 'tlsproxy_tls_eecdh_grade', 'postscreen_tls_eecdh_grade'];
const CURVES = ['tls_eecdh_strong_curve', 'tls_eecdh_ultra_curve'];

export const eecdhGradeSet: Rule = {
  id: 'eecdh-grade-set',
  summary: text.summary,
  category: 'style',
  severity: { balanced: 'warning', compatible: 'hint' },
  sources: ['https://www.postfix.org/postconf.5.html#smtpd_tls_eecdh_grade', 'https://www.postfix.org/DEPRECATION_README.html'],
  parameters: [...GRADES, ...CURVES],
  *checkAssignment(context) {
    const { name, assignment, isOverride, options } = context;
    const finding = !isKnown(name, options.target) || repeatsOneOf(assignment.value, GRADES) ? undefined : judge(context);
    if (!finding) return;
    const safe = atLeast(options.target, '3.6');
    const changes = isOverride ? [] : [name];
    const operations = [removeSetting(assignment.nameSpan)];
    yield { span: assignment.nameSpan, ...finding, fixes: [{ title: text.remove(name), safe, preferred: true, changes, operations }] };
  },
};

function judge({ name, value, literal, options }: AssignmentContext): Pick<Finding, 'message' | 'severity' | 'tag'> | undefined {
  const grade = value.toLowerCase();
  // get_mail_conf_str_table() wants at least one character, used or not. Of an empty curve `invalid-value` speaks.
  if (grade === '') return literal && GRADES.includes(name) ? { message: text.empty(name), severity: 'error' } : undefined;
  if (!atLeast(options.target, '3.6')) {
    // A curve counts only where a grade asks for it.
    if (grade === 'auto' || CURVES.includes(name)) return undefined;
    return { message: grade === 'none' ? text.disables(name) : text.restricts(name, value) };
  }
  if (atLeast(options.target, '3.9') && name === 'smtpd_tls_eecdh_grade') {
    return { message: text.deprecated(name), tag: 'deprecated', ...(grade === 'auto' && { severity: 'hint' }) };
  }
  return grade === 'auto' ? undefined : { message: text.ignored(name), severity: 'hint', tag: 'unnecessary' };
}
