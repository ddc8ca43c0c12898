// Log levels of TLS that are made for looking for a fault. 0, the default, is nobody's mistake.
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import { splitWords } from '../syntax/words';
import type { Rule } from './rule';

const text = messages.rules['tls-loglevel'];
const DEBUG = /^(?:2|debug)$/i;
const DUMP = /^(?:[3-9]|ssl-(?:expert|developer|debug|handshake-packet-dump|session-packet-dump))$/i;

export const tlsLoglevel: Rule = {
  id: 'tls-loglevel',
  summary: text.summary,
  category: 'operations',
  severity: 'information',
  sources: ['Postfix: src/tls/tls_misc.c, tls_log_mask()', 'https://www.postfix.org/postconf.5.html#smtpd_tls_loglevel'],
  parameters: ['smtpd', 'smtp', 'lmtp', 'tlsproxy_tls', 'tlsproxy_client', 'postscreen'].map((each) =>
    each.startsWith('tlsproxy') ? `${each}_loglevel` : `${each}_tls_loglevel`,
  ),
  *checkAssignment({ name, value, literal, assignment, isOverride, at }) {
    // What another parameter says is judged there.
    if (!literal) return;
    const words = splitWords(value);
    const word = words.find((each) => DEBUG.test(each.text) || DUMP.test(each.text));
    if (!word) return;
    const say = DUMP.test(word.text) ? text.dump : text.debug;
    const fix = {
      title: text.use,
      safe: false,
      preferred: true,
      changes: isOverride ? [] : [name],
      operations: [replaceValue(assignment.valueSpan, '1')],
    };
    // Of a list of words nobody can tell what else is wanted.
    yield { span: at(word.start, word.end), message: say(name, word.text), fixes: words.length === 1 ? [fix] : [] };
  },
};
