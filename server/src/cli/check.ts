// `postfix-lint check`: every problem of the files that were asked for, in one of several formats.
import { Analysis, coreMessages } from '../core';
import type { Arguments } from './arguments';
import { type Assumptions, choose } from './assumptions';
import type { Command } from './command';
import { Failure } from './failure';
import { github } from './formats/github';
import { json } from './formats/json';
import { pretty } from './formats/pretty';
import { sarif } from './formats/sarif';
import { askedSources, readInputs, textsOf } from './inputs';
import { type CheckedFile, countBySeverity, type Format, type Report } from './report';
import type { Terminal } from './terminal';

const text = coreMessages.cli;
const FORMATS = { pretty, json, sarif, github } satisfies Record<string, Format>;

export const check: Command = {
  options: { format: 'value', 'max-warnings': 'value' },
  help: text.help.check,
  async run(given, assumptions, terminal) {
    const format = FORMATS[choose(given, 'format', ['pretty', 'json', 'sarif', 'github'])];
    const most = readCount(given, 'max-warnings');
    const report = await makeReport(given.positionals, assumptions, terminal);
    for (const piece of format(report, terminal)) {
      if (terminal.closed) break;
      terminal.out(piece);
    }
    const { error, warning } = countBySeverity(report);
    const tooMany = most !== undefined && warning > most;
    if (tooMany) terminal.error(text.tooManyWarnings(warning, most));
    return error > 0 || tooMany ? 1 : 0;
  },
};

async function makeReport(paths: readonly string[], assumptions: Assumptions, terminal: Terminal): Promise<Report> {
  const files: CheckedFile[] = [];
  const assumed = new Set<string>();
  for (const input of readInputs(paths, terminal)) {
    const { options, description } = await assumptions.for(input.directory);
    const analysis = Analysis.of(textsOf(input), options);
    assumed.add(description);
    for (const source of askedSources(input)) files.push({ source, input, analysis, problems: analysis.problemsIn(source.kind) });
  }
  files.sort((a, b) => (a.source.shown < b.source.shown ? -1 : 1));
  return { files, assumed: [...assumed].join('; ') };
}

function readCount(given: Arguments, option: string): number | undefined {
  const word = given.value(option);
  if (word !== undefined && !/^\d{1,9}$/.test(word)) throw new Failure(text.badCount(`--${option}`, word));
  return word === undefined ? undefined : Number(word);
}
