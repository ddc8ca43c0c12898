// `postfix-lint explain`: what the hover says of a parameter, or the page of a rule, for a terminal.
import { Analysis, coreMessages, describeParameter, knownParameter, nearestNames, pageUrl, type Rule, ruleById, rules } from '../core';
import type { Command } from './command';
import { Failure } from './failure';
import { renderMarkdown } from './markdown';
import { rulePage } from './package';
import { suggestion } from './suggestion';

const text = coreMessages.cli;
const MOST_WIDTH = 100;

export const explain: Command = {
  options: {},
  help: text.help.explain,
  async run(given, assumptions, terminal) {
    const [name, ...others] = given.positionals;
    if (name === undefined || others.length > 0) throw new Failure(text.oneName);
    const { options } = await assumptions.for();
    const rule = ruleById(name);
    if (!rule && !knownParameter(name)) throw new Failure(text.unknownName(name) + near(name, nearestNames(name, options.target)));
    const markdown = rule ? describeRule(rule) : describeParameter(Analysis.of({}, options), name);
    terminal.out(renderMarkdown(markdown, Math.min(MOST_WIDTH, terminal.width ?? MOST_WIDTH), terminal.colour));
    return 0;
  },
};

function describeRule(rule: Rule): string {
  return rulePage(rule.id) ?? `# ${rule.id}\n\n${rule.summary}\n\n${text.noPage(pageUrl(rule.id))}\n`;
}

function near(name: string, parameters: readonly string[]): string {
  return suggestion(name, [...parameters, ...rules.map((rule) => rule.id)]);
}
