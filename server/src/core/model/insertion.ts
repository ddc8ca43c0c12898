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
  const places = new Map<number, { relative: Setting | undefined; lines: string[] }>();
  for (const { parameter, value } of missing) {
    const relative = nearestRelative(parameter, configuration);
    const at = relative?.node.end ?? text.length;
    const place = places.get(at) ?? { relative, lines: [] };
    place.lines.push(`${parameter}${assignmentStyle(text, relative ?? configuration.settings.at(-1))}${value}`);
    places.set(at, place);
  }
  return [...places].map(([at, { lines }]) => {
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
  const first = a.split('_');
  const second = b.split('_');
  let shared = 0;
  while (shared < first.length && first[shared] === second[shared]) shared++;
  if (shared > 0) return shared;
  return first.includes('tls') && second.includes('tls') ? 0.5 : 0;
}

/** What stands between name and value in a setting: ` = `, `=`, or whatever is in use; ` = ` where there is nothing to follow. */
export function assignmentStyle(text: string, setting: Setting | undefined): string {
  if (!setting || setting.value === '') return ' = ';
  const between = text.slice(setting.nameSpan.end, setting.valueSpan.start);
  return /[\r\n]/.test(between) ? ' = ' : between;
}
