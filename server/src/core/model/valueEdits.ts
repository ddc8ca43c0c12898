// Edits inside of a value: another value in its place, or one member of a list less. Comments between its lines stay.
import { parameter, valueType } from '../catalogue/parameters';
import { isSkipped } from '../syntax/joined';
import { type Edit, isBlank, lineStart, type Span } from '../text';
import type { Setting } from './configuration';
import { beforeBlanks, behindBlanks, lineEnd, nextLine, remove, removeLine } from './lineEdits';

/** Puts a new value in place of the old. Of a value over several lines the first line takes it, and the others go. */
export function replaceValue(text: string, setting: Setting, value: string): Edit[] {
  const isPlain = setting.override !== undefined && setting.override.form !== 'braces';
  if (isPlain && /\s/.test(value) && !isList(setting.name)) return [inBraces(setting, value)];
  const { start, end } = setting.valueSpan;
  const newText = isPlain ? withoutBlanks(value) : value;
  const firstEnd = lineEnd(text, start);
  if (firstEnd >= end) return [replaceOnLine(text, setting, newText)];
  const edits: Edit[] = [{ span: { start, end: firstEnd }, newText }];
  for (let at = nextLine(text, start); at < end; at = nextLine(text, at)) {
    const stop = lineEnd(text, at);
    // Behind an override stand its closing brace and other options.
    if (stop > end && text.slice(end, stop).trim() !== '') edits.push(remove(behindBlanks(text, at), end));
    else if (!isSkipped(text, at, stop)) edits.push(removeLine(text, at, nextLine(text, at)));
  }
  return edits;
}

/** How an option is written that gives a parameter a value: with blanks in it, in braces. */
export function optionText(name: string, value: string): string {
  return /\s/.test(value) ? `-o { ${name} = ${value} }` : `-o ${name}=${value}`;
}

/** Takes a member out of a list, with the separator behind it or, for the last one, before it. */
export function removeWord(text: string, span: Span, setting: Setting | undefined): Edit[] {
  const value = setting?.valueSpan ?? span;
  const isSeparator = (at: number): boolean => at >= value.start && at < value.end && /[ \t,:]/.test(text[at] ?? '');
  let { start, end } = span;
  while (isSeparator(end)) end++;
  const isLast = end === span.end && !hasWord(text, end, value.end);
  if (isLast) while (isSeparator(start - 1)) start--;
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isFirstOnLine = behindBlanks(text, from) >= start;
  const isLastOnLine = behindBlanks(text, end) >= to;
  const before = isLast && isFirstOnLine ? separatorsBefore(text, from, value) : [];
  if (isFirstOnLine && isLastOnLine) return [...before, removeLine(text, from, nextLine(text, end))];
  // The indentation stays: it makes the rest of the line belong to what is above.
  if (isFirstOnLine) return [...before, remove(behindBlanks(text, from), behindBlanks(text, end))];
  const isOnly = isLast && start === value.start;
  return [remove(isLastOnLine || isOnly ? beforeBlanks(text, start, from) : start, isLastOnLine ? to : end)];
}

/** Whether a member stands in a stretch of a value. */
function hasWord(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at = nextLine(text, at)) {
    const stop = Math.min(end, lineEnd(text, at));
    const isWholeLine = at === lineStart(text, at);
    if (!(isWholeLine && isSkipped(text, at, stop)) && /[^\s,:]/.test(text.slice(at, stop))) return true;
  }
  return false;
}

/** The separators at the end of the line of a value above another; comments may stand between. */
function separatorsBefore(text: string, from: number, value: Span): Edit[] {
  for (let end = from - 1; end > value.start; end = lineStart(text, end) - 1) {
    const start = lineStart(text, end);
    const stop = lineEnd(text, start);
    if (isSkipped(text, start, stop)) continue;
    let at = stop;
    while (at > value.start && (isBlank(text.charCodeAt(at - 1)) || text[at - 1] === ',')) at--;
    return text.slice(at, stop).includes(',') ? [remove(at, stop)] : [];
  }
  return [];
}

function replaceOnLine(text: string, setting: Setting, value: string): Edit {
  const { start, end } = setting.valueSpan;
  if (value === '') return { span: { start: beforeBlanks(text, start, lineStart(text, start)), end }, newText: '' };
  if (setting.value !== '') return { span: { start, end }, newText: value };
  // `name =` takes its value behind a blank, `{ name = }` one before its brace; `name = ` and `name=` are as they should be.
  const lead = /[ \t]=$/.test(text.slice(Math.max(0, start - 2), start)) ? ' ' : '';
  return { span: { start, end }, newText: `${lead}${value}${text[start] === '}' ? ' ' : ''}` };
}

function isList(name: string): boolean {
  const found = parameter(name);
  return found !== undefined && valueType(found.type).list === true;
}

/** The members of a list in one word: without braces, blanks would end the option. */
function withoutBlanks(value: string): string {
  return value.replaceAll(/\s*,\s*|\s+/g, ',');
}

function inBraces(setting: Setting, value: string): Edit {
  return { span: setting.span, newText: optionText(setting.name, value) };
}
