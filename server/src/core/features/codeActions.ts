// Code actions: the fixes of the problems that touch a range, the comments that silence them, and fix-all.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import { type FileEdits, toEdits } from '../model/operations';
import type { Problem } from '../rules/problem';
import { nodeAt } from '../syntax/lines';
import { endOfLine, type Span, touches } from '../text';
import { fixAll } from './fixAll';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.postfix';
  readonly preferred?: boolean;
  readonly problem?: Problem;
  readonly edits: FileEdits;
}

const text = messages.codeActions;

/** Fixes first, of the most severe problem first; then what silences each. */
export function quickFixes(analysis: Analysis, file: FileKind, range: Span): CodeAction[] {
  const touched = analysis.problemsIn(file).filter((problem) => touches(problem.span, range));
  const fixes = touched.flatMap((problem) =>
    problem.fixes.map((fix): CodeAction => {
      const edits = toEdits(fix, file, analysis.configuration);
      return { title: fix.title, kind: 'quickfix', ...(fix.preferred && { preferred: true }), problem, edits };
    }),
  );
  const ids = new Set<string>();
  const silencers = touched.flatMap((problem) => {
    if (ids.has(problem.rule.id)) return [];
    ids.add(problem.rule.id);
    return [silenceHere(analysis, file, problem), silenceInFile(analysis, file, problem)];
  });
  return [...fixes.filter((action) => hasEdits(action.edits)), ...silencers];
}

/** All safe fixes of a file as one action; undefined when there is nothing to do. */
export function fixAllAction(analysis: Analysis, file: FileKind): CodeAction | undefined {
  const { edits } = fixAll(analysis, 'safe', file);
  return hasEdits(edits) ? { title: text.fixAll, kind: 'source.fixAll.postfix', edits } : undefined;
}

/** A comment above the logical line that holds the problem. */
function silenceHere(analysis: Analysis, file: FileKind, problem: Problem): CodeAction {
  const source = analysis.texts[file] ?? '';
  const syntax = analysis.configuration[file];
  const at = (syntax && nodeAt<unknown>(syntax, problem.span.start))?.start ?? 0;
  return insertion(file, at, `# postfix-lint ignore ${problem.rule.id}${endOfLine(source, at)}`, text.ignoreHere(problem.rule.id), problem);
}

function silenceInFile(analysis: Analysis, file: FileKind, problem: Problem): CodeAction {
  const comment = `# postfix-lint ignore-file ${problem.rule.id}${endOfLine(analysis.texts[file] ?? '', 0)}`;
  return insertion(file, 0, comment, text.ignoreInFile(problem.rule.id), problem);
}

function insertion(file: FileKind, at: number, newText: string, title: string, problem: Problem): CodeAction {
  return { title, kind: 'quickfix', problem, edits: { [file]: [{ span: { start: at, end: at }, newText }] } };
}

function hasEdits(edits: FileEdits): boolean {
  return Boolean(edits.main?.length || edits.master?.length);
}
