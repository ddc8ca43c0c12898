// A boolean, number, time or word that the daemon's reader refuses (mail_conf_bool.c, mail_conf_int.c, mail_conf_time.c, name_code.c,
// name_mask.c), or of which it reads only a part (conv_time.c). TLS levels, protocols, ciphers and options have rules of their own.
import { familyMember, isHonoured, isPresent, nearest, type Parameter } from '../catalogue/parameters';
import { UNIT_WORDS, type ValueFault, valueFault } from '../catalogue/valueFaults';
import { writeTime } from '../catalogue/values';
import { formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { type Fix, removeSetting, replace, replaceValue } from '../model/fix';
import type { AssignmentContext, Finding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['invalid-value'];

const ELSEWHERE =
  /_tls_(?:security_level|ciphers|mandatory_ciphers|eecdh_grade)$|^tlsproxy_client_(?:security_)?level$|^tls_(?:ssl_options|disable_workarounds|eecdh_auto_curves|config_file)$/;
/** Looked at only when they are needed, or not judged at all: a wrong word is ignored, or shows up late. All other words are fatal at once. */
const LATE =
  /_tls_loglevel$|^tlsproxy_client_loglevel$|_pix_workarounds$|_sasl_(?:tls_|tls_verified_)?security_options$|_sasl_type$|^milter_|^smtpd_(?:proxy_options|upstream_proxy_protocol)$|_discard_[el]hlo_keywords$|^(?:smtputf8_autodetect_classes|internal_mail_filter_classes|info_log_address_format|parent_domain_matches_subdomains|hash_queue_names|virtual_mailbox_lock)$|_requiretls_policy$/;

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
    const { name, value, options } = context;
    const parameter = context.parameter ?? familyMember(name)?.parameter;
    if (!parameter || ELSEWHERE.test(name) || (!isPresent(parameter, options.target) && !isHonoured(parameter, options.target))) return;
    // What could not be expanded, what a template fills in, and comments are for other rules.
    if (value.includes('$') || hasPlaceholder(value) || /(^|\s)#/.test(value)) return;
    const fault = valueFault(parameter, value, options.target);
    if (fault) yield { span: context.at(0, value.length), ...describe(fault, parameter, context), fixes: fixesFor(fault, parameter, context) };
  },
};

function describe(fault: ValueFault, parameter: Parameter, { name, value, options, at }: AssignmentContext): Omit<Finding, 'span'> & Partial<Finding> {
  switch (fault.kind) {
    case 'empty':
      return { message: text.empty(name) };
    case 'not-boolean':
      return { message: text.boolean(name, value) };
    case 'not-integer':
      return { message: text.integer(name, value) };
    case 'not-time':
      return { message: text.time(name, value) };
    case 'not-level':
      return { message: text.level(value) };
    case 'too-big':
      return { message: text.tooBig(name, value) };
    case 'below':
    case 'above':
      return { message: text[fault.kind](name, value, parameter.type === 'time' ? writeTime(fault.bound) : String(fault.bound)) };
    case 'time-cut': {
      const read = `${fault.count} ${UNIT_WORDS[fault.unit]}`;
      return fault.harmless ? { severity: 'hint', message: text.spelling(value, read) } : { message: text.cut(name, value, read) };
    }
    case 'unknown-word': {
      const word = value.slice(fault.from, fault.to);
      const isLate = LATE.test(name);
      const message = fault.since
        ? text.tooNew(name, word, formatVersion(options.target), fault.since)
        : (isLate ? text.wordLater : text.word)(name, word, fault.allowed);
      return { span: at(fault.from, fault.to), message, ...(isLate && { severity: 'warning' as const }) };
    }
  }
}

function fixesFor(fault: ValueFault, parameter: Parameter, context: AssignmentContext): Fix[] {
  const { name, assignment, value, literal, options, at } = context;
  const change = { preferred: true, changes: [name] };
  const whole = (to: string, safe: boolean): Fix => ({ ...change, title: text.use(to), safe, operations: [replaceValue(assignment.nameSpan, to)] });
  if (fault.kind === 'unknown-word') {
    const to = meantWord(value.slice(fault.from, fault.to), fault.allowed, parameter, options.target);
    if (to === undefined || !literal) return [];
    const isSafe = to.toLowerCase() === value.slice(fault.from, fault.to).toLowerCase();
    return [{ ...change, title: text.use(to), safe: isSafe, operations: [replace(at(fault.from, fault.to), to)] }];
  }
  if (fault.kind === 'empty') return [{ ...change, title: text.useDefault, safe: false, operations: [removeSetting(assignment.nameSpan)] }];
  if (!('guess' in fault) || !fault.guess || !literal) return [];
  return [whole(fault.guess.value, fault.guess.evident)];
}

/** `yes` for `true`, the right case for a wrong one, else the nearest word. */
function meantWord(word: string, allowed: readonly string[], parameter: Parameter, target: Version): string | undefined {
  const same = allowed.find((each) => each.toLowerCase() === word.toLowerCase());
  const near = same ?? nearest(word, allowed, 1)[0];
  return near !== undefined && valueFault(parameter, near, target) === undefined ? near : undefined;
}
