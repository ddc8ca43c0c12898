// `!aNULL` where a plain name belongs: Postfix refuses the list, and with it every session ("invalid unary '!+-@'", tls_set_ciphers()).
import { isKnown } from '../catalogue/parameters';
import { messages } from '../messages';
import { type Fix, removeWord, replace } from '../model/fix';
import type { Word } from '../syntax/words';
import { excludedCiphers, isExcludeOperator } from '../tls/grades';
import { EXCLUDE_PARAMETERS, repeatsOneOf } from '../tls/names';
import type { AssignmentContext, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['cipher-exclude-operator'];

export const cipherExcludeOperator: Rule = {
  id: 'cipher-exclude-operator',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_set_ciphers()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_exclude_ciphers'],
  parameters: EXCLUDE_PARAMETERS,
  *checkAssignment(context) {
    const { name, value, literal, assignment, options, at } = context;
    if (!isKnown(name, options.target) || hasPlaceholder(value) || repeatsOneOf(assignment.value, EXCLUDE_PARAMETERS)) return;
    for (const word of excludedCiphers(value).filter(isExcludeOperator)) {
      yield { span: at(word.start, word.end), message: text.operator(name, word.text), ...(literal && { fixes: [fixOf(word, context)] }) };
      if (!literal) return;
    }
  },
};

/** What stands in a list of exclusions is meant to be excluded: only a `!` can go without a doubt. */
function fixOf(word: Word, { name, isOverride, at }: AssignmentContext): Fix {
  const span = at(word.start, word.end);
  const plain = word.text.replace(/^[!+@-]+/, '');
  const removes = plain === '' || word.text.startsWith('@');
  return {
    title: removes ? text.remove(word.text) : text.without(plain),
    safe: /^!+[^!+@-]/.test(word.text),
    preferred: true,
    changes: isOverride ? [] : [name],
    operations: [removes ? removeWord(span) : replace(span, plain)],
  };
}
