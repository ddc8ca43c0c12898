// Names behind `$`: those of one's own first, then what is set, then the rest.
import type { Analysis } from '../analysis';
import { parameterNames } from '../catalogue/parameters';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { type Completion, type Completions, wordBehind } from './completionItem';
import type { Cursor } from './cursor';

const text = messages.completion;
const REFERENCE = /(\$+)([{(]?)\s*(\w*)$/;
const MOST_DETAIL = 60;

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
  return { span: { start: offset - typed.length, end }, items: items(analysis, name, suffix, service) };
}

/** A value that names itself would be a loop, so its own name is not among them. */
function items({ configuration, options }: Analysis, self: string, suffix: string, service: ServiceEntry | undefined): Completion[] {
  const known = new Set(parameterNames(options.target));
  const set = new Set([...configuration.names(), ...(service?.overrides.map((setting) => setting.name) ?? [])]);
  const own = [...set].filter((name) => !known.has(name) && /^\w+$/.test(name));
  const item = (name: string, rank: number): Completion => ({
    label: name,
    kind: 'reference',
    insertText: name + suffix,
    parameter: name,
    detail: shortened(configuration.raw(name, service) ?? ''),
    sortText: `${rank}${name}`,
  });
  return [...own.map((name) => item(name, 0)), ...[...known].map((name) => item(name, set.has(name) ? 1 : 2))].filter(({ label }) => label !== self);
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  if (line === '') return text.empty;
  return line.length > MOST_DETAIL ? `${line.slice(0, MOST_DETAIL - 1)}…` : line;
}
