// Text of template engines (Jinja, ERB, envsubst, Go, Salt and their like): such files are filled in before Postfix sees them, so rules
// that would judge a placeholder stay silent.

import type { Configuration, FileKind } from '../model/configuration';
import { anyLine } from '../syntax/anyLine';
import type { ParsedFile } from '../syntax/lines';

const LINE = /^[ \t]*(?:\{%|%\{|\{#|\{\{|<%|<\?|\[%|%[ \t]*(?:if|for|end)|#?\{\{[#/^])/;
const PLACEHOLDER =
  /\{\{|\}\}|\{%|<%|<\?|\[%|\[\[|%\([^)]*\)s|@@?[A-Za-z_][\w.-]*@|__\w+__|%%?[A-Za-z_]\w*%?|<[A-Za-z_][\w .-]*>|(?<!\$)\{[A-Za-z_][\w.-]*\}|\bPH_|#\{|\$\{\{/;

/** Whether a line is one of a template engine's own. */
export function isTemplateLine(text: string): boolean {
  return LINE.test(text);
}

const MARKS = ['{%', '%{', '{{', '<%'];

/** Whether a file has such lines, so that a part of it may stand there for one case only. */
export function isTemplated(configuration: Configuration, file: FileKind): boolean {
  return file === 'main' ? configuration.fact(isMainTemplated) : hasTemplateLines(configuration.master);
}

const isMainTemplated = ({ main }: Configuration): boolean => hasTemplateLines(main);

const hasTemplateLines = (file: ParsedFile<unknown> | undefined): boolean => file !== undefined && anyLine(file, hasMark) && anyLine(file, hasTemplateLine);

const hasMark = (lines: string): boolean => MARKS.some((mark) => lines.includes(mark));
const hasTemplateLine = (lines: string): boolean => lines.split('\n').some(isTemplateLine);

/** Whether a value holds a placeholder that something else fills in. */
export function hasPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
