// Files of Diffie-Hellman parameters: deprecated since 3.9 (postconf_unused.c), since OpenSSL 3 chooses a group by itself.
import { isKnown } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import { repeatsOneOf } from '../tls/names';
import type { AssignmentContext, Finding, Rule } from './rule';

const text = messages.rules['dh-params-file'];
const PARAMETERS = ['smtpd_tls', 'tlsproxy_tls', 'postscreen_tls'].flatMap((prefix) => [`${prefix}_dh1024_param_file`, `${prefix}_dh512_param_file`]);

export const dhParamsFile: Rule = {
  id: 'dh-params-file',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'warning', compatible: 'hint' },
  sources: ['https://www.postfix.org/postconf.5.html#smtpd_tls_dh1024_param_file', 'https://www.postfix.org/DEPRECATION_README.html'],
  parameters: PARAMETERS,
  *checkAssignment(context) {
    const { name, assignment, isOverride, options } = context;
    const finding = !isKnown(name, options.target) || repeatsOneOf(assignment.value, PARAMETERS) ? undefined : judge(context);
    if (!finding) return;
    const safe = context.value === '' || (name.includes('dh512') && atLeast(options.target, '3.6'));
    const changes = isOverride ? [] : [name];
    const operations = [removeSetting(assignment.nameSpan)];
    yield { span: assignment.nameSpan, ...finding, fixes: [{ title: text.remove(name), safe, preferred: true, changes, operations }] };
  },
};

function judge({ name, value, options }: AssignmentContext): Pick<Finding, 'message' | 'severity' | 'tag'> | undefined {
  if (name.includes('dh512')) return value === '' ? undefined : { message: text.ignored(name), severity: 'hint', tag: 'unnecessary' };
  const deprecated = atLeast(options.target, '3.9');
  if (value === '' || (value === 'auto' && atLeast(options.target, '3.7'))) {
    return deprecated ? { message: text.sameAsDefault(name), severity: 'hint', tag: 'deprecated' } : undefined;
  }
  return deprecated ? { message: text.deprecated(name, value), tag: 'deprecated' } : { message: text.unneeded(name, value), severity: 'hint' };
}
