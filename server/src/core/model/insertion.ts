// Where a missing parameter goes and how it is written: beside its nearest relative, with the spacing that the file uses there.
import { type Edit, endOfLine } from '../text';
import type { Configuration, Setting } from './configuration';

interface Missing {
  readonly parameter: string;
  readonly value: string;
}

/** Edits that add parameters to main.cf; those that go to the same place become one edit, in the order given. */
export function insertions(missing: readonly Missing[], configuration: Configuration): Edit[] {
  const text = configuration.main?.text ?? '';
  const places = new Map<number, string[]>();
  for (const { parameter, value } of missing) {
    const relative = nearestRelative(parameter, configuration);
    const at = relative?.node.end ?? text.length;
    const style = assignmentStyle(text, relative ?? configuration.settings.at(-1), parameter);
    const lines = places.get(at) ?? [];
    lines.push(`${parameter}${value === '' ? style.trimEnd() : style}${value}`);
    places.set(at, lines);
  }
  return [...places].map(([at, lines]) => {
    const eol = endOfLine(text, Math.max(0, at - 1));
    const needsFeed = at > 0 && text[at - 1] !== '\n';
    const block = lines.join(eol);
    return { span: { start: at, end: at }, newText: needsFeed ? `${eol}${block}` : `${block}${eol}` };
  });
}

/** The setting whose name shares the most leading words; of several, the last in the file. */
function nearestRelative(parameter: string, configuration: Configuration): Setting | undefined {
  let best: Setting | undefined;
  let bestScore = 0;
  for (const setting of configuration.settings) {
    const score = kinship(parameter, setting.name);
    if (score > 0 && score >= bestScore) {
      best = setting;
      bestScore = score;
    }
  }
  return best;
}

/** How many leading words two names share; of names that differ in the first, whether both are about TLS. */
function kinship(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at <= a.length; at++) {
    const isWordEnd = (name: string): boolean => at === name.length || name[at] === '_';
    if (isWordEnd(a) && isWordEnd(b)) shared++;
    if (a[at] !== b[at]) break;
  }
  if (shared > 0) return shared;
  return isAboutTls(a) && isAboutTls(b) ? 0.5 : 0;
}

function isAboutTls(name: string): boolean {
  return /(?:^|_)tls(?:_|$)/.test(name);
}

/**
 * What stands between name and value in a setting: ` = `, `=`, or whatever is in use; ` = ` where there is nothing to follow. With the
 * name of another parameter, its `=` is brought below one that stands in a column.
 */
export function assignmentStyle(text: string, setting: Setting | undefined, name?: string): string {
  if (!setting) return ' = ';
  const { nameSpan, valueSpan, assignment } = setting;
  const equals = assignment.equalsSpan.start + setting.node.start;
  const between = text.slice(nameSpan.end, setting.value === '' ? equals : valueSpan.start);
  if (/[\r\n]/.test(between)) return text.slice(nameSpan.end, equals).includes('\n') ? ' = ' : `${text.slice(nameSpan.end, equals)}= `;
  if (setting.value === '') return between === '' ? '=' : `${aligned(between, setting.name, name)}= `;
  const [before = '', after = ''] = between.split('=');
  return `${aligned(before, setting.name, name)}=${after}`;
}

/** The blanks before `=` that end in the same column, where there are more than one. */
function aligned(blanks: string, name: string, other: string | undefined): string {
  if (other === undefined || (blanks.length < 2 && !blanks.includes('\t'))) return blanks;
  const column = columnBehind(blanks, name.length);
  if (!blanks.includes('\t')) return ' '.repeat(Math.max(1, column - other.length));
  let tabs = '\t';
  while (columnBehind(tabs, other.length) < column) tabs += '\t';
  return tabs;
}

function columnBehind(blanks: string, start: number): number {
  let column = start;
  for (const blank of blanks) column = blank === '\t' ? column - (column % 8) + 8 : column + 1;
  return column;
}
