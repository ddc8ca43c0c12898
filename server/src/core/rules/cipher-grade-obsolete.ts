// The grades `low` and `export`: Postfix 3.8 takes them for `medium`; before, they stood for lists of their own.
import { isKnown } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import { gradeOf } from '../tls/grades';
import { GRADE_PARAMETERS, repeatsOneOf } from '../tls/names';
import type { Rule } from './rule';

const text = messages.rules['cipher-grade-obsolete'];

export const cipherGradeObsolete: Rule = {
  id: 'cipher-grade-obsolete',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: RELEASE_NOTES-3.8', 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_ciphers'],
  parameters: GRADE_PARAMETERS,
  *checkAssignment({ name, value, assignment, isOverride, options, at }) {
    const grade = gradeOf(value);
    if ((grade !== 'low' && grade !== 'export') || !isKnown(name, options.target) || repeatsOneOf(assignment.value, GRADE_PARAMETERS)) return;
    const isMedium = atLeast(options.target, '3.8');
    yield {
      span: at(0, value.length),
      message: isMedium ? text.sameAsMedium(value) : text.weak(value),
      fixes: [
        {
          title: text.use,
          safe: isMedium,
          preferred: true,
          changes: isOverride ? [] : [name],
          operations: [replaceValue(assignment.valueSpan, 'medium')],
        },
      ],
    };
  },
};
