// tls_config_file: `default`, `none` (both compared with case) or an absolute path; anything else switches TLS off (tls_library_init()).
import { isPresent } from '../catalogue/parameters';
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['tls-config-file-invalid'];
const KEYWORDS = ['none', 'default'];

export const tlsConfigFileInvalid: Rule = {
  id: 'tls-config-file-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_library_init()', 'https://www.postfix.org/postconf.5.html#tls_config_file'],
  parameters: ['tls_config_file'],
  *checkAssignment({ name, value, parameter, assignment, isOverride, options, at }) {
    if (value.startsWith('/') || value.includes('$') || hasPlaceholder(value) || KEYWORDS.includes(value)) return;
    if (!parameter || !isPresent(parameter, options.target)) return;
    const keyword = KEYWORDS.find((each) => each === value.toLowerCase());
    const fix = (to: string, preferred: boolean) => ({
      title: text.use(to),
      safe: to === keyword,
      preferred,
      changes: isOverride ? [] : [name],
      operations: [replaceValue(assignment.valueSpan, to)],
    });
    yield {
      span: value === '' ? assignment.nameSpan : at(0, value.length),
      message: keyword === undefined ? text.invalid(value) : text.letterCase(value, keyword),
      fixes: keyword === undefined ? [fix('none', true), fix('default', false)] : [fix(keyword, true)],
    };
  },
};
