// A cipher grade outside of Postfix's table: each TLS session ends with "invalid cipher grade" (tls_set_ciphers()).
import { isKnown, nearest } from '../catalogue/parameters';
import { messages } from '../messages';
import { removeSetting, replaceValue } from '../model/fix';
import { GRADES, type Grade, gradeOf } from '../tls/grades';
import { GRADE_PARAMETERS, repeatsOneOf } from '../tls/names';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['cipher-grade-unknown'];

/** An OpenSSL cipher string, which belongs elsewhere, and not a misspelt word. */
const LIST = /[:+!@]|-.*-|^(?:ALL|DEFAULT)$|[\s,]/i;

export const cipherGradeUnknown: Rule = {
  id: 'cipher-grade-unknown',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_set_ciphers()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_ciphers'],
  parameters: GRADE_PARAMETERS,
  *checkAssignment({ name, value, assignment, isOverride, options, at }) {
    if (!isKnown(name, options.target)) return;
    if (assignment.value === '') {
      const operations = [removeSetting(assignment.nameSpan)];
      const fixes = [{ title: text.remove, safe: false, preferred: true, changes: isOverride ? [] : [name], operations }];
      yield { span: assignment.nameSpan, message: text.empty(name), fixes };
    }
    if (value === '' || value.includes('$') || hasPlaceholder(value) || gradeOf(value) || repeatsOneOf(assignment.value, GRADE_PARAMETERS)) return;
    const meant = gradeMeantBy(value);
    const fix = (grade: Grade, preferred: boolean) => ({
      title: text.use(grade),
      safe: false,
      preferred,
      changes: isOverride ? [] : [name],
      operations: [replaceValue(assignment.valueSpan, grade)],
    });
    yield {
      span: at(0, value.length),
      message: LIST.test(value) ? text.list(name, value) : text.word(name, value, GRADES.slice(0, 2).join(', ')),
      fixes: [fix(meant, true), fix(meant === 'high' ? 'medium' : 'high', false)],
    };
  },
};

function gradeMeantBy(value: string): 'high' | 'medium' {
  return /\bhigh\b|strong|secure|ultra|modern/i.test(value) || nearest(value, ['high', 'medium'])[0] === 'high' ? 'high' : 'medium';
}
