// Names behind `$`: those of one's own first, then what is set, then the rest.
import type { Analysis } from '../analysis';
import { nameSpaceOf, namesIn } from '../catalogue/expansion';
import { isKnown, parameterNames } from '../catalogue/parameters';
import { valueMeaning } from '../catalogue/prose';
import { pipeMacros } from '../catalogue/services';
import type { Version } from '../catalogue/version';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { Memory } from '../rules/memory';
import { type Completion, type Completions, wordBehind } from './completionItem';
import type { Cursor } from './cursor';

const text = messages.completion;
const REFERENCE = /(\$+)([{(]?)\s*(\w*)$/;
/** Cut with dots that are ASCII: one other character in a list of a thousand names, and sending it takes ten times as long. */
const MOST_DETAIL = 60;
/** Nobody reads so many, and they are sent at every key press. */
const MOST_OWN_NAMES = 1000;

/** Undefined where no reference is being written; `$$` is a dollar sign. */
export function completeReferences(
  analysis: Analysis,
  { name, written }: Extract<Cursor, { kind: 'value' }>,
  source: string,
  offset: number,
  service: ServiceEntry | undefined,
): Completions | undefined {
  const [, dollars = '', bracket = '', typed = ''] = REFERENCE.exec(written) ?? [];
  if (dollars.length % 2 === 0) return undefined;
  const behind = wordBehind(source, offset, /^\w*/);
  const end = offset + behind.length;
  const closing = bracket === '' ? '' : bracket === '{' ? '}' : ')';
  const suffix = /^\s*[})?:]/.test(source.slice(end, end + 20)) ? '' : closing;
  const span = { start: offset - typed.length, end };
  const macros = macroNames(name, analysis.options.target);
  if (macros) return { span, items: macros.map((each) => macroItem(each, suffix)) };
  const own = ownNames(analysis, service);
  const offered = own.length > MOST_OWN_NAMES ? own.filter((each) => each.includes(typed)).slice(0, MOST_OWN_NAMES) : own;
  return {
    span,
    items: items(analysis, name, suffix, service, offered),
    ...(own.length > MOST_OWN_NAMES && { isIncomplete: true }),
  };
}

/** `${recipient}` in the arguments of pipe(8). */
export function completePipeMacros(typed: string, source: string, offset: number, target: Version): Completions | undefined {
  const [, bracket = '', name] = /\$([{(]?)(\w*)$/.exec(typed) ?? [];
  if (name === undefined) return undefined;
  const end = offset + wordBehind(source, offset, /^\w*/).length;
  const suffix = bracket === '{' && source[end] !== '}' ? '}' : '';
  return {
    span: { start: offset - name.length, end },
    items: pipeMacros(target).map((each) => macroItem({ name: each.name, said: valueMeaning('pipe-macros', each.name) }, suffix)),
  };
}

interface Macro {
  readonly name: string;
  readonly said: string | undefined;
}

/** The names that a program fills in where it sees no settings of main.cf. */
function macroNames(parameter: string, target: Version): readonly Macro[] | undefined {
  const space = nameSpaceOf(parameter);
  if (space?.mainCfNamesVisible !== false) return undefined;
  return namesIn(space, target).map(({ name }) => ({ name, said: valueMeaning('expansion', name) }));
}

function macroItem({ name, said }: Macro, suffix: string): Completion {
  return { label: name, kind: 'reference', insertText: name + suffix, ...(said !== undefined && { documentation: said }), sortText: name };
}

const memory = new Memory<readonly string[]>();

/** Names that Postfix does not know by itself. */
function ownNames({ configuration, options }: Analysis, service: ServiceEntry | undefined): readonly string[] {
  const isOwn = (name: string): boolean => !isKnown(name, options.target) && /^\w+$/.test(name);
  const inMain = memory.of(configuration.names(), options.target, () => configuration.names().filter(isOwn));
  const overrides = (service?.overrides ?? []).map((setting) => setting.name).filter((name) => isOwn(name) && !configuration.isSet(name));
  return overrides.length > 0 ? [...inMain, ...new Set(overrides)] : inMain;
}

/** A value that names itself would be a loop, so its own name is not among them. */
function items({ configuration, options }: Analysis, self: string, suffix: string, service: ServiceEntry | undefined, own: readonly string[]): Completion[] {
  const isSet = (name: string): boolean => configuration.isSet(name) || service?.override(name) !== undefined;
  const item = (name: string, rank: number): Completion => ({
    label: name,
    kind: 'reference',
    insertText: name + suffix,
    parameter: name,
    detail: shortened(configuration.raw(name, service) ?? ''),
    sortText: `${rank}${name}`,
  });
  return [...own.map((name) => item(name, 0)), ...parameterNames(options.target).map((name) => item(name, isSet(name) ? 1 : 2))].filter(
    ({ label }) => label !== self,
  );
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  if (line === '') return text.empty;
  return line.length > MOST_DETAIL ? `${line.slice(0, MOST_DETAIL - 3)}...` : line;
}
