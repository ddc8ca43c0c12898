// Turns the operations of a fix into the smallest text edits that carry them out, keeping comments, order, spacing, line ends and
// the layout of continuation lines.
import { isSkipped } from '../syntax/joined';
import { nodeAt } from '../syntax/lines';
import { type Edit, endOfLine, isBlank, type Span } from '../text';
import type { Configuration, FileKind, Setting } from './configuration';
import type { Fix, Operation } from './fix';
import { insertions } from './insertion';

export type FileEdits = Readonly<Partial<Record<FileKind, readonly Edit[]>>>;

/** The edits of a fix whose spans are offsets in `file`. */
export function toEdits(fix: Fix, file: FileKind, configuration: Configuration): FileEdits {
  const main: Edit[] = [];
  const master: Edit[] = [];
  const own = file === 'main' ? main : master;
  const missing: { parameter: string; value: string }[] = [];
  for (const operation of fix.operations) {
    if (operation.kind === 'setOverride') master.push(...setOverride(configuration, operation.span, operation.parameter, operation.value));
    else if (operation.kind !== 'set') own.push(...editsOf(operation, file, configuration));
    else {
      const setting = configuration.setting(operation.parameter);
      if (setting) main.push(...replaceValue(textOf('main', configuration), setting, operation.value));
      else missing.push(operation);
    }
  }
  main.push(...insertions(missing, configuration));
  return { ...(main.length && { main }), ...(master.length && { master }) };
}

function editsOf(operation: Exclude<Operation, { kind: 'set' | 'setOverride' }>, file: FileKind, configuration: Configuration): Edit[] {
  const text = textOf(file, configuration);
  const { span } = operation;
  switch (operation.kind) {
    case 'replace':
      return [{ span, newText: operation.text }];
    case 'replaceValue': {
      const setting = settingAt(configuration, file, span);
      return setting ? replaceValue(text, setting, operation.value) : [];
    }
    case 'removeSetting': {
      const setting = settingAt(configuration, file, span);
      return setting ? removeSetting(text, setting) : [];
    }
    case 'removeWord':
      return [{ span: withSeparator(text, span, settingAt(configuration, file, span)), newText: '' }];
    case 'commentAbove':
      return commentAbove(text, file, configuration, span);
    case 'dedent': {
      const start = lineStart(text, span.start);
      return [{ span: { start, end: behindBlanks(text, start) }, newText: '' }];
    }
    case 'indent':
      return [insert(lineStart(text, span.start), '  ')];
    case 'commentLine':
      return [insert(lineStart(text, span.start), '# ')];
  }
}

/** The setting or override that holds the start of a span. */
export function settingAt(configuration: Configuration, file: FileKind, span: Span): Setting | undefined {
  const syntaxFile = configuration[file];
  const node = syntaxFile && nodeAt<unknown>(syntaxFile, span.start);
  if (!node) return undefined;
  if (file === 'main') return configuration.settingIn(node);
  return configuration.serviceIn(node)?.overrides.find((setting) => setting.span.start <= span.start && span.start <= setting.span.end);
}

/**
 * Puts a new value in place of the old. Of a value over several lines the first line takes it, the others go, and the comments
 * between them stay.
 */
function replaceValue(text: string, setting: Setting, value: string): Edit[] {
  const { start, end } = setting.valueSpan;
  const newText = setting.override?.form === 'plain' && /\s/.test(value) ? value.replaceAll(/\s*,\s*/g, ',').replaceAll(/\s+/g, ',') : value;
  const firstEnd = text.indexOf('\n', start);
  if (firstEnd < 0 || firstEnd >= end) return [{ span: { start, end }, newText: setting.value === '' ? spaced(text, start, newText) : newText }];
  const edits: Edit[] = [{ span: { start, end: beforeLineEnd(text, firstEnd) }, newText }];
  for (let at = firstEnd + 1; at < end; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    // Behind an override stand its closing brace and other options.
    if (next > end && text.slice(end, next).trim() !== '') edits.push({ span: { start: behindBlanks(text, at), end }, newText: '' });
    else if (!isSkipped(text, at, feed < 0 ? next : feed)) edits.push(removeLine(text, at, next));
    at = next;
  }
  return edits;
}

/** `name =` takes its value behind a blank; `name = ` and `name=` as they are. */
function spaced(text: string, at: number, value: string): string {
  const before = text.slice(Math.max(0, at - 2), at);
  return /[ \t]=$/.test(before) ? ` ${value}` : value;
}

function removeLine(text: string, start: number, next: number): Edit {
  // The last line of a file has no line feed of its own: the one before it goes instead.
  const from = next === text.length && text[next - 1] !== '\n' && start > 0 ? start - 1 : start;
  return { span: { start: from, end: next }, newText: '' };
}

function removeSetting(text: string, setting: Setting): Edit[] {
  if (setting.override) return removeOverride(text, setting.span);
  return linesOf(text, setting.node).map(([start, end]) => removeLine(text, start, end));
}

/** The physical lines of a node that are neither comments nor blank. */
function linesOf(text: string, node: Span): [number, number][] {
  const lines: [number, number][] = [];
  for (let at = node.start; at < node.end; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 || feed >= node.end ? node.end : feed + 1;
    if (!isSkipped(text, at, text[next - 1] === '\n' ? next - 1 : next)) lines.push([at, next]);
    at = next;
  }
  return lines;
}

/** Takes the whole line where the option stands alone on it, else the option and the blanks before it. */
function removeOverride(text: string, span: Span): Edit[] {
  const start = lineStart(text, span.start);
  const feed = text.indexOf('\n', span.end);
  const end = feed < 0 ? text.length : feed;
  const alone = behindBlanks(text, start) === span.start && text.slice(span.end, end).trim() === '';
  if (alone) return [removeLine(text, start, feed < 0 ? end : end + 1)];
  let from = span.start;
  while (from > start && isBlank(text.charCodeAt(from - 1))) from--;
  return [{ span: { start: from, end: span.end }, newText: '' }];
}

/** A list member together with the separator behind it, or, for the last one, before it. */
function withSeparator(text: string, span: Span, setting: Setting | undefined): Span {
  const value = setting?.valueSpan ?? span;
  let { start, end } = span;
  const isSeparator = (at: number): boolean => at >= value.start && at < value.end && /[ \t,:]/.test(text[at] ?? '');
  if (span.end < value.end) while (isSeparator(end)) end++;
  else while (isSeparator(start - 1)) start--;
  return { start, end };
}

/** Puts the text of the span, which was meant as a comment, on a line of its own above the setting. */
function commentAbove(text: string, file: FileKind, configuration: Configuration, span: Span): Edit[] {
  const syntaxFile = configuration[file];
  const node = syntaxFile && nodeAt<unknown>(syntaxFile, span.start);
  if (!node) return [];
  const nodeStart = node.start;
  let from = span.start;
  while (from > nodeStart && isBlank(text.charCodeAt(from - 1)) && text[from - 1] !== '\n') from--;
  const eol = endOfLine(text, nodeStart);
  const words = text
    .slice(span.start, span.end)
    .replace(/^#+[ \t]*/, '')
    .trimEnd();
  return [insert(nodeStart, `# ${words}${eol}`), { span: { start: from, end: span.end }, newText: '' }];
}

/** Gives a service an override: in place of the one it has, else on a line of its own behind its last option. */
function setOverride(configuration: Configuration, span: Span, parameter: string, value: string): Edit[] {
  const text = configuration.master?.text ?? '';
  const node = configuration.master && nodeAt<unknown>(configuration.master, span.start);
  const service = node && configuration.serviceIn(node);
  if (!service) return [];
  const existing = service.override(parameter);
  if (existing) return replaceValue(text, existing, value);
  const last = service.overrides.at(-1);
  const at = last?.span.end ?? service.fieldSpan('command').end;
  const option = /\s/.test(value) ? `-o { ${parameter} = ${value} }` : `-o ${parameter}=${value}`;
  const start = last ? lineStart(text, last.span.start) : -1;
  const indent = start >= 0 ? text.slice(start, behindBlanks(text, start)) : '';
  return [insert(at, `${endOfLine(text, at)}${indent || '  '}${option}`)];
}

const insert = (at: number, newText: string): Edit => ({ span: { start: at, end: at }, newText });

const textOf = (file: FileKind, configuration: Configuration): string => configuration[file]?.text ?? '';

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function beforeLineEnd(text: string, feed: number): number {
  return text[feed - 1] === '\r' ? feed - 1 : feed;
}
