// Options of master.cf that set nothing: `-o name = value`, `-o name`, `name=value` without -o, and values that end at a blank. postconf(1)
// is silent, and the daemon stops at the option or at the word that is left over (single_server.c and its like, split_nameval.c).
import { parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { type Fix, replace } from '../model/fix';
import type { EmptyOverride, ServiceWord } from '../syntax/master';
import { shift } from '../text';
import { isService, type PlacedWord, takesNoArguments, withBlanks, wordsOnLine, writing } from './optionWords';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['override-without-equals'];

export const overrideWithoutEquals: Rule = {
  id: 'override-without-equals',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/master/single_server.c, multi_server.c, event_server.c, trigger_server.c', 'https://www.postfix.org/master.5.html'],
  *checkConfiguration({ services, master }) {
    for (const service of services) {
      const { emptyOverrides, arguments: words } = service.service;
      if ((emptyOverrides.length === 0 && words.length === 0) || service.command.startsWith('-')) continue;
      const source = master?.text ?? '';
      const last = emptyOverrides.at(-1);
      for (const empty of emptyOverrides) yield emptyOverride(empty, empty === last ? wordsOnLine(service, source) : [], service);
      const isOurs = !words[0]?.text.startsWith('#') && !(last && words[0]?.text.startsWith('='));
      if (words[0] && isOurs && !TAKES_ARGUMENTS.has(service.command)) yield* strayWord(words[0], service, source);
    }
  },
};

const TAKES_ARGUMENTS = new Set(['pipe', 'spawn']);

/** An option that takes the next word: those that master(8) itself gives to every program. */
const WITH_ARGUMENT = /\s-\w*[imnst]\s+$/;

/** `-o name` and nothing else, or with `= value` behind it. */
function emptyOverride(empty: EmptyOverride, stray: readonly PlacedWord[], service: ServiceEntry): PlacedFinding {
  const span = shift(empty.span, service.node.start);
  const { command } = service;
  if (empty.reason === 'missing-argument') return { file: 'master', span, message: text.noArgument(command) };
  if (!stray[0]?.text.startsWith('=')) return { file: 'master', span, message: text.noEquals(empty.text, command) };
  const whole = { start: span.start, end: stray.at(-1)?.end ?? span.end };
  const value = stray
    .map((word) => word.text)
    .join(' ')
    .replace(/^= ?/, '');
  return {
    file: 'master',
    span: whole,
    message: text.spaces(empty.text, command),
    fixes: value === '' ? [] : [writing(empty.text, value, { start: span.end - empty.text.length, end: whole.end })],
  };
}

/** A word that is neither an option nor wanted as an argument. */
function* strayWord(stray: ServiceWord, service: ServiceEntry, source: string): Iterable<PlacedFinding> {
  const span = shift(stray.span, service.node.start);
  if (WITH_ARGUMENT.test(source.slice(Math.max(0, span.start - 40), span.start))) return;
  const name = /^([\w.-]+)=/.exec(stray.text)?.[1] ?? '';
  const before = service.overrides.at(-1);
  if (parameter(name)) {
    const fix: Fix = {
      title: text.addOption,
      safe: false,
      preferred: true,
      changes: [],
      operations: [replace({ start: span.start, end: span.start }, '-o ')],
    };
    yield { file: 'master', span, message: text.bare(name, service.command), fixes: [fix] };
  } else if (before && !source.slice(before.span.end, span.start).includes('\n')) {
    const words = wordsOnLine(service, source);
    const end = words.at(-1)?.end ?? span.end;
    const rest = words.map((word) => word.text).join(' ');
    const fix = writing(before.name, `${before.value} ${rest}`, { start: before.nameSpan.start, end });
    yield { file: 'master', span: { start: span.start, end }, message: text.blanks(before.name, rest, service.command), fixes: rest === '\\' ? [] : [fix] };
  } else if (takesNoArguments(service.command) && !isService(service, stray, source)) {
    const fix: Fix = {
      title: text.removeWord,
      safe: stray.text === '\\',
      preferred: stray.text === '\\' || service.service.arguments.length === 1,
      changes: [],
      operations: [replace(withBlanks(span, source), '')],
    };
    yield { file: 'master', span, message: text.argument(stray.text, service.command), fixes: [fix] };
  }
}
