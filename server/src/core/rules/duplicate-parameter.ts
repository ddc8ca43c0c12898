// Same name twice in main.cf, or in the options of one service: Postfix keeps the last (dict.c), and postconf(1) warns only in main.cf,
// and only when the values differ.
import { parameter, valueType } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, removeSetting, replaceValue } from '../model/fix';
import { splitBraced } from '../syntax/words';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['duplicate-parameter'];

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  summary: text.summary,
  category: 'syntax',
  severity: 'warning',
  sources: ['Postfix: src/util/dict.c, dict_load_fp()', 'Postfix: src/master/master_ent.c'],
  *checkConfiguration(configuration) {
    // In a template, one of the two may stand there for another case.
    if (!isTemplated(configuration, 'main')) yield* inMain(configuration);
    if (isTemplated(configuration, 'master')) return;
    for (const service of configuration.services) if (service.overrides.length > 1) yield* inService(service);
  },
};

function* inMain(configuration: Configuration): Iterable<PlacedFinding> {
  for (const name of configuration.repeatedNames()) {
    const settings = configuration.settingsNamed(name);
    const last = settings.at(-1);
    if (settings.length < 2 || !last) continue;
    const isList = valueType(parameter(name)?.type ?? 'string')?.list === true;
    const line = last.node.line + 1;
    for (const setting of settings.slice(0, -1)) {
      if (isSame(setting, last)) yield { ...finding(setting, last, []), severity: 'hint', message: text.repeated(name, line) };
      else if (isList) yield { ...finding(setting, last, merging(settings, last)), message: text.overriddenList(name, line) };
      else yield { ...finding(setting, last, []), message: text.overridden(name, setting.value, line) };
    }
  }
}

function* inService(service: ServiceEntry): Iterable<PlacedFinding> {
  for (const setting of service.overrides) {
    const { name, value } = setting;
    const last = service.override(name);
    if (!last || last === setting) continue;
    if (isSame(setting, last)) yield { ...finding(setting, last, []), severity: 'hint', message: text.repeatedOption(name) };
    else yield { ...finding(setting, last, []), message: text.overriddenOption(name, value) };
  }
}

function finding(setting: Setting, last: Setting, more: readonly Fix[]): Omit<PlacedFinding, 'message'> {
  return {
    file: setting.file,
    span: setting.nameSpan,
    related: [{ file: last.file, span: last.nameSpan, message: text.wins }],
    fixes: [{ title: text.remove, safe: true, preferred: true, changes: [], operations: [removeSetting(setting.nameSpan)] }, ...more],
    tag: 'unnecessary',
  };
}

/** Nothing where the last list has all that the others have. */
function merging(settings: readonly Setting[], last: Setting): Fix[] {
  const lists = settings.map(({ value }) => value.replace(/[\s,]+$/, '')).filter(Boolean);
  // Members of restriction lists are made of several words, of which some come again.
  const isPlain = parameter(last.name)?.type !== 'restriction-list';
  const words = (list: string): string[] => splitBraced(list).map((word) => word.text);
  const merged = isPlain ? [...new Set(lists.flatMap(words))] : lists;
  if (isPlain && merged.length === new Set(words(last.value)).size) return [];
  const earlier = settings.slice(0, -1).map((setting) => removeSetting(setting.nameSpan));
  return [{ title: text.merge, safe: false, changes: [last.name], operations: [replaceValue(last.nameSpan, merged.join(', ')), ...earlier] }];
}

/** Whether two values differ in nothing but the amount of white space. */
function isSame(a: Setting, b: Setting): boolean {
  const blanks = /\s+/g;
  return a.value === b.value || a.value.replaceAll(blanks, ' ') === b.value.replaceAll(blanks, ' ');
}
