// Completion: parameter names where a setting begins, and values where one is being written. Works on the text left of the cursor,
// since a line that is being typed is rarely a whole setting.
import type { Analysis } from '../analysis';
import { defaultValue, parameter as parameterNamed, parameterNames } from '../catalogue/parameters';
import { prose } from '../catalogue/prose';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { FileKind, Setting } from '../model/configuration';
import { assignmentStyle } from '../model/insertion';
import { nodeAt } from '../syntax/lines';
import type { Span } from '../text';
import { completeValues } from './valueCompletion';

export interface Completion {
  readonly label: string;
  readonly kind: 'parameter' | 'value' | 'reference' | 'snippet';
  readonly insertText: string;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown; the name of a parameter stands for the text that `describeParameter` gives, since that is long. */
  readonly documentation?: string;
  readonly parameter?: string;
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
  readonly sortText: string;
}

export interface Completions {
  /** What every item replaces. */
  readonly span: Span;
  readonly items: readonly Completion[];
}

const text = messages.completion;
const NAME_AT_LINE_START = /^[A-Za-z0-9_]*$/;
const OVERRIDE_NAME = /(?:^|\s)-o\s*(?:\{\s*)?([A-Za-z0-9_]*)$/;
const OVERRIDE_VALUE = /(?:^|\s)-o\s*(?:\{\s*)?([A-Za-z0-9_]+)\s*=(?:\s*)([^}]*)$/;
const REFERENCE = /\$[{(]?\s*([A-Za-z0-9_]*)$/;

export function complete(analysis: Analysis, file: FileKind, offset: number): Completions | undefined {
  const source = analysis.texts[file] ?? '';
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const left = source.slice(start, offset);
  if (/^[ \t]*#/.test(left)) return undefined;
  return file === 'main' ? completeMain(analysis, source, left, offset) : completeMaster(analysis, source, left, offset);
}

function completeMain(analysis: Analysis, source: string, left: string, offset: number): Completions | undefined {
  if (NAME_AT_LINE_START.test(left)) return completeNames(analysis, source, offset - left.length, offset);
  const setting = settingLeftOf(analysis, source, offset);
  return setting && completeValue(analysis, setting.name, setting.written, offset);
}

function completeMaster(analysis: Analysis, source: string, left: string, offset: number): Completions | undefined {
  const name = OVERRIDE_NAME.exec(left);
  if (name) return completeNames(analysis, source, offset - (name[1] ?? '').length, offset, left.includes('{') ? ' = ' : '=');
  const value = OVERRIDE_VALUE.exec(left);
  return value ? completeValue(analysis, value[1] ?? '', value[2] ?? '', offset) : undefined;
}

/** The setting whose value the cursor is in: on its own line, or on an indented line below. */
function settingLeftOf(analysis: Analysis, source: string, offset: number): { name: string; written: string } | undefined {
  const file = analysis.configuration.main;
  let node = file && nodeAt<unknown>(file, offset);
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const continues = /[ \t]/.test(source[lineStart] ?? '');
  while (node && node.start >= lineStart && continues && node.start > 0) node = file && nodeAt<unknown>(file, node.start - 1);
  const upToCursor = node ? source.slice(node.start, offset) : '';
  const match = /^([A-Za-z0-9_]+)[ \t]*=(.*)$/s.exec(upToCursor);
  return match ? { name: match[1] ?? '', written: match[2] ?? '' } : undefined;
}

function completeValue(analysis: Analysis, name: string, written: string, offset: number): Completions {
  const reference = REFERENCE.exec(written);
  if (reference) return completeReferences(analysis, offset - (reference[1] ?? '').length, offset);
  return completeValues(analysis.options.target, name, written, offset);
}

function completeNames(analysis: Analysis, source: string, start: number, offset: number, style?: string): Completions {
  const { configuration, options } = analysis;
  const behind = /^[A-Za-z0-9_]*([ \t]*=)?/.exec(source.slice(offset, offset + 200));
  const suffix = behind?.[1] ? '' : (style ?? assignmentStyle(source, configuration.settings.at(-1)));
  const items = parameterNames(options.target).map((name) =>
    nameItem(name, suffix, options.target, style === undefined ? configuration.setting(name) : undefined),
  );
  return { span: { start, end: offset + (behind?.[0].length ?? 0) - (behind?.[1]?.length ?? 0) }, items };
}

/** One name: explained ones first, then the rest, then deprecated ones, and last what is already set. */
function nameItem(name: string, suffix: string, target: Version, set: Setting | undefined): Completion {
  const found = parameterNamed(name);
  const deprecated = found?.status === 'removed' || (found?.deprecatedSince !== undefined && atLeast(target, found.deprecatedSince));
  const builtIn = found && !found.machineDependent ? defaultValue(found, target) : undefined;
  const detail = set ? text.alreadySet(set.node.line + 1) : builtIn === undefined ? undefined : text.default(builtIn);
  const explained = prose(name) ? 0 : 1;
  return {
    label: name,
    kind: 'parameter',
    insertText: `${name}${suffix}`,
    parameter: name,
    ...(detail !== undefined && { detail }),
    ...(deprecated && { deprecated }),
    sortText: `${set ? 3 : deprecated ? 2 : explained}${name}`,
  };
}

/** Names of one's own first, then what is set, then the rest. */
function completeReferences(analysis: Analysis, start: number, offset: number): Completions {
  const { configuration, options } = analysis;
  const known = new Set(parameterNames(options.target));
  const own = [...configuration.names()].filter((name) => !known.has(name) && /^[A-Za-z0-9_]+$/.test(name));
  const item = (name: string, rank: number): Completion => ({
    label: name,
    kind: 'reference',
    insertText: name,
    detail: rank === 0 ? text.own : text.default(configuration.raw(name) ?? ''),
    parameter: name,
    sortText: `${rank}${name}`,
  });
  return {
    span: { start, end: offset },
    items: [...own.map((name) => item(name, 0)), ...[...known].map((name) => item(name, configuration.isSet(name) ? 1 : 2))],
  };
}
