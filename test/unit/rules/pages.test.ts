// Every rule's page is complete, and every example on it is true.
import { describe, expect, test } from 'vitest';
import { Analysis, applyEdits, type FileKind, type Problem, ruleById, rules, toEdits } from '../../../server/src/core';
import { type Example, readRulePage, rulePageIds } from '../../support/rulePages';

const HEADINGS = ['What', 'Why it matters', 'Fix', 'Who may be cut off', 'Sources', 'Examples'];

test('every rule has a page, and every page a rule', () => {
  expect(rulePageIds()).toEqual(rules.map((rule) => rule.id).sort());
});

describe.each(rulePageIds())('%s', (id) => {
  const page = readRulePage(id);

  test('has its parts', () => {
    expect({ title: page.title, summary: page.summary, headings: page.headings }).toEqual({ title: id, summary: ruleById(id)?.summary, headings: HEADINGS });
    expect(new Set(page.examples.map((example) => example.kind))).toEqual(new Set(['bad', 'good']));
  });

  test.each(page.examples.map((example) => [`${example.kind} example, line ${example.line}`, example] as const))('%s', (_title, example) => {
    const analysis = Analysis.of(example.texts, example.options);
    const found = analysis.problems.filter((problem) => problem.rule.id === id);
    if (example.kind === 'good') {
      expect(found.map((problem) => describeProblem(problem, example))).toEqual([]);
      return;
    }
    expect(example.expected.length).toBeGreaterThan(0);
    expect(found.map((problem) => describeProblem(problem, example)).sort()).toEqual(
      example.expected.map((each) => `${each.file} ${each.line}:${each.from}-${each.to} ${each.severity}`).sort(),
    );
    for (const each of example.expected) {
      const match = found.find((problem) => describeProblem(problem, example) === `${each.file} ${each.line}:${each.from}-${each.to} ${each.severity}`);
      expect(match?.message).toContain(each.text);
    }
    if (Object.keys(example.fixed).length) expect(applyPreferred(example, id)).toEqual({ ...example.texts, ...example.fixed });
  });
});

/** What a problem underlines, as line and columns. A span over several lines is counted from its first character. */
function describeProblem(problem: Problem, example: Example): string {
  const text = example.texts[problem.file] ?? '';
  const before = text.slice(0, problem.span.start);
  const line = before.split('\n').length - 1;
  const column = before.length - (before.lastIndexOf('\n') + 1);
  return `${problem.file} ${line}:${column}-${column + problem.span.end - problem.span.start} ${problem.severity}`;
}

/** Applies the rule's preferred fixes one after the other until none is left. */
function applyPreferred(example: Example, id: string): Partial<Record<FileKind, string>> {
  let texts = { ...example.texts };
  for (let round = 0; round < 50; round++) {
    const analysis = Analysis.of(texts, example.options);
    const problem = analysis.problems.find((each) => each.rule.id === id && each.fixes.some((fix) => fix.preferred));
    const fix = problem?.fixes.find((each) => each.preferred);
    if (!problem || !fix) return texts;
    for (const [file, edits] of Object.entries(toEdits(fix, problem.file, analysis.configuration))) {
      texts = { ...texts, [file]: applyEdits(texts[file as FileKind] ?? '', edits) };
    }
  }
  throw new Error(`the fixes of ${id} do not come to an end`);
}
