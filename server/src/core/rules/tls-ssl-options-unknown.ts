// Words of tls_ssl_options without effect: names outside of Postfix's table, and bits that other parameters govern (tls_bug_bits()).
import { nearest } from '../catalogue/parameters';
import { messages } from '../messages';
import { type Fix, removeWord, replace } from '../model/fix';
import { hexOf, type ManagedBits, managedBits, parseSslOptions, SSL_OPTIONS, type SslOption } from '../tls/sslOptions';
import type { AssignmentContext, Finding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['tls-ssl-options-unknown'];
const NAMES = [...SSL_OPTIONS.keys()];

export const tlsSslOptionsUnknown: Rule = {
  id: 'tls-ssl-options-unknown',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/tls/tls_misc.c, tls_bug_bits()', 'https://www.postfix.org/postconf.5.html#tls_ssl_options'],
  parameters: ['tls_ssl_options'],
  *checkAssignment(context) {
    if (hasPlaceholder(context.value)) return;
    for (const option of parseSslOptions(context.value)) {
      const finding = option.bits === undefined ? unknown(option, context) : managed(option, option.bits, context);
      if (!finding) continue;
      yield finding;
      if (!context.literal) return;
    }
  },
};

function unknown(option: SslOption, context: AssignmentContext): Finding {
  const { start, end, text: word } = option;
  const span = context.at(start, end);
  const parts = parseSslOptions(word.replaceAll(':', ' '));
  if (parts.length > 1 && parts.every(({ bits }) => bits !== undefined)) {
    const list = parts.map((part) => part.text).join(context.isOverride ? ',' : ', ');
    return { span, message: text.colons(word), fixes: fixes(context, text.use(list), true, replace(span, list)) };
  }
  // What OpenSSL calls the option, and a mask without its 0x, leave no doubt; the nearest name is a guess.
  const evident = parseSslOptions(word.replace(/^SSL_OP_/i, '').replace(/^(?=[0-9a-f]{8}$)/i, '0x'))[0];
  const meant = evident?.bits === undefined ? nearest(word, NAMES)[0] : evident.text;
  const fix =
    meant === undefined
      ? fixes(context, text.remove(word), true, removeWord(span))
      : fixes(context, text.use(meant), evident?.bits !== undefined, replace(span, meant));
  return { span, message: text.unknown(word, meant), fixes: fix };
}

function managed(option: SslOption, bits: bigint, context: AssignmentContext): Finding | undefined {
  const taken = option.isMask ? managedBits(bits, context.options.openssl) : undefined;
  if (!taken) return undefined;
  const span = context.at(option.start, option.end);
  const rest = hexOf(taken.rest);
  const fix =
    taken.rest === 0n ? fixes(context, text.remove(option.text), true, removeWord(span)) : fixes(context, text.leave(rest), true, replace(span, rest));
  return { span, message: text.managed(option.text, insteadOf(taken)), fixes: fix };
}

function insteadOf(taken: ManagedBits): string {
  const kinds = ['protocols', 'serverPreference', 'workarounds'] as const;
  return kinds
    .filter((kind) => taken[kind])
    .map((kind) => text.insteadOf[kind])
    .join(text.and);
}

function fixes(context: AssignmentContext, title: string, safe: boolean, operation: Fix['operations'][number]): Fix[] {
  return context.literal ? [{ title, safe, preferred: true, changes: context.isOverride ? [] : [context.name], operations: [operation] }] : [];
}
