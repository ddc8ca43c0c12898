// The words behind the options of a service, and how an option is written so that it is one.
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { type Fix, replace } from '../model/fix';
import type { ServiceWord } from '../syntax/master';
import { type Span, shift } from '../text';
import { serviceOnLine } from './physicalLines';

const text = messages.rules['override-without-equals'];

/** Programs of Postfix that stop at any argument; each was tried with Postfix 3.7. */
const WITHOUT_ARGUMENTS = new Set(
  'anvil bounce cleanup discard dnsblog error flush local pickup qmgr scache showq smtpd tlsmgr tlsproxy trivial-rewrite verify'.split(' '),
);

export function takesNoArguments(command: string): boolean {
  return WITHOUT_ARGUMENTS.has(command);
}

/** An indented service is for the rule swallowed-setting. */
export function isService(service: ServiceEntry, stray: ServiceWord, source: string): boolean {
  return serviceOnLine(source.slice(stray.span.start + service.node.start).split('\n', 1)[0] ?? '') !== undefined;
}

/** A word with the blanks before it. */
export function withBlanks({ start, end }: Span, source: string): Span {
  const before = /[ \t]*$/.exec(source.slice(Math.max(0, start - 40), start))?.[0].length ?? 0;
  return { start: start - before, end };
}

/** What follows `-o` in `span`: `name=value`, or in braces where the value holds blanks that do not follow a comma. */
export function writing(name: string, value: string, span: Span): Fix {
  const joined = value.replaceAll(/,\s+/g, ',');
  const isOneWord = !/\s/.test(joined);
  const option = isOneWord ? `${name}=${joined}` : `{ ${name} = ${value} }`;
  return { title: isOneWord ? text.join : text.braces, safe: false, preferred: true, changes: [], operations: [replace(span, option)] };
}

export interface PlacedWord extends Span {
  readonly text: string;
}

/** The arguments of a service that stand on the line of the first one, before any option among them. */
export function wordsOnLine({ service, node }: ServiceEntry, source: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const word of service.arguments) {
    const placed = { text: word.text, ...shift(word.span, node.start) };
    if (word.text.startsWith('-') || source.slice(words.at(-1)?.end ?? placed.start, placed.start).includes('\n')) break;
    words.push(placed);
  }
  return words;
}
