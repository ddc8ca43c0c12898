// Text of template engines (Jinja, ERB, envsubst, Go, Salt and their like): such files are filled in before Postfix sees them, so rules
// that would judge a placeholder stay silent.

import type { Configuration, FileKind } from '../model/configuration';
import type { ParsedFile } from '../syntax/lines';
import { Memory } from './memory';

const LINE = /^[ \t]*(?:\{%|%\{|\{#|\{\{|<%|<\?|\[%|%[ \t]*(?:if|for|end)|#?\{\{[#/^])/;
const PLACEHOLDER =
  /\{\{|\}\}|\{%|<%|<\?|\[%|\[\[|%\([^)]*\)s|@@?[A-Za-z_][\w.-]*@|__\w+__|%%?[A-Za-z_]\w*%?|<[A-Za-z_][\w .-]*>|(?<!\$)\{[A-Za-z_][\w.-]*\}|\bPH_|#\{|\$\{\{/;

/** Whether a line is one of a template engine's own. */
export function isTemplateLine(text: string): boolean {
  return LINE.test(text);
}

const MARKS = ['{%', '%{', '{{', '<%'];
const memory = new Memory<boolean>();

/** Whether a file has such lines, so that a part of it may stand there for one case only. */
export function isTemplated(configuration: Configuration, file: FileKind): boolean {
  return file === 'main' ? configuration.fact(isMainTemplated) : hasTemplateLines(configuration.master);
}

const isMainTemplated = ({ main }: Configuration): boolean => hasTemplateLines(main);

function hasTemplateLines(file: ParsedFile<unknown> | undefined): boolean {
  if (!file) return false;
  return memory.of(file, undefined, () => MARKS.some((mark) => file.text.includes(mark)) && file.text.split('\n').some(isTemplateLine));
}

/** Whether a value holds a placeholder that something else fills in. */
export function hasPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
