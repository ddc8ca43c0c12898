// `tls_eecdh_auto_curves =` leaves the choice to OpenSSL, but only since some patch releases; before, daemons die (get_mail_conf_str_table()).
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import { emptyCurvesStop } from '../tls/groups';
import type { Rule } from './rule';

const text = messages.rules['curves-empty-too-old'];

export const curvesEmptyTooOld: Rule = {
  id: 'curves-empty-too-old',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  until: '3.8',
  sources: ['Postfix: src/tls/tls_misc.c, tls_param_init()', 'https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves'],
  parameters: ['tls_eecdh_auto_curves'],
  *checkAssignment({ name, value, assignment, isOverride, options }) {
    if (!emptyCurvesStop(value, options.target)) return;
    yield {
      span: assignment.nameSpan,
      message: text.empty(formatVersion(options.target)),
      fixes: [{ title: text.remove, safe: false, preferred: true, changes: isOverride ? [] : [name], operations: [removeSetting(assignment.nameSpan)] }],
    };
  },
};
