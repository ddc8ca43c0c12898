// Every fix of every problem, on real files: real postconf sees exactly the parameters change that the fix names, comments and line ends
// stay, the problem is gone, nothing new breaks. Uses ../shared/oracle where it is; the project's own examples otherwise and besides.
import { afterAll, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  defaultOptions,
  type FileKind,
  type Fix,
  fixAll,
  type LintOptions,
  type Problem,
  parseVersion,
  type Texts,
  toEdits,
} from '../../server/src/core';
import { changedKeys, Postconf, type PostconfView } from '../support/postconf';
import { corpusConfigurations, forPostconf } from './configurations';

const INSTALLED = parseVersion('3.7.11') ?? defaultOptions().target;
const postconf = new Postconf();
afterAll(() => postconf.remove());

function apply(analysis: Analysis, problem: Problem, fix: Fix): Texts {
  const texts: { main?: string; master?: string } = { ...analysis.texts };
  for (const [file, edits] of Object.entries(toEdits(fix, problem.file, analysis.configuration)) as [
    FileKind,
    { span: { start: number; end: number }; newText: string }[],
  ][]) {
    texts[file] = applyEdits(texts[file] ?? '', edits);
  }
  return texts;
}

const errorsOf = (analysis: Analysis): string[] =>
  analysis.problems.filter((problem) => problem.severity === 'error').map((problem) => `${problem.rule.id}: ${problem.message.replaceAll(/\d+/g, 'N')}`);

/** What is wrong with the texts after a fix, apart from what postconf says. */
function damage(before: Texts, after: Texts): string[] {
  const found: string[] = [];
  for (const file of ['main', 'master'] as const) {
    const [old, now] = [before[file], after[file]];
    if (old === undefined || now === undefined || old === now) continue;
    const comments = (text: string): string[] => text.split('\n').filter((line) => /^[ \t]*#/.test(line));
    const left = comments(now);
    for (const comment of comments(old)) {
      const at = left.findIndex((line) => line.replace(/\r$/, '') === comment.replace(/\r$/, ''));
      if (at < 0) found.push(`${file}: the comment is lost: ${comment}`);
      else left.splice(0, at + 1);
    }
    if (/\r\n/.test(old) && !/(^|[^\r])\n/.test(old) && /(^|[^\r])\n/.test(now)) found.push(`${file}: line ends changed`);
    if (old.endsWith('\n') && now !== '' && !now.endsWith('\n')) found.push(`${file}: the last line end is lost`);
  }
  return found;
}

function difference(before: PostconfView, after: PostconfView, named: readonly string[]): string[] {
  if (after.fatal) return [`postconf dies: ${after.stderr}`];
  const changed = changedKeys(before.settings, after.settings);
  return changed.join() === [...named].sort().join() ? [] : [`postconf sees a change of [${changed}], named are [${named}]`];
}

/** The names of overrides that a fix may touch: those that it sets, and those that stand where it works. */
function overridesOf(analysis: Analysis, problem: Problem, fix: Fix): Set<string> {
  const overrides = problem.file === 'master' ? analysis.configuration.services.flatMap((service) => service.overrides) : [];
  const touched = (span: { start: number; end: number }): string[] =>
    overrides.filter((each) => each.span.start <= span.end && span.start <= each.span.end).map((each) => each.name);
  return new Set(
    fix.operations.flatMap((operation) => [
      ...('parameter' in operation ? [operation.parameter] : []),
      ...('span' in operation ? touched(operation.span) : []),
      ...(operation.kind === 'replace' ? [operation.text.replace(/=.*$/s, '').trim()] : []),
    ]),
  );
}

/** What there is to say of a fix once postconf has answered. */
type Verdict = () => string[];

function judgeFix(name: string, analysis: Analysis, problem: Problem, fix: Fix): Verdict {
  const after = apply(analysis, problem, fix);
  const wrong = damage(analysis.texts, after);
  if (after.main === analysis.texts.main && after.master === analysis.texts.master) wrong.push('changes nothing');
  const later = Analysis.of(after, analysis.options, analysis);
  // A fix that does a part ("insert this one") leaves the problem, but must not be offered again.
  const same = (each: Analysis): number =>
    each.problems.filter(
      (other) => other.rule.id === problem.rule.id && other.message === problem.message && other.fixes.some(({ title }) => title === fix.title),
    ).length;
  if (same(later) >= same(analysis)) wrong.push('the problem is not gone');
  wrong.push(...newErrors(analysis, later));
  const own = overridesOf(analysis, problem, fix);
  const [before, now] = [postconf.prepare(forPostconf(analysis.texts)), postconf.prepare(forPostconf(after))];
  return () => {
    const [viewBefore, viewNow] = [postconf.view(before), postconf.view(now)];
    if (!viewBefore.fatal) {
      wrong.push(...difference(viewBefore, viewNow, fix.changes));
      for (const key of changedKeys(viewBefore.overrides, viewNow.overrides)) {
        if (!viewNow.fatal && !own.has(key.replace(/^.*\//, ''))) wrong.push(`postconf sees a change of the override ${key}`);
      }
    }
    return wrong.map((each) => `${name}: ${problem.rule.id} "${fix.title}": ${each}`);
  };
}

function judgeFixAll(name: string, analysis: Analysis): Verdict {
  const { texts, applied, edits } = fixAll(analysis);
  if (applied.length === 0) return () => [];
  const wrong = damage(analysis.texts, texts);
  for (const file of ['main', 'master'] as const) {
    const text = analysis.texts[file];
    if (text !== undefined && applyEdits(text, edits[file] ?? []) !== texts[file]) wrong.push(`the edits of ${file} do not give its text`);
  }
  const later = Analysis.of(texts, analysis.options);
  if (fixAll(later).applied.length) wrong.push('a second run changes something');
  wrong.push(...newErrors(analysis, later));
  const named = [...new Set(applied.flatMap((fix) => fix.changes))];
  const [before, now] = [postconf.prepare(forPostconf(analysis.texts)), postconf.prepare(forPostconf(texts))];
  return () => {
    if (!postconf.view(before).fatal) wrong.push(...difference(postconf.view(before), postconf.view(now), named));
    return wrong.map((each) => `${name}: fix-all: ${each}`);
  };
}

function newErrors(before: Analysis, after: Analysis): string[] {
  const old = errorsOf(before);
  return errorsOf(after)
    .filter((error) => !old.includes(error))
    .map((error) => `new error: ${error}`);
}

const PROFILES: readonly Partial<LintOptions>[] = [{ profile: 'balanced' }, { profile: 'guide' }, { profile: 'compatible' }];

test.each(PROFILES)('every fix does what it says and nothing else, in %o', { timeout: 900_000 }, async (profile) => {
  const verdicts: Verdict[] = [];
  let fixes = 0;
  for (const { name, texts } of corpusConfigurations()) {
    const analysis = Analysis.of(texts, defaultOptions({ target: INSTALLED, ...profile }));
    for (const problem of analysis.problems) {
      for (const fix of problem.fixes) {
        fixes++;
        verdicts.push(judgeFix(name, analysis, problem, fix));
      }
    }
    verdicts.push(judgeFixAll(name, analysis));
  }
  const asked = await postconf.ask();
  console.log(`${profile.profile}: ${fixes} fixes, ${asked} configurations judged by postconf`);
  expect(fixes).toBeGreaterThan(0);
  expect(verdicts.flatMap((verdict) => verdict())).toEqual([]);
});
