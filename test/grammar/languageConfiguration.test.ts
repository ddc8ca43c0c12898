// What the language configuration does to typing, for the cases in which VS Code's own habits would break a Postfix file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
}

const source = readFileSync(new URL('../../syntaxes/language-configuration.json', import.meta.url), 'utf8');
const configuration = JSON.parse(source.replace(/^\s*\/\/.*$/gm, ''));

/** The text after Enter at the `|`, as VS Code applies the first rule that fits; without one it keeps the indentation. */
function enter(line: string): string {
  const [before = '', after = ''] = line.split('|');
  const fits = (rule: EnterRule) => new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText ?? '').test(after);
  const action = (configuration.onEnterRules as EnterRule[]).find(fits)?.action;
  const indent = /^\s*/.exec(before)?.[0] + (action?.indent === 'indent' ? '    ' : '');
  return `${before}\n${indent}${action?.appendText ?? ''}|${after}`;
}

function words(text: string): string[] {
  const { pattern, flags } = configuration.wordPattern;
  return text.match(new RegExp(pattern, `${flags}g`)) ?? [];
}

describe('Enter', () => {
  it.each([
    ['a setting that is complete', 'biff = no|', 'biff = no\n|'],
    ['a setting that may stay empty', 'relayhost =|', 'relayhost =\n|'],
    ['before a setting', '|biff = no', '\n|biff = no'],
    ['inside a setting, where the rest must stay indented', 'mydestination = a,|b', 'mydestination = a,\n    |b'],
    ['between brackets, where the closing one must stay indented', 'x = inline:{|}', 'x = inline:{\n    |}'],
    ['behind a comma at the end', 'mydestination = a,|', 'mydestination = a,\n    |'],
    ['in a continuation', '  permit,|', '  permit,\n  |'],
    ['inside a continuation', '\tpermit,|reject', '\tpermit,\n\t|reject'],
    ['inside a service', 'smtp inet n - y - - smtpd| -o biff=no', 'smtp inet n - y - - smtpd\n    | -o biff=no'],
    ['behind a comment', '# why|', '# why\n|'],
    ['behind a comment with an open bracket', '# {|', '# {\n|'],
    ['inside a comment', '# one| two', '# one\n#| two'],
    ['inside a comment, before a word', '  # one |two', '  # one \n  # |two'],
  ])('%s', (_where, line, expected) => {
    expect(enter(line)).toBe(expected);
  });
});

it('takes parameter names, and values with hyphens, for one word', () => {
  expect(words('smtpd_tls_protocols = $x, dane-only')).toEqual(['smtpd_tls_protocols', 'x', 'dane-only']);
  expect(words('-o mynetworks=[::1]/128 # größer')).toEqual(['o', 'mynetworks', '1', '128', 'größer']);
});

it('closes brackets but no quotes, and lets no bracket move its line', () => {
  expect(configuration.autoClosingPairs.map(({ open, close }: { open: string; close: string }) => open + close)).toEqual(['{}', '()', '[]']);
  expect(configuration.brackets).toBeUndefined();
  expect(configuration.colorizedBracketPairs).toEqual([
    ['{', '}'],
    ['(', ')'],
  ]);
});
