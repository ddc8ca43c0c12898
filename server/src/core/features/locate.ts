// What stands at an offset: a parameter's name, a `$reference`, a word of a value, a field or an argument of a service.
import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import type { Assignment } from '../syntax/assignment';
import { references } from '../syntax/expression';
import { nodeAt } from '../syntax/lines';
import { FIELD_NAMES, type FieldName } from '../syntax/master';
import { splitBraced } from '../syntax/words';
import { contains, lineStart, type Span, shift } from '../text';
import { known, separatorsOf } from './typeOf';

interface InSetting {
  readonly setting: Setting;
  readonly service?: ServiceEntry;
  readonly span: Span;
}

export type Place =
  | (InSetting & { readonly kind: 'name' })
  | (InSetting & { readonly kind: 'reference'; readonly name: string /** The offset in the value. */; readonly at: number })
  | (InSetting & { readonly kind: 'word'; readonly word: string /** The word before it. */; readonly before: string })
  | { readonly kind: 'field'; readonly service: ServiceEntry; readonly field: FieldName; readonly span: Span }
  | { readonly kind: 'argument'; readonly service: ServiceEntry /** Among its arguments. */; readonly index: number; readonly span: Span };

export function locate(analysis: Analysis, file: FileKind, offset: number): Place | undefined {
  const place = find(analysis, file, offset);
  // The blanks before a line that goes on belong to no word, although a word ends where they begin.
  return place && contains(place.span, offset) ? place : undefined;
}

function find(analysis: Analysis, file: FileKind, offset: number): Place | undefined {
  const { configuration } = analysis;
  const syntax = configuration[file];
  const node = syntax && nodeAt(syntax, offset);
  if (!node || isInComment(syntax.text, offset)) return undefined;
  if (file === 'main') {
    const setting = configuration.settingIn(node);
    return setting && locateInSetting({ setting }, offset);
  }
  const service = configuration.serviceIn(node);
  if (!service) return undefined;
  const setting = service.overrides.find((each) => contains(each.span, offset));
  return setting ? locateInSetting({ setting, service }, offset) : locateInService(service, offset);
}

/** A comment between the lines of a value is no part of it. */
function isInComment(text: string, offset: number): boolean {
  return /^[ \t]*#/.test(text.slice(lineStart(text, offset), offset + 1));
}

function locateInSetting(around: { setting: Setting; service?: ServiceEntry }, offset: number): Place | undefined {
  const { setting } = around;
  if (contains(setting.nameSpan, offset)) return { kind: 'name', ...around, span: setting.nameSpan };
  if (!contains(setting.valueSpan, offset)) return undefined;
  const at = setting.assignment.offsetIn(offset - setting.node.start);
  const reference = references(setting.value).find(({ start, nameEnd }) => start <= at && at <= nameEnd);
  if (reference) {
    const { name, start, nameStart, nameEnd } = reference;
    return { kind: 'reference', name, at, ...around, span: setting.spanIn(at < nameStart ? start : nameStart, nameEnd) };
  }
  const words = wordsOf(setting.assignment);
  const index = words.findIndex((each) => each.start <= at && at <= each.end);
  const word = words[index];
  return word && { kind: 'word', word: word.text, before: words[index - 1]?.text ?? '', ...around, span: setting.spanIn(word.start, word.end) };
}

function locateInService(service: ServiceEntry, offset: number): Place | undefined {
  const field = FIELD_NAMES.find((name) => contains(service.fieldSpan(name), offset));
  if (field) return { kind: 'field', service, field, span: service.fieldSpan(field) };
  const index = service.service.arguments.findIndex((each) => contains(shift(each.span, service.node.start), offset));
  const word = service.service.arguments[index];
  return word && { kind: 'argument', service, index, span: shift(word.span, service.node.start) };
}

/** The members of a value, cut as its type says. */
function wordsOf(assignment: Assignment): { text: string; start: number; end: number }[] {
  return splitBraced(assignment.value, separatorsOf(known(assignment.name)));
}
