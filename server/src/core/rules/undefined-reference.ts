// `$name` where nothing has that name: Postfix puts nothing in its place, with a warning of postconf(1) that names no line (postconf_user.c).
import { editDistance, nearest, parameter, parameterNames } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, removeSetting, replace } from '../model/fix';
import { nameUse } from '../model/names';
import { type Reference, references } from '../syntax/expression';
import { splitWords } from '../syntax/words';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['undefined-reference'];

export const undefinedReference: Rule = {
  id: 'undefined-reference',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/postconf/postconf_user.c', 'Postfix: src/util/mac_expand.c'],
  *checkConfiguration(configuration) {
    const seen = new Map<Setting, Set<string>>();
    for (const { name, setting } of nameUse(configuration).undefinedReferences) {
      // Options of master.cf may refer to a main.cf that is not at hand.
      if (!configuration.hasMain || seen.get(setting)?.has(name) || /\{\{|\{%|<%/.test(setting.value.replaceAll('${{', ''))) continue;
      seen.set(setting, (seen.get(setting) ?? new Set()).add(name));
      const places = references(setting.value).filter((reference) => reference.name === name);
      if (places.length === 0) yield* restrictionClass(name, setting);
      for (const place of places) yield finding(place, setting, configuration);
    }
  },
};

function* restrictionClass(name: string, setting: Setting): Iterable<PlacedFinding> {
  const word = splitWords(setting.value).find((each) => each.text === name);
  if (word) yield { file: setting.file, span: setting.spanIn(word.start, word.end), message: text.restrictionClass(name) };
}

function finding(place: Reference, setting: Setting, configuration: Configuration): PlacedFinding {
  const { name } = place;
  const at = { file: setting.file, span: setting.spanIn(place.start, place.end) };
  if (place.conditional) return { ...at, severity: 'hint', message: text.condition(name) };
  const service = setting.override && configuration.serviceIn(setting.node);
  const isList = parameter(setting.name)?.type === 'restriction-list' && place.start === 0 && place.end === setting.value.length;
  if (service && isList && name.endsWith('_restrictions')) {
    const remove = { title: text.remove, safe: false, changes: [], operations: [removeSetting(setting.nameSpan)] };
    return { ...at, message: text.restrictions(name, setting.name, service.name), fixes: [remove] };
  }
  const near = name === '' ? [] : namesNear(name, configuration);
  const message = near.length ? text.misspelt(name, near) : /^[A-Z][A-Z0-9_]*$/.test(name) ? text.environment(name) : text.undefined(name);
  return { ...at, message, fixes: near.map((to, index) => rename(place, to, setting, index === 0 && isClear(name, near))) };
}

/** Names that may have been meant. Where a file sets very many, Postfix's own are enough: looking at all of them for each would take forever. */
function namesNear(name: string, configuration: Configuration): string[] {
  const names = configuration.names();
  const own = names.length > MOST_OWN_NAMES ? [] : nearest(name, names, 2);
  const known = nearest(name, parameterNames(configuration.target), 2);
  return nearest(name, [...new Set([...own, ...known])], 2);
}

const MOST_OWN_NAMES = 3000;

function rename(place: Reference, to: string, setting: Setting, preferred: boolean): Fix {
  const span = setting.spanIn(place.nameStart, place.nameEnd);
  return { title: text.change(to), safe: false, preferred, changes: setting.override ? [] : [setting.name], operations: [replace(span, to)] };
}

/** Whether the first of the nearest names is near enough, and nearer than the second. */
function isClear(name: string, [first = '', second]: readonly string[]): boolean {
  const distance = editDistance(name, first, 3);
  return distance <= 2 && (second === undefined || editDistance(name, second, 3) > distance);
}
