// `postfix-lint explain`: what the hover says of a name, or the page of a rule, for a terminal; with --list every name with its sentence.
import { Analysis, coreMessages, describeName, type LintOptions, listNames, pageUrl, parameterNames, type Rule, ruleById, rules } from '../core';
import type { Arguments } from './arguments';
import { choose } from './assumptions';
import type { Command } from './command';
import { Failure } from './failure';
import { renderMarkdown } from './markdown';
import { rulePage } from './package';
import { suggestion } from './suggestion';
import type { Terminal } from './terminal';

const text = coreMessages.cli;
const MOST_WIDTH = 100;
/** Longer names than this are few, and would push all sentences to the right. */
const MOST_NAME = 44;

export const explain: Command = {
  options: { list: 'flag', format: 'value' },
  help: text.help.explain,
  async run(given, assumptions, terminal) {
    const format = choose(given, 'format', ['text', 'json']);
    const { options } = await assumptions.for();
    if (given.has('list')) list(given, options, format, terminal);
    else if (given.has('format')) throw new Failure(text.formatOfList);
    else explainName(given, options, terminal);
    return 0;
  },
};

function explainName(given: Arguments, options: LintOptions, terminal: Terminal): void {
  const [name, ...others] = given.positionals;
  if (name === undefined || others.length > 0) throw new Failure(text.oneName);
  const rule = ruleById(name);
  const meanings = [...(rule ? [describeRule(rule)] : []), ...describeName(Analysis.of({}, options), name)];
  if (meanings.length === 0) throw new Failure(text.unknownName(name) + near(name, options));
  const width = Math.min(MOST_WIDTH, terminal.width ?? MOST_WIDTH);
  terminal.out(meanings.map((markdown) => renderMarkdown(markdown, width, terminal.colour)).join('\n'));
}

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly summary: string;
}

function list(given: Arguments, options: LintOptions, format: 'text' | 'json', terminal: Terminal): void {
  if (given.positionals.length > 0) throw new Failure(text.listTakesNoName);
  const rows: Row[] = [...listNames(options.target), ...rules.map(({ id, summary }) => ({ name: id, kind: 'rule', summary }))].map((row) => ({
    ...row,
    summary: plain(row.summary),
  }));
  const lines =
    format === 'json'
      ? [`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`]
      : rows.map(({ name, summary }) => `${name.padEnd(MOST_NAME)}  ${summary}`);
  terminal.out(`${lines.join('\n')}\n`);
}

/** One line without marks, however wide: a terminal cuts or wraps it, `grep` does not mind. */
function plain(markdown: string): string {
  return renderMarkdown(markdown, Number.POSITIVE_INFINITY, false).trim();
}

function describeRule(rule: Rule): string {
  return rulePage(rule.id) ?? `# ${rule.id}\n\n${rule.summary}\n\n${text.noPage(pageUrl(rule.id))}\n`;
}

/** Parameters last: of names that are equally near, those of few kinds would be lost among them. */
function near(name: string, { target }: LintOptions): string {
  const known = listNames(target).filter(({ kind }) => kind !== 'parameter');
  return suggestion(name, [...new Set([...parameterNames(target), ...known.map((each) => each.name), ...rules.map((rule) => rule.id)])]);
}
