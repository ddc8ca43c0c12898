// What stands at an offset: a parameter's name, a `$reference`, or a word of a value. Shared by hover and completion.

import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import type { Assignment } from '../syntax/assignment';
import { references } from '../syntax/expression';
import { nodeAt } from '../syntax/lines';
import { COLON_COMMA_BLANKS, COMMA_BLANKS, splitBraced } from '../syntax/words';
import { contains, type Span } from '../text';
import { typeOf } from './typeOf';

export type Place =
  | { readonly kind: 'name'; readonly setting: Setting; readonly service?: ServiceEntry; readonly span: Span }
  | { readonly kind: 'reference'; readonly name: string; readonly setting: Setting; readonly service?: ServiceEntry; readonly span: Span }
  | { readonly kind: 'word'; readonly word: string; readonly setting: Setting; readonly service?: ServiceEntry; readonly span: Span };

/** The assignment whose name or value holds the offset. */
export function settingAround(analysis: Analysis, file: FileKind, offset: number): { setting: Setting; service?: ServiceEntry } | undefined {
  const { configuration } = analysis;
  const syntax = configuration[file];
  const node = syntax && nodeAt<unknown>(syntax, offset);
  if (!node) return undefined;
  if (file === 'main') {
    const setting = configuration.settingIn(node);
    return setting && { setting };
  }
  const service = configuration.serviceIn(node);
  const setting = service?.overrides.find((each) => contains(each.span, offset));
  return service && setting ? { setting, service } : undefined;
}

export function locate(analysis: Analysis, file: FileKind, offset: number): Place | undefined {
  const around = settingAround(analysis, file, offset);
  if (!around) return undefined;
  const { setting } = around;
  if (contains(setting.nameSpan, offset)) return { kind: 'name', ...around, span: setting.nameSpan };
  if (!contains(setting.valueSpan, offset)) return undefined;
  const at = setting.assignment.offsetIn(offset - setting.node.start);
  for (const reference of references(setting.value)) {
    if (reference.nameStart <= at && at <= reference.nameEnd) {
      return { kind: 'reference', name: reference.name, ...around, span: setting.spanIn(reference.nameStart, reference.nameEnd) };
    }
  }
  const word = wordsOf(setting.assignment).find((each) => each.start <= at && at <= each.end);
  return word && { kind: 'word', word: word.text, ...around, span: setting.spanIn(word.start, word.end) };
}

/** The members of a value, cut as its type says. */
export function wordsOf(assignment: Assignment): { text: string; start: number; end: number }[] {
  return splitBraced(assignment.value, typeOf(assignment.name)?.separators?.includes(':') ? COLON_COMMA_BLANKS : COMMA_BLANKS);
}
