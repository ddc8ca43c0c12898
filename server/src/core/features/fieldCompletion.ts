// The columns of master.cf: whole services of the stock file, types, y and n, programs, and the arguments of some of these.
import type { Analysis } from '../analysis';
import { valueMeaning } from '../catalogue/prose';
import { commandAttributes, daemon, daemons, masterFields, serviceTypes, stockServices } from '../catalogue/services';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { FIELD_NAMES, type FieldName } from '../syntax/master';
import { endOfLine } from '../text';
import { type Completion, type Completions, wordBehind } from './completionItem';
import type { Cursor } from './cursor';
import { completePipeMacros } from './referenceCompletion';
import { masterSnippets } from './snippets';
import { stockLine } from './stockLine';

const text = messages.completion;
const fields = messages.hover.fields;

export function completeField(analysis: Analysis, { field, typed, start }: Extract<Cursor, { kind: 'field' }>, source: string, offset: number): Completions {
  const behind = wordBehind(source, offset, /^[^\s]*/);
  const span = { start: offset - typed.length, end: offset + behind.length };
  const isAlone = /^[ \t]*(?:\r?\n|$)/.test(source.slice(span.end, span.end + 100));
  if (field !== 'service') return { span, items: fieldWords(field, analysis.options.target) };
  return { span, items: isAlone && start === span.start ? [...stockLines(analysis, source, start), ...masterSnippets(analysis, source, start)] : [] };
}

/** `-o` at the place of an option; the attributes of pipe(8) and its like behind them. */
export function completeArgument(
  analysis: Analysis,
  { command, typed, isOption }: Extract<Cursor, { kind: 'argument' }>,
  source: string,
  offset: number,
): Completions | undefined {
  if (/(?:^|\/)pipe$/.test(command) && typed.includes('$')) return completePipeMacros(typed, source, offset, analysis.options.target);
  const span = { start: offset - typed.length, end: offset + wordBehind(source, offset, /^[^\s=]*=?/).length };
  const option: Completion = { label: '-o', kind: 'value', insertText: '-o ', detail: text.override, sortText: '0' };
  const attributes = commandAttributes(command.replace(/^.*\//, ''), analysis.options.target).map(
    ({ name, value }): Completion => ({ label: `${name}=`, kind: 'value', insertText: `${name}=`, detail: value, sortText: `1${name}` }),
  );
  const items = [...(isOption ? [option] : []), ...attributes];
  return typed.includes('=') || items.length === 0 ? undefined : { span, items };
}

function fieldWords(field: FieldName, target: Version): Completion[] {
  const facts = masterFields()[FIELD_NAMES.indexOf(field)];
  const word = (label: string, detail: string, index: number): Completion => ({
    label,
    kind: 'value',
    insertText: label,
    ...(detail && { detail }),
    documentation: meaningOf('master-fields', facts?.name ?? field),
    sortText: String(index).padStart(2, '0'),
  });
  switch (field) {
    case 'type':
      return serviceTypes(target).map(({ type }, index) => word(type, meaningOf('service-types', type), index));
    case 'command':
      return daemons(target).map(({ program }, index) => word(program, meaningOf('daemons', program), index));
    case 'wakeup':
      return [word('-', fields.never, 0)];
    case 'maxproc':
      return [word('-', '', 0), word('1', fields.atMost(1), 1), word('0', fields.noLimit, 2)];
    default:
      return ['-', 'y', 'n'].map((value, index) =>
        word(value, (value === '-' ? fields.values[field]?.[facts?.default ?? ''] : fields.values[field]?.[value]) ?? '', index),
      );
  }
}

const meaningOf = (topic: string, name: string): string => valueMeaning(topic, name) ?? '';

/** Services of the stock file that are not there yet, each as its whole line with the options that it has there. */
function stockLines({ configuration, options }: Analysis, source: string, start: number): Completion[] {
  const there = new Set(configuration.services.filter((entry) => entry.node.start !== start).map(({ name, type }) => `${name}/${type}`));
  const eol = endOfLine(source, start);
  return stockServices()
    .filter(({ service, type, command }) => !there.has(`${service}/${type}`) && isProgramKnown(command, options.target))
    .map((stock, index) => ({
      label: stock.service,
      kind: 'snippet',
      insertText: stockLine(stock, options.target).join(eol),
      detail: text.stockService(stock.type, stock.command.split(' ', 1)[0] ?? ''),
      sortText: String(index).padStart(2, '0'),
    }));
}

function isProgramKnown(command: string, target: Version): boolean {
  const found = daemon(command.split(' ', 1)[0] ?? '');
  return found !== undefined && atLeast(target, found.introducedIn);
}
