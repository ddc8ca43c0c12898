// `postfix-lint fix`: applies fixes and writes the files back, byte for byte where nothing is fixed. Every file is opened before the first is written.
import { encodeBytes } from '../bytes';
import { Analysis, coreMessages, type FileKind, type FixAllMode, type FixAllResult, fixAll, type Problem } from '../core';
import { knownRule } from './assumptions';
import type { Command } from './command';
import { unifiedDiff } from './diff';
import { Failure } from './failure';
import { OpenFile } from './files';
import { askedSources, type Input, readInputs, type Source, textsOf } from './inputs';
import { bestFix } from './report';
import type { Terminal } from './terminal';

const text = coreMessages.cli;

interface Changed {
  readonly source: Source;
  readonly text: string;
}

export const fix: Command = {
  options: { 'dry-run': 'flag', unsafe: 'flag', only: 'values' },
  help: text.help.fix,
  async run(given, assumptions, terminal) {
    const mode: FixAllMode = given.has('unsafe') ? 'unsafe' : 'safe';
    const rules = given.values('only').map(knownRule);
    const isWanted = ({ rule }: Problem): boolean => rules.length === 0 || rules.includes(rule.id);
    const dry = given.has('dry-run');
    let errors = 0;
    let fixable = 0;
    const results: Fixed[] = [];
    for (const input of readInputs(given.positionals, terminal)) {
      const { options } = await assumptions.for(input.directory);
      const fixed = fixInput(input, Analysis.of(textsOf(input), options), mode, isWanted);
      results.push(fixed);
      errors += fixed.remaining.filter((problem) => problem.severity === 'error').length;
      fixable += mode === 'safe' ? fixed.remaining.filter((problem) => isWanted(problem) && bestFix(problem)).length : 0;
    }
    if (dry) for (const { changes } of results) for (const change of changes) printDiff(change, terminal);
    else writeAll(results.flatMap(({ changes }) => changes));
    for (const result of results) describe(result, dry, terminal);
    if (results.every(({ changes }) => changes.length === 0)) tell(terminal, dry, text.nothingToFix);
    if (fixable > 0) tell(terminal, dry, text.onlyUnsafe(fixable));
    if (errors > 0) tell(terminal, dry, text.remaining(errors));
    return errors > 0 ? 1 : 0;
  },
};

interface Fixed {
  readonly result: FixAllResult;
  readonly changes: readonly Changed[];
  /** The problems of the files asked for that are left. */
  readonly remaining: readonly Problem[];
}

function fixInput(input: Input, analysis: Analysis, mode: FixAllMode, isWanted: (problem: Problem) => boolean): Fixed {
  const asked = askedSources(input);
  const only: FileKind | undefined = asked.length === 1 ? asked[0]?.kind : undefined;
  const result = fixAll(analysis, mode, { only, isWanted });
  const changes = asked.flatMap((source) => {
    const now = result.texts[source.kind];
    return now === undefined || now === source.text ? [] : [{ source, text: now }];
  });
  const after = Analysis.of(result.texts, analysis.options, analysis);
  return { result, changes, remaining: asked.flatMap(({ kind }) => after.problemsIn(kind)) };
}

function printDiff({ source, text: now }: Changed, terminal: Terminal): void {
  terminal.out(encodeBytes(unifiedDiff(source.shown, source.text, now)));
}

function writeAll(changes: readonly Changed[]): void {
  const open: OpenFile[] = [];
  const written: string[] = [];
  try {
    for (const { source } of changes) open.push(OpenFile.open(source.path, source.shown, source.bytes));
    changes.forEach((change, index) => {
      open[index]?.write(encodeBytes(change.text));
      written.push(change.source.shown);
    });
  } catch (error) {
    if (error instanceof Failure && written.length > 0) throw new Failure(`${error.message}; ${text.writtenBefore(written)}`);
    throw error;
  } finally {
    for (const file of open) file.close();
  }
}

function describe({ result, changes }: Fixed, dry: boolean, terminal: Terminal): void {
  if (changes.length === 0) return;
  const paths = changes.map(({ source }) => source.shown);
  tell(terminal, dry, dry ? text.wouldFix(paths, result.applied.length) : text.fixed(paths, result.applied.length));
  const times = new Map<string, number>();
  for (const { title } of result.applied) times.set(title, (times.get(title) ?? 0) + 1);
  for (const [title, count] of times) tell(terminal, dry, text.fixTimes(count, title));
}

/** Beside a diff, standard output holds nothing else. */
function tell(terminal: Terminal, dry: boolean, line: string): void {
  if (dry) terminal.error(line);
  else terminal.out(`${line}\n`);
}
