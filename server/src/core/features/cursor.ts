// What is being written at a cursor. Looks at the text left of it, since a line that is being typed is rarely whole: a name, a value,
// a `$name`, a field of a service, an argument of its command.
import type { FileKind } from '../model/configuration';
import { joinLines } from '../syntax/joined';
import { FIELD_NAMES, type FieldName } from '../syntax/master';
import { BLANKS, splitBraced, type Word } from '../syntax/words';
import { isBlank, lineStart } from '../text';

/** How an assignment is written: a setting of main.cf, `-o name=value`, `-o { name = value }`. */
export type Form = 'setting' | 'plain' | 'braces';

export type Cursor =
  /** `typed` is what stands of the name. */
  | { readonly kind: 'name'; readonly form: Form; readonly typed: string; readonly start: number }
  /** `written` is what stands between `=` and the cursor, lines joined and comments gone; `spaced`: a blank stands before `=`. */
  | { readonly kind: 'value'; readonly form: Form; readonly name: string; readonly written: string; readonly spaced: boolean; readonly start: number }
  | { readonly kind: 'field'; readonly field: FieldName; readonly typed: string; readonly start: number }
  /** A word behind the command that is no option yet; `command` as written, `given` the arguments before it. */
  | {
      readonly kind: 'argument';
      readonly command: string;
      readonly given: readonly string[];
      readonly typed: string;
      readonly isOption: boolean;
      readonly start: number;
    };

/** Undefined in comments, and where nothing can be completed. `start` is where the logical line begins. */
export function cursorAt(text: string, file: FileKind, offset: number): Cursor | undefined {
  const from = lineStart(text, offset);
  const line = text.slice(from, offset);
  if (/^\s*#/.test(line)) return undefined;
  const start = logicalLineStart(text, offset);
  // The line of the cursor counts even where it is still blank.
  const left = (start < from ? joinLines(text.slice(start, from)).text : '') + line;
  const found = file === 'main' ? inMain(line, left, start) : inMaster(left, start);
  // A brace that is never closed makes one word of many lines.
  return found && 'typed' in found && found.typed.length > line.length ? undefined : found;
}

/** Comments and blank lines between the lines of a setting do not end it. */
function logicalLineStart(text: string, offset: number): number {
  let start = lineStart(text, offset);
  const isContinued = (at: number): boolean => at < text.length && (isBlank(text.charCodeAt(at)) || text[at] === '#');
  if (start === offset || !isBlank(text.charCodeAt(start))) return start;
  while (start > 0 && isContinued(start)) start = lineStart(text, start - 1);
  return start;
}

function inMain(line: string, left: string, start: number): Cursor | undefined {
  if (/^[\w.-]*$/.test(line)) return { kind: 'name', form: 'setting', typed: line, start };
  return inAssignment(left, 'setting', start);
}

function inAssignment(text: string, form: Form, start: number): Cursor | undefined {
  const [, name, blanks = '', written = ''] = (form === 'plain' ? /^([^\s=]+)()=([\s\S]*)$/ : /^([^\s=]+)(\s*)=([\s\S]*)$/).exec(text) ?? [];
  return name === undefined ? undefined : { kind: 'value', form, name, written, spaced: blanks !== '', start };
}

function inMaster(left: string, start: number): Cursor | undefined {
  const words = splitBraced(left, BLANKS);
  const last = words.at(-1);
  const current: Word = last && last.end === left.length ? last : { text: '', start: left.length, end: left.length };
  const before = current === last ? words.slice(0, -1) : words;
  const field = FIELD_NAMES[before.length];
  if (field) return { kind: 'field', field, typed: current.text, start };
  return behindCommand(before.slice(FIELD_NAMES.length), current.text, before[FIELD_NAMES.length - 1]?.text ?? '', start);
}

/** Options are words that begin with `-`, up to the first other word; `-o` takes the next one. */
function behindCommand(words: readonly Word[], typed: string, command: string, start: number): Cursor | undefined {
  let takesArgument = false;
  for (const [index, { text }] of words.entries()) {
    if (takesArgument) takesArgument = false;
    else if (!text.startsWith('-') || text === '--') {
      const given = words.slice(index).map((word) => word.text);
      return { kind: 'argument', command, given, typed, isOption: false, start };
    } else takesArgument = text.endsWith('o');
  }
  if (takesArgument) return inOption(typed, start);
  if (/^-o./.test(typed)) return inOption(typed.slice(2), start);
  return { kind: 'argument', command, given: [], typed, isOption: true, start };
}

function inOption(typed: string, start: number): Cursor | undefined {
  const form: Form = typed.startsWith('{') ? 'braces' : 'plain';
  const inside = typed.replace(/^\{\s*/, '');
  if (/^[\w.-]*$/.test(inside)) return { kind: 'name', form, typed: inside, start };
  return inAssignment(inside, form, start);
}
