// A parameter that the target had once and has no more, and that no default honours any longer.
import { isKnown } from '../catalogue/parameters';
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import { nameUse } from '../model/names';
import { nameStatus } from './nameStatus';
import type { Rule } from './rule';

const text = messages.rules['removed-parameter'];

export const removedParameter: Rule = {
  id: 'removed-parameter',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/postconf/postconf_unused.c', 'https://www.postfix.org/DEPRECATION_README.html'],
  *checkConfiguration(configuration, { target }) {
    for (const setting of nameUse(configuration).unused) {
      const status = nameStatus(setting.name, target);
      if (status.kind !== 'removed') continue;
      const { name } = setting;
      const { replacement } = status.parameter;
      const version = formatVersion(target);
      yield {
        file: setting.file,
        span: setting.nameSpan,
        message:
          replacement && isKnown(replacement, target) ? text.replaced(name, version, status.release, replacement) : text.removed(name, version, status.release),
        // Not safe for fix-all: the line may be the only trace of what somebody wanted.
        fixes: [{ title: text.remove, safe: false, preferred: true, changes: [], operations: [removeSetting(setting.nameSpan)] }],
        tag: 'deprecated',
      };
    }
  },
};
