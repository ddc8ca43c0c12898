// Code actions: the fixes of the problems that touch a range, the comments that silence them, and fix-all.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import type { Fix } from '../model/fix';
import { type FileEdits, toEdits } from '../model/operations';
import { SEVERITIES } from '../model/options';
import type { Problem } from '../rules/problem';
import type { Rule } from '../rules/rule';
import { nodeAt } from '../syntax/lines';
import { endOfLine, lineStart, type Span, touches } from '../text';
import { fixAll } from './fixAll';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.postfix';
  readonly preferred?: boolean;
  readonly problem?: Problem;
  readonly edits: FileEdits;
}

const text = messages.codeActions;

/** Fixes first, the preferred ones before the others and those of more severe problems before those of lesser; then what silences each. */
export function quickFixes(analysis: Analysis, file: FileKind, range: Span): CodeAction[] {
  const touched = analysis.problemsIn(file).filter((problem) => touches(problem.span, range));
  touched.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const usable = distinct(touched.flatMap((problem) => fixesOf(analysis, problem).map(({ fix, edits }) => fixAction(problem, fix, edits))));
  const seen = new Set<Rule>();
  const firstOfEach = touched.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
  const silencers = firstOfEach.flatMap((problem) => [silenceHere(analysis, file, problem), silenceInFile(analysis, file, problem)]);
  return [...usable.filter(({ preferred }) => preferred), ...usable.filter(({ preferred }) => !preferred), ...silencers];
}

/** The fixes of a problem with what they do to the files: one that changes nothing, or a file that is not there, is none. */
export function fixesOf(analysis: Analysis, problem: Problem): readonly { readonly fix: Fix; readonly edits: FileEdits }[] {
  const fixes = problem.fixes.map((fix) => ({ fix, edits: toEdits(fix, problem.file, analysis.configuration) }));
  return fixes.filter(({ edits }) => isPossible(edits, analysis));
}

function fixAction(problem: Problem, { title, preferred }: Fix, edits: FileEdits): CodeAction {
  return { title, kind: 'quickfix', ...(preferred && { preferred: true }), problem, edits };
}

/** Several problems may be solved by one fix: it is offered once, and as preferred if it is so for any of them. */
function distinct(actions: readonly CodeAction[]): CodeAction[] {
  const byEdits = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify(action.edits);
    const known = byEdits.get(key);
    if (!known || (action.preferred && !known.preferred)) byEdits.set(key, action);
  }
  return [...byEdits.values()];
}

function isPossible(edits: FileEdits, { texts }: Analysis): boolean {
  return hasEdits(edits) && !(edits.main && texts.main === undefined) && !(edits.master && texts.master === undefined);
}

/** All safe fixes of a file as one action; undefined when there is nothing to do. */
export function fixAllAction(analysis: Analysis, file: FileKind): CodeAction | undefined {
  const { edits } = fixAll(analysis, 'safe', { only: file });
  return hasEdits(edits) ? { title: text.fixAll, kind: 'source.fixAll.postfix', edits } : undefined;
}

/** A comment above the line that the problem begins on, with that line's indentation where it continues another. */
function silenceHere(analysis: Analysis, file: FileKind, problem: Problem): CodeAction {
  const source = analysis.texts[file] ?? '';
  const syntax = analysis.configuration[file];
  const at = lineStart(source, problem.span.start);
  const node = syntax && nodeAt(syntax, problem.span.start);
  const indent = node && node.start < at ? (/^[ \t]*/.exec(source.slice(at, problem.span.start))?.[0] ?? '') : '';
  return insertion(file, at, `${indent}# postfix-lint ignore ${problem.rule.id}${endOfLine(source, at)}`, text.ignoreHere(problem.rule.id), problem);
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
