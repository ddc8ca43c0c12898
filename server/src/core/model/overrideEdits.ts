// Edits among the `-o` options of a service in master.cf.
import { nodeAt } from '../syntax/lines';
import { type Edit, endOfLine, lineStart, type Span } from '../text';
import type { Configuration, Setting } from './configuration';
import { behindBlanks, insert, removeSpan } from './lineEdits';
import { optionText, replaceValue } from './valueEdits';

/** Takes an option out; of `-vo name=value` the `-v` stays. */
export function removeOverride(text: string, { span }: Setting): Edit[] {
  const flags = /^-([^o\s]+)o/.exec(text.slice(span.start, span.end))?.[1];
  return flags === undefined ? removeSpan(text, span) : [{ span, newText: `-${flags}` }];
}

/**
 * Gives the service that holds `span` an option: in place of the one it has, else on a line of its own behind the last one, with that
 * one's indentation. Options in `going` are those that the same fix removes.
 */
export function setOverride(configuration: Configuration, span: Span, name: string, value: string, going: ReadonlySet<Setting>): Edit[] {
  const text = configuration.master?.text ?? '';
  const node = configuration.master && nodeAt(configuration.master, span.start);
  const service = node && configuration.serviceIn(node);
  if (!service) return [];
  const existing = service.override(name);
  if (existing && !going.has(existing)) return replaceValue(text, existing, value);
  const last = service.overrides.findLast((each) => !going.has(each));
  const at = last?.span.end ?? service.fieldSpan('command').end;
  const start = lineStart(text, (last ?? service.overrides.at(-1))?.span.start ?? 0);
  const indent = text.slice(start, behindBlanks(text, start));
  return [insert(at, `${endOfLine(text, at)}${indent || '  '}${optionText(name, value)}`)];
}
