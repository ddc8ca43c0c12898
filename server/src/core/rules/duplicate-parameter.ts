// Same name twice in main.cf: Postfix keeps the last (dict.c), and postconf(1) warns only when the values differ.
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import type { Rule } from './rule';

const text = messages.rules['duplicate-parameter'];

export const duplicateParameter: Rule = {
  id: 'duplicate-parameter',
  summary: text.summary,
  category: 'syntax',
  severity: 'warning',
  sources: ['Postfix: src/util/dict.c, dict_load_fp()'],
  *checkConfiguration(configuration) {
    for (const name of configuration.names()) {
      const settings = configuration.settingsNamed(name);
      const last = settings.at(-1);
      if (settings.length < 2 || !last) continue;
      for (const setting of settings.slice(0, -1)) {
        const same = setting.value === last.value;
        const line = last.node.line + 1;
        yield {
          file: 'main',
          span: setting.nameSpan,
          severity: same ? 'hint' : 'warning',
          message: same ? text.repeated(name, line) : text.overridden(name, setting.value, line),
          related: [{ file: 'main', span: last.nameSpan, message: text.wins }],
          fixes: [{ title: text.remove, safe: true, preferred: true, changes: [], operations: [removeSetting(setting.nameSpan)] }],
          tag: 'unnecessary',
        };
      }
    }
  },
};
