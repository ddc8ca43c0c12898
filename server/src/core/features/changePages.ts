// Pages about what would change: with a profile applied, and with another version of Postfix.
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import type { LintOptions, Profile } from '../model/options';
import type { PostureReport } from '../tls/posture/report';
import type { AppliedProfile } from './applyProfile';
import { changedLines } from './changedLines';
import { html, list, markOf } from './htmlParts';
import { postureDifference } from './postureChanges';
import type { VersionChanges } from './versionChanges';

const text = messages.posture;
const page = messages.posture.changePage;

/** With a button that applies what is shown: `<button data-apply>`. */
export function profilePage(
  profile: Profile,
  { before, after, done, edits, left }: AppliedProfile,
  texts: Readonly<Partial<Record<FileKind, string>>>,
): string {
  const hasEdits = Boolean(edits.main?.length || edits.master?.length);
  if (!hasEdits) return `${header(page.profileTitle(profile), before, after)}<main><p>${html(page.nothingToDo)}</p>${remaining(left)}</main>`;
  const files = (['main', 'master'] as const).map((file) => diff(`${file}.cf`, texts[file] ?? '', edits[file] ?? [])).join('');
  const button = `<p><button data-apply>${html(page.apply)}</button></p>`;
  const steps = `<h2>${html(page.done)}</h2>${list(done.map(html))}`;
  return `${header(page.profileTitle(profile), before, after)}<main>${button}${difference(before, after)}${steps}${files}${remaining(left)}</main>`;
}

export function versionPage(options: LintOptions, { before, after, problems, defaults }: VersionChanges): string {
  const title = page.versionTitle(formatVersion(options.target), options.openssl);
  const moved = defaults.map(({ name, before: old = '', after: now = '' }) => {
    const cells = [old, now].map((value) => `<td>${value === '' ? html(page.empty) : html(value)}</td>`).join('');
    return `<tr><th scope="row">${html(name)}</th>${cells}</tr>`;
  });
  const head = page.defaultColumns.map((column) => `<th scope="col">${html(column)}</th>`).join('');
  const table =
    moved.length === 0 ? `<p>${html(page.noDefaults)}</p>` : `<table class="suites"><thead><tr>${head}</tr></thead><tbody>${moved.join('')}</tbody></table>`;
  const found = problems.length === 0 ? `<p>${html(page.noProblems)}</p>` : list(problems.map(({ message }) => html(message)));
  return `${header(title, before, after)}<main>${difference(before, after)}<h2>${html(page.problems)}</h2>${found}<h2>${html(page.defaults)}</h2>${table}</main>`;
}

function header(title: string, before: PostureReport, after: PostureReport): string {
  const marks =
    before.mark === after.mark ? markOf(after.mark) : `${markOf(before.mark)}<span aria-label="${html(page.becomes)}">→</span>${markOf(after.mark)}`;
  return `<header>${marks}<h1>${html(title)}</h1></header>`;
}

function difference(before: PostureReport, after: PostureReport): string {
  const services = postureDifference(before, after).map(
    ({ name, changes, consequences }) => `<b>${html(name)}</b>: ${html(changes.join(', '))}${list(consequences.map(html))}`,
  );
  return `<h2>${html(page.difference)}</h2>${services.length === 0 ? `<p>${html(text.difference.none)}</p>` : list(services)}`;
}

function diff(name: string, old: string, edits: Parameters<typeof changedLines>[1]): string {
  if (edits.length === 0) return '';
  const rows = changedLines(old, edits).flatMap(({ line, removed, added }) => [
    `<span class="default">@@ ${html(page.line(line + 1))}</span>`,
    ...removed.map((each) => `<del>- ${html(each)}</del>`),
    ...added.map((each) => `<ins>+ ${html(each)}</ins>`),
  ]);
  return `<h2>${html(name)}</h2><pre>${rows.join('\n')}</pre>`;
}

function remaining(left: AppliedProfile['left']): string {
  return left.length === 0 ? '' : `<h2>${html(page.left)}</h2>${list(left.map(({ message }) => html(message)))}`;
}
