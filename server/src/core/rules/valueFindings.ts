// What to say of a value that does not fit its parameter, and how to write it instead.
import { nearest, type Parameter } from '../catalogue/parameters';
import { UNIT_WORDS, type ValueFault, valueFault } from '../catalogue/valueFaults';
import { writeTime } from '../catalogue/values';
import { formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { type Fix, removeSetting, replace, replaceValue } from '../model/fix';
import type { AssignmentContext, Finding } from './rule';

const text = messages.rules['invalid-value'];

/** Looked at only when they are needed, or not judged at all: a wrong word is ignored, or shows up late. All other words are fatal at once. */
const LATE =
  /_tls_loglevel$|^tlsproxy_client_loglevel$|_pix_workarounds$|_sasl_(?:tls_|tls_verified_)?security_options$|_sasl_type$|^milter_|^smtpd_(?:proxy_options|upstream_proxy_protocol)$|_discard_[el]hlo_keywords$|^(?:maillog_file_permissions|smtputf8_autodetect_classes|internal_mail_filter_classes|info_log_address_format|parent_domain_matches_subdomains|hash_queue_names|virtual_mailbox_lock)$|_requiretls_policy$/;

export function isReadLate(name: string): boolean {
  return LATE.test(name);
}

export function describeFault(
  fault: ValueFault,
  parameter: Parameter,
  { name, value, options, at }: AssignmentContext,
): Omit<Finding, 'span'> & Partial<Finding> {
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
      return { message: fault.guess ? text.levelNumber(value, formatVersion(options.target)) : text.level(value) };
    case 'too-big':
      return { message: text.tooBig(name, value) };
    case 'below':
    case 'above':
      return { message: text[fault.kind](name, value, parameter.type === 'time' ? writeTime(fault.bound) : String(fault.bound)) };
    case 'time-cut': {
      const unit = UNIT_WORDS[fault.unit];
      const read = `${fault.count} ${fault.count === '1' ? unit.slice(0, -1) : unit}`;
      return fault.harmless ? { severity: 'hint', message: text.spelling(value, read) } : { message: text.cut(name, value, read) };
    }
    case 'unknown-word': {
      const word = value.slice(fault.from, fault.to);
      const isLate = isReadLate(name);
      const message = fault.since
        ? text.tooNew(name, word, formatVersion(options.target), fault.since)
        : (isLate ? text.wordLater : text.word)(name, word, fault.allowed);
      return { span: at(fault.from, fault.to), message, ...(isLate && { severity: 'warning' as const }) };
    }
  }
}

export function fixesForFault(fault: ValueFault, parameter: Parameter, context: AssignmentContext): Fix[] {
  const { name, assignment, value, literal, isOverride, options, at } = context;
  const change = { preferred: true, changes: isOverride ? [] : [name] };
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
  const bare = word.replaceAll(/["']/g, '').toLowerCase();
  const same = allowed.find((each) => each.toLowerCase() === bare);
  const near = same ?? nearest(bare, allowed, 1)[0];
  return near !== undefined && valueFault(parameter, near, target) === undefined ? near : undefined;
}
