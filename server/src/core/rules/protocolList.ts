// What the rules about one protocol list share: reading it, and the lists that their fixes write. No rule.
import { type Fix, type Operation, replace, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import { PROTOCOL_PARAMETERS, repeatsOneOf } from '../tls/names';
import { floorOf } from '../tls/profiles';
import { floorList, LIBRARY_PROTOCOLS, PROTOCOLS, type Protocol, type ProtocolList, parseProtocols, troubleOf } from '../tls/protocols';
import type { AssignmentContext } from './rule';
import { hasPlaceholder } from './templates';

/** The list of an assignment; undefined where nothing can be said of it: in a template, or where it only repeats another one. */
export function listOf({ assignment, value, options }: AssignmentContext): ProtocolList | undefined {
  if (value.includes('$') || hasPlaceholder(value) || repeatsOneOf(assignment.value, PROTOCOL_PARAMETERS)) return undefined;
  return parseProtocols(value, options.target);
}

export const isClient = (name: string): boolean => name.startsWith('smtp_') || name.startsWith('lmtp_');

const isMandatory = (name: string): boolean => name.includes('_mandatory_');

/** A floor as the profile wants it, or higher where the list had a higher one. */
export function betterFloor(name: string, options: LintOptions, lowest?: Protocol): string {
  const wanted = floorOf(options.profile, isMandatory(name));
  return floorList(lowest && PROTOCOLS.indexOf(lowest) > PROTOCOLS.indexOf(wanted) ? lowest : wanted, options.target);
}

/** Gives the list of an assignment a new value. Which TLS is spoken changes, so it is never safe. */
export function rewrite(context: AssignmentContext, title: (value: string) => string, value: string, preferred = true): Fix {
  const { assignment } = context;
  return { title: title(value), safe: false, preferred, changes: changedBy(context), operations: [replaceValue(assignment.valueSpan, value)] };
}

/** Puts other words in place of a part of the value; where that part goes over several lines, the whole value, so that comments between them stay. */
export function rewritePart({ value, assignment, isOverride, at }: AssignmentContext, from: number, to: number, words: string): Operation {
  const span = at(from, to);
  const text = isOverride ? words.replaceAll(', ', ',') : words;
  return span.end - span.start === to - from ? replace(span, text) : replaceValue(assignment.valueSpan, value.slice(0, from) + text + value.slice(to));
}

/** What `postconf -n` shows differently after a change: it does not look into master.cf. */
export function changedBy({ name, isOverride }: Pick<AssignmentContext, 'name' | 'isOverride'>): readonly string[] {
  return isOverride ? [] : [name];
}

/** Whether a list is one that the errors about lists say nothing of. */
export function isSound(value: string, options: LintOptions): boolean {
  const trouble = troubleOf(parseProtocols(value, options.target));
  return trouble === undefined || !['invalid', 'apart', 'empty', 'hole'].includes(trouble);
}

/** Versions that the library has and the list does not leave. */
export function lostBy(list: ProtocolList): readonly Protocol[] {
  return LIBRARY_PROTOCOLS.filter((protocol) => !list.enabled.includes(protocol));
}
