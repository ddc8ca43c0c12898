// Text of template engines (Jinja, ERB, envsubst, Go, Salt and their like): such files are filled in before Postfix sees them, so rules
// that would judge a placeholder stay silent.

const LINE = /^[ \t]*(?:\{%|\{#|\{\{|<%|<\?|\[%|%[ \t]*(?:if|for|end)|#?\{\{[#/^])/;
const PLACEHOLDER =
  /\{\{|\}\}|\{%|<%|<\?|\[%|\[\[|%\([^)]*\)s|@@?[A-Za-z_][\w.-]*@|__\w+__|%%?[A-Za-z_]\w*%?|<[A-Za-z_][\w .-]*>|(?<!\$)\{[A-Za-z_][\w.-]*\}|\bPH_|#\{|\$\{\{/;

/** Whether a line is one of a template engine's own. */
export function isTemplateLine(text: string): boolean {
  return LINE.test(text);
}

/** Whether a file has such lines, so that a part of it may stand there for one case only. */
export function isTemplated(text: string): boolean {
  return /\{%|<%|\{\{/.test(text) && text.split('\n').some(isTemplateLine);
}

/** Whether a value holds a placeholder that something else fills in. */
export function hasPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
