// Applies fixes to a configuration until none is left: the safe ones, or every preferred one. Behind source.fixAll.postfix and `postfix-lint fix`.
import { Analysis, type Texts } from '../analysis';
import type { FileKind } from '../model/configuration';
import type { Fix } from '../model/fix';
import { type FileEdits, toEdits } from '../model/operations';
import type { Problem } from '../rules/problem';
import { applyEdits, type Edit, type Span, touches } from '../text';
import { EditedText } from './editedText';

export interface FixAllResult {
  readonly texts: Texts;
  /** The fixes that were applied, in order. */
  readonly applied: readonly Fix[];
  /** The way from the old texts to the new ones. */
  readonly edits: FileEdits;
}

/** What may be applied without asking: only safe fixes, or the preferred ones too. */
export type FixAllMode = 'safe' | 'unsafe';

/** Fixes that depend on each other need several rounds; more than this many would be rules that contradict each other. */
const MOST_ROUNDS = 10;
const FILES = ['main', 'master'] as const;

/** What is repaired: all problems of both files where nothing is said. */
export interface FixAllScope {
  readonly only?: FileKind | undefined;
  readonly isWanted?: (problem: Problem) => boolean;
}

export function fixAll(analysis: Analysis, mode: FixAllMode = 'safe', scope: FixAllScope = {}): FixAllResult {
  const edited: Record<FileKind, EditedText> = { main: new EditedText(analysis.texts.main ?? ''), master: new EditedText(analysis.texts.master ?? '') };
  const seen = new Set([stateOf(analysis.texts)]);
  const applied: Fix[] = [];
  let current = analysis;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { edits, fixes } = collect(current, mode, scope);
    const texts = applyTo(current.texts, edits);
    // Fixes that lead back to where somebody was before would go round in circles.
    if (fixes.length === 0 || seen.has(stateOf(texts))) break;
    seen.add(stateOf(texts));
    for (const file of FILES) edited[file].apply(edits[file] ?? []);
    for (const fix of fixes) applied.push(fix);
    current = Analysis.of(texts, analysis.options, current);
  }
  const [main, master] = [edited.main.edits, edited.master.edits];
  return { texts: current.texts, applied, edits: { ...(main.length && { main }), ...(master.length && { master }) } };
}

function stateOf({ main = '', master = '' }: Texts): string {
  return `${main.length} ${main}${master}`;
}

/** The fix of a problem that a mode may apply. */
function fixFor(problem: Problem, mode: FixAllMode): Fix | undefined {
  const { fixes } = problem;
  const safe = fixes.find((fix) => fix.safe && fix.preferred) ?? fixes.find((fix) => fix.safe);
  return safe ?? (mode === 'unsafe' ? fixes.find((fix) => fix.preferred) : undefined);
}

/** Every fix whose edits do not touch those of a fix before it. */
function collect(analysis: Analysis, mode: FixAllMode, { only, isWanted }: FixAllScope): { edits: FileEdits; fixes: Fix[] } {
  const edits: Record<FileKind, Edit[]> = { main: [], master: [] };
  const taken: Record<FileKind, TakenSpans> = { main: new TakenSpans(), master: new TakenSpans() };
  const fixes: Fix[] = [];
  for (const problem of analysis.problems) {
    if (!problem.hasFixes || (only && problem.file !== only) || isWanted?.(problem) === false) continue;
    const fix = fixFor(problem, mode);
    if (!fix) continue;
    const wanted = toEdits(fix, problem.file, analysis.configuration);
    const files = FILES.filter((file) => wanted[file]?.length);
    if (files.length === 0 || files.some((file) => (only && file !== only) || analysis.texts[file] === undefined || !taken[file].isFree(wanted[file] ?? [])))
      continue;
    for (const file of files) {
      for (const edit of wanted[file] ?? []) edits[file].push(edit);
      taken[file].take(wanted[file] ?? []);
    }
    fixes.push(fix);
  }
  return { edits: { ...(edits.main.length && { main: edits.main }), ...(edits.master.length && { master: edits.master }) }, fixes };
}

/** The edits taken so far, in order of place. Problems come in that order too, so that nearly every edit belongs at the end. */
class TakenSpans {
  private readonly spans: Span[] = [];

  isFree(wanted: readonly Edit[]): boolean {
    return wanted.every(({ span }) => {
      for (let at = this.first((taken) => taken.end >= span.start); at < this.spans.length && (this.spans[at] as Span).start <= span.end; at++) {
        if (interfere(this.spans[at] as Span, span)) return false;
      }
      return true;
    });
  }

  take(wanted: readonly Edit[]): void {
    for (const { span } of wanted) {
      const place = this.first((taken) => taken.start > span.start || (taken.start === span.start && taken.end > span.end));
      this.spans.splice(place, 0, span);
    }
  }

  /** The first for which `test` holds, as it does for all behind it. */
  private first(test: (span: Span) => boolean): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(this.spans[middle] as Span)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Whether two edits share a character, or one inserts where the other begins or ends: their order would be a guess. */
function interfere(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return touches(a, b);
  return a.start < b.end && b.start < a.end;
}

export function applyTo(texts: Texts, edits: FileEdits): Texts {
  return {
    ...texts,
    ...(texts.main !== undefined && edits.main && { main: applyEdits(texts.main, edits.main) }),
    ...(texts.master !== undefined && edits.master && { master: applyEdits(texts.master, edits.master) }),
  };
}
