// A grade that somebody gave a meaning of his own, and that no service uses: a list that does nothing.
import { defaultValue, parameter } from '../catalogue/parameters';
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration } from '../model/configuration';
import { removeSetting } from '../model/fix';
import type { LintOptions } from '../model/options';
import { effectiveGrade, GRADES, type Grade, gradeOf } from '../tls/grades';
import { GRADE_PARAMETERS } from '../tls/names';
import { tlsSpeakers } from '../tls/posture/speakers';
import type { Rule } from './rule';
import { isTemplated } from './templates';
import { isCertain } from './weakSuites';

const text = messages.rules['cipherlist-not-selected'];

/** Tables that may ask for a grade of their own for a destination. */
const TABLES = ['smtp_tls_policy_maps', 'lmtp_tls_policy_maps', 'smtp_tls_per_site', 'lmtp_tls_per_site', 'tlsproxy_client_policy_maps'];

export const cipherlistNotSelected: Rule = {
  id: 'cipherlist-not-selected',
  summary: text.summary,
  category: 'interaction',
  severity: { balanced: 'warning', compatible: 'information', guide: 'information' },
  sources: ['Postfix: src/tls/tls_misc.c, tls_set_ciphers()', 'https://www.postfix.org/postconf.5.html#tls_high_cipherlist'],
  *checkConfiguration(configuration, options) {
    if (isTemplated(configuration, 'main') || isTemplated(configuration, 'master')) return;
    const lists = GRADES.flatMap((grade) => {
      const name = `tls_${grade}_cipherlist`;
      const setting = configuration.setting(name);
      const known = parameter(name);
      // From 3.8 on `low` and `export` have no meaning that could be changed.
      const isIgnored = (grade === 'low' || grade === 'export') && atLeast(options.target, '3.8');
      const isOwn = setting && setting.value !== '' && isCertain(setting.value) && setting.value !== (known && defaultValue(known, options.target));
      return isOwn && !isIgnored ? [{ grade, setting }] : [];
    });
    const selected = lists.length > 0 ? selectedGrades(configuration, options) : [];
    if (selected.length === 0) return;
    for (const { grade, setting } of lists) {
      // A master.cf that nobody opened may have a service that uses what main.cf sets for mandatory TLS, or that selects the grade by itself.
      if (selected.includes(grade) || (!configuration.master && isNamed(configuration, grade))) continue;
      yield {
        file: setting.file,
        span: setting.nameSpan,
        ...(!configuration.master && { severity: 'information' as const }),
        message: text.unused(setting.name, grade, selected),
        fixes: [{ title: text.remove(setting.name), safe: false, changes: [setting.name], operations: [removeSetting(setting.span)] }],
        tag: 'unnecessary',
      };
    }
  },
};

function isNamed(configuration: Configuration, grade: Grade): boolean {
  return GRADE_PARAMETERS.some((name) => gradeOf(configuration.effective(name).value) === grade);
}

/** The grades in use; none where nobody can tell, or where nothing speaks TLS. */
function selectedGrades(configuration: Configuration, options: LintOptions): readonly Grade[] {
  if (TABLES.some((name) => configuration.effective(name).value !== '')) return [];
  const speakers = tlsSpeakers(configuration, options);
  // At level dane both twins count.
  const asked = speakers.flatMap(({ user, posture, choice, service }) => {
    const isBoth = user.side === 'client' && posture.level === 'dane';
    return [choice.grade.value, ...(isBoth ? [configuration.effective(`${user.daemon}_tls_ciphers`, service).value] : [])];
  });
  const grades = asked.map(gradeOf);
  const used = grades.flatMap((grade) => (grade ? [effectiveGrade(grade, options.target)] : []));
  // A list may be made of another one.
  const isMixed = used.some((grade) => configuration.effective(`tls_${grade}_cipherlist`).raw?.includes('$'));
  const hasOwnTables = speakers.some(({ service }) => service && TABLES.some((name) => configuration.effective(name, service).value !== ''));
  return used.length < asked.length || isMixed || hasOwnTables ? [] : [...new Set(used)];
}
