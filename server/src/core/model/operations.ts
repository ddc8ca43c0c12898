// Turns the operations of a fix into the smallest text edits that carry them out, keeping comments, order, spacing, line ends and
// the layout of continuation lines.
import { nodeAt } from '../syntax/lines';
import { type Edit, endOfLine, lineStart, type Span } from '../text';
import type { Configuration, FileKind, Setting } from './configuration';
import type { Fix, Operation } from './fix';
import { insertions } from './insertion';
import { beforeBlanks, behindBlanks, insert, remove, removeSpan } from './lineEdits';
import { mergeEdits } from './mergedEdits';
import { removeOverride, setOverride } from './overrideEdits';
import { removeWord, replaceValue } from './valueEdits';

export type FileEdits = Readonly<Partial<Record<FileKind, readonly Edit[]>>>;

/** The edits of a fix whose spans are offsets in `file`, in order of place; none overlaps another. */
export function toEdits(fix: Fix, file: FileKind, configuration: Configuration): FileEdits {
  const edits: Record<FileKind, Edit[]> = { main: [], master: [] };
  const missing: { parameter: string; value: string }[] = [];
  const going = removedBy(fix, file, configuration);
  for (const operation of withJoinedWords(fix.operations, textOf(file, configuration))) {
    if (operation.kind === 'setOverride') edits.master.push(...setOverride(configuration, operation.span, operation.parameter, operation.value, going));
    else if (operation.kind !== 'set') for (const edit of editsOf(operation, file, configuration)) edits[file].push(edit);
    else {
      const setting = configuration.settingsNamed(operation.parameter).findLast((each) => !going.has(each));
      if (setting) edits.main.push(...replaceValue(textOf('main', configuration), setting, operation.value));
      else missing.push(operation);
    }
  }
  edits.main.push(...insertions(missing, configuration));
  const main = mergeEdits(textOf('main', configuration), edits.main);
  const master = mergeEdits(textOf('master', configuration), edits.master);
  return { ...(main.length && { main }), ...(master.length && { master }) };
}

/** Neighbours in a list that go together are one: each by itself would leave the separator that the other one counts on. */
function withJoinedWords(operations: readonly Operation[], text: string): Operation[] {
  const spans = operations.flatMap((operation) => (operation.kind === 'removeWord' ? operation.span : [])).sort((a, b) => a.start - b.start);
  if (spans.length < 2) return [...operations];
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && /^[ \t,:]*$/.test(text.slice(last.end, span.start))) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return [...operations.filter((operation) => operation.kind !== 'removeWord'), ...joined.map((span): Operation => ({ kind: 'removeWord', span }))];
}

/** The settings that a fix takes out: nothing can be put into or behind them. */
function removedBy(fix: Fix, file: FileKind, configuration: Configuration): ReadonlySet<Setting> {
  const settings = fix.operations.flatMap((operation) => (operation.kind === 'removeSetting' ? (settingAt(configuration, file, operation.span) ?? []) : []));
  return new Set(settings);
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
      if (!setting) return [];
      return setting.override ? removeOverride(text, setting) : removeSpan(text, setting.node);
    }
    case 'removeWord':
      return removeWord(text, span, settingAt(configuration, file, span));
    case 'commentAbove':
      return commentAbove(text, file, configuration, span);
    case 'dedent': {
      const start = lineStart(text, span.start);
      return [remove(start, behindBlanks(text, start))];
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
  const node = syntaxFile && nodeAt(syntaxFile, span.start);
  if (!node) return undefined;
  if (file === 'main') return configuration.settingIn(node);
  return overrideAt(configuration.serviceIn(node)?.overrides ?? [], span.start);
}

/** The first that holds `offset` or ends there; they stand in order of place, and there may be very many. */
function overrideAt(overrides: readonly Setting[], offset: number): Setting | undefined {
  let low = 0;
  let high = overrides.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((overrides[middle] as Setting).span.end < offset) low = middle + 1;
    else high = middle;
  }
  const found = overrides[low];
  return found && found.span.start <= offset ? found : undefined;
}

/**
 * Puts the text of the span, which was meant as a comment, on a line of its own: above the setting, or above the line of the service
 * that holds it.
 */
function commentAbove(text: string, file: FileKind, configuration: Configuration, span: Span): Edit[] {
  const syntaxFile = configuration[file];
  const node = syntaxFile && nodeAt(syntaxFile, span.start);
  if (!node) return [];
  const at = file === 'main' ? node.start : lineStart(text, span.start);
  const indent = text.slice(at, behindBlanks(text, at));
  const eol = endOfLine(text, at);
  const comments = text
    .slice(span.start, span.end)
    .split(/\r?\n/)
    .map((line) => `${indent}# ${line.replace(/^[ \t]*#*[ \t]*/, '').trimEnd()}${eol}`);
  return [insert(at, comments.join('')), remove(beforeBlanks(text, span.start, node.start), span.end)];
}

const textOf = (file: FileKind, configuration: Configuration): string => configuration[file]?.text ?? '';
