// NO_RENEGOTIATION in tls_ssl_options: needed with Postfix before 3.8 on OpenSSL 1.1.1, without effect elsewhere. That tls_ssl_options is
// not set at all where it is needed, is part of `tls-missing-library`.
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting, removeWord, replace } from '../model/fix';
import { needsNoRenegotiation } from '../tls/profiles';
import { has, parseSslOptions } from '../tls/sslOptions';
import type { Rule } from './rule';

const text = messages.rules.renegotiation;
const NAME = 'NO_RENEGOTIATION';

export const renegotiation: Rule = {
  id: 'renegotiation',
  summary: text.summary,
  category: 'strength',
  // The seed table asks for the option; `guide-setting-weaker` says so where it lacks.
  severity: { balanced: 'warning', compatible: 'information', guide: 'off' },
  sources: ['Postfix: RELEASE_NOTES-3.8', 'https://www.postfix.org/postconf.5.html#tls_ssl_options'],
  parameters: ['tls_ssl_options'],
  *checkAssignment({ name, value, literal, assignment, isOverride, options, at }) {
    if (options.profile === 'guide' || value === '' || !literal) return;
    const words = parseSslOptions(value);
    const changes = isOverride ? [] : [name];
    if (needsNoRenegotiation(options.target, options.openssl)) {
      if (has(words, NAME)) return;
      const operations = [replace(at(value.length, value.length), isOverride ? `,${NAME}` : `, ${NAME}`)];
      yield { span: at(0, value.length), message: text.missing(value), fixes: [{ title: text.add, safe: false, preferred: true, changes, operations }] };
      return;
    }
    const word = words.find((each) => each.name === NAME);
    if (!word) return;
    const span = at(word.start, word.end);
    const always = atLeast(options.target, '3.8');
    const operation = words.length === 1 ? removeSetting(assignment.nameSpan) : removeWord(span);
    yield {
      span,
      severity: 'hint',
      message: text.redundant(always ? 'postfix' : 'openssl'),
      fixes: [{ title: text.remove, safe: always, preferred: true, changes, operations: [operation] }],
      tag: 'unnecessary',
    };
  },
};
