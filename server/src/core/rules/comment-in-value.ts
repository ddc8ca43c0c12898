// `#` begins a comment only where a line begins (readlline.c): behind a value or a service it is text like any other.
import { familyMember, isKnown, type Parameter, parameter, valueType } from '../catalogue/parameters';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { commentAbove, type Fix } from '../model/fix';
import type { Severity } from '../model/options';
import type { Span } from '../text';
import { takesNoArguments } from './optionWords';
import type { PlacedFinding, Rule } from './rule';
import { hasPlaceholder } from './templates';
import { commentsIn } from './valueComments';
import { isReadLate } from './valueFindings';

const text = messages.rules['comment-in-value'];

/** Types whose readers stop at it, and single parameters: each was tried with Postfix 3.7. */
const FATAL = new Set(['boolean', 'integer', 'time', 'enum', 'enum-list', 'protocol-list', 'user', 'group', 'map', 'map-list']);
const FATAL_NAMES = new Set(['myhostname', 'mydomain', 'myorigin', 'inet_interfaces', 'queue_directory']);
/** Types in which `#` may be meant. */
const FREE_TEXT = new Set(['string', 'template', 'command', 'reply-text', 'strftime', 'character-set', 'smtp-action']);
/** Scalars whose value before the `#` is all that can have been meant. */
const EVIDENT = new Set(['boolean', 'integer', 'time']);

export const commentInValue: Rule = {
  id: 'comment-in-value',
  summary: text.summary,
  category: 'syntax',
  severity: 'warning',
  sources: ['Postfix: src/util/readlline.c', 'Postfix: src/util/split_nameval.c', 'https://www.postfix.org/postconf.5.html'],
  *checkAssignment({ name, assignment, isOverride, options }) {
    const { value } = assignment;
    if (!value.includes('#')) return;
    const found = parameter(name) ?? familyMember(name)?.parameter;
    for (const { start, end } of commentsIn(value, (at) => assignment.spanIn(at, at + 1).start)) {
      const comment = value.slice(start, end);
      if (hasPlaceholder(comment)) continue;
      const said = judge(name, found, comment, isKnown(name, options.target));
      if (!said) continue;
      const span = assignment.spanIn(start, end);
      yield { span, ...said, fixes: [moving(span, isOverride ? [] : [name], EVIDENT.has(found?.type ?? ''))] };
    }
  },
  *checkConfiguration(configuration) {
    for (const service of configuration.services) yield* behindService(service, configuration.master?.text ?? '');
  },
};

function judge(name: string, found: Parameter | undefined, comment: string, isParameter: boolean): { message: string; severity: Severity } | undefined {
  if (!found || !isParameter) return { severity: 'warning', message: text.list(name, comment) };
  if ((FATAL.has(found.type) && !isReadLate(name)) || FATAL_NAMES.has(name)) return { severity: 'error', message: text.fatal(name, comment) };
  if (valueType(found.type)?.list) return { severity: 'warning', message: text.list(name, comment) };
  if (!FREE_TEXT.has(found.type)) return { severity: 'warning', message: text.value(name, comment) };
  return /^#+(\s|$)/.test(comment) ? { severity: 'hint', message: text.text(name, comment) } : undefined;
}

/** Arguments from `#` to the end of the line: smtpd(8) and its like stop at any argument, pipe(8) hands it on. */
function* behindService(service: ServiceEntry, source: string): Iterable<PlacedFinding> {
  const first = service.service.arguments.find((word) => word.text.startsWith('#'));
  if (!first) return;
  const start = first.span.start + service.node.start;
  const feed = source.indexOf('\n', start);
  const comment = source.slice(start, feed < 0 ? undefined : feed).trimEnd();
  // smtp(8) and lmtp(8) take flags=, and stop at this.
  const takesArguments = !takesNoArguments(service.command) && service.command !== 'smtp' && service.command !== 'lmtp';
  yield {
    file: 'master',
    span: { start, end: start + comment.length },
    severity: takesArguments ? 'warning' : 'error',
    message: (takesArguments ? text.argument : text.option)(comment, service.command),
    fixes: [moving({ start, end: start + comment.length }, [], !takesArguments)],
  };
}

function moving(span: Span, changes: readonly string[], safe: boolean): Fix {
  return { title: text.move, safe, preferred: true, changes, operations: [commentAbove(span)] };
}
