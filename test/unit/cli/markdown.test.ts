// Markdown for a terminal.
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../server/src/cli/markdown';

test.each([
  ['emphasis and code', '**a** *b* `c*d*`, snake_case and 2*3*4', 'a b c*d*, snake_case\nand 2*3*4\n'],
  ['links', 'see [postconf(5)](https://x.org/#a)', 'see\npostconf(5) (https://x.org/#a)\n'],
  ['headings', '# One\n\ntext\n\n## Two', 'One\n\ntext\n\nTwo\n'],
  ['paragraphs are filled', 'one\ntwo three\n\nfour', 'one two three\n\nfour\n'],
  ['items hang', '- one two three four five six seven\n- eight', '- one two three four\n  five six seven\n- eight\n'],
  ['code is not torn', 'one two three `four five` six', 'one two three\nfour five six\n'],
  ['nor are strong words', 'one two three **four five** six', 'one two three\nfour five six\n'],
  ['code blocks stay as they are', 'a\n```postfix-main bad\nb  =  **c**\n```', 'a\n  (bad)\n    b  =  **c**\n'],
  ['rules', 'a\n\n---\n\nb', 'a\n\nb\n'],
  ['escapes', 'a \\*b\\*', 'a *b*\n'],
  ['what a terminal would obey', 'a \u001b[31m', 'a \ufffd[31m\n'],
])('%s', (_title, markdown, expected) => {
  expect(renderMarkdown(markdown, 20, false)).toBe(expected);
});

test('colour makes headings and strong words bold', () => {
  expect(renderMarkdown('# a\n\n**b** c', 20, true)).toBe('\u001b[1ma\u001b[0m\n\n\u001b[1mb\u001b[0m c\n');
});
