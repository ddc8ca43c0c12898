// A parameter that a later Postfix brought: the target ignores it, with nothing but a warning of postconf(1).
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import { removeSetting } from '../model/fix';
import { nameUse } from '../model/names';
import { nameStatus } from './nameStatus';
import type { Rule } from './rule';

const text = messages.rules['parameter-too-new'];

export const parameterTooNew: Rule = {
  id: 'parameter-too-new',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/postconf/postconf_unused.c', 'Postfix: release notes of each version'],
  *checkConfiguration(configuration, { target }) {
    for (const setting of nameUse(configuration).unused) {
      const status = nameStatus(setting.name, target);
      if (status.kind !== 'too-new') continue;
      const { backports = [] } = status.parameter;
      const ownBranch = backports.find((release) => release.startsWith(`${target[0]}.${target[1]}.`));
      const since = ownBranch ?? text.since(status.release, backports);
      yield {
        file: setting.file,
        span: setting.nameSpan,
        message: text.tooNew(setting.name, formatVersion(target), since),
        fixes: [{ title: text.remove, safe: false, changes: [], operations: [removeSetting(setting.nameSpan)] }],
      };
    }
  },
};
