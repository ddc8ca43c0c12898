// tls_high_cipherlist and its like: what the words of `smtpd_tls_ciphers` stand for. postconf(5) advises against changing them.
import { defaultValue } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import type { Rule } from './rule';

const text = messages.rules['cipherlist-customised'];

export const cipherlistCustomised: Rule = {
  id: 'cipherlist-customised',
  summary: text.summary,
  category: 'style',
  severity: { balanced: 'information', compatible: 'hint', guide: 'hint', 'mozilla-intermediate': 'off', 'mozilla-modern': 'off' },
  sources: ['https://www.postfix.org/postconf.5.html#tls_high_cipherlist'],
  parameters: ['tls_high_cipherlist', 'tls_medium_cipherlist', 'tls_null_cipherlist', 'tls_low_cipherlist', 'tls_export_cipherlist'],
  *checkAssignment({ name, value, parameter, assignment, isOverride, options }) {
    const ours = parameter && defaultValue(parameter, options.target);
    if (value === '' || value === ours) return;
    const changes = isOverride ? [] : [name];
    const operations = [removeSetting(assignment.nameSpan)];
    const grade = name.slice('tls_'.length, -'_cipherlist'.length);
    if ((grade === 'low' || grade === 'export') && atLeast(options.target, '3.8')) {
      const fixes = [{ title: text.removeIgnored(name), safe: true, preferred: true, changes, operations }];
      yield { span: assignment.nameSpan, severity: 'hint', message: text.ignored(name), fixes, tag: 'unnecessary' };
    } else yield { span: assignment.nameSpan, message: text.changed(name, grade), fixes: [{ title: text.remove(name), safe: false, changes, operations }] };
  },
};
