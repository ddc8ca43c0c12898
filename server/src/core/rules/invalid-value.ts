// A boolean, number, time or word that the daemon's reader refuses (mail_conf_bool.c, mail_conf_int.c, mail_conf_time.c, name_code.c,
// name_mask.c), or of which it reads only a part (conv_time.c). TLS levels, protocols, ciphers and options have rules of their own.
import { familyMember, isPresent } from '../catalogue/parameters';
import { valueFault } from '../catalogue/valueFaults';
import { messages } from '../messages';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';
import { describeFault, fixesForFault } from './valueFindings';

const text = messages.rules['invalid-value'];

const ELSEWHERE =
  /_tls_(?:security_level|ciphers|mandatory_ciphers|eecdh_grade)$|^tlsproxy_client_(?:security_)?level$|^tls_(?:ssl_options|disable_workarounds|eecdh_auto_curves|config_file)$/;
/** Postfix's own main.cf leaves them empty for its installation to fill in; the daemons look at one of them. */
const FILLED_IN = new Set([
  'config_directory',
  'html_directory',
  'mailq_path',
  'manpage_directory',
  'newaliases_path',
  'openssl_path',
  'readme_directory',
  'sample_directory',
  'sendmail_path',
  'setgid_group',
]);

export const invalidValue: Rule = {
  id: 'invalid-value',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: [
    'Postfix: src/global/mail_conf_bool.c, mail_conf_int.c, mail_conf_long.c, mail_conf_nint.c, mail_conf_time.c, conv_time.c, mail_conf_str.c',
    'Postfix: src/util/name_code.c, name_mask.c',
  ],
  *checkAssignment(context) {
    const { name, options } = context;
    const parameter = context.parameter ?? familyMember(name)?.parameter;
    if (!parameter || ELSEWHERE.test(name) || !isPresent(parameter, options.target)) return;
    const { value } = context; // expanded only now: most names are nobody's parameters
    // A raw parameter is not expanded; and where nothing is left of a value, the reference is to blame.
    if (!context.literal && (parameter.rawExpansion || value === '')) return;
    // What could not be expanded, what a template fills in, and comments are for other rules.
    if (value.includes('$') || hasPlaceholder(value) || /(^|\s)#/.test(value)) return;
    const fault = valueFault(parameter, value, options.target);
    if (fault?.kind === 'empty' && FILLED_IN.has(name)) return;
    if (fault) yield { span: context.at(0, value.length), ...describeFault(fault, parameter, context), fixes: fixesForFault(fault, parameter, context) };
  },
};
