// A logical line of main.cf that is no setting: every Postfix program ends there with a fatal error (dict.c, split_nameval.c).
import { messages } from '../messages';
import { explainBroken } from './brokenLine';
import type { Rule } from './rule';
import { isTemplateLine } from './templates';

const text = messages.rules['missing-equals'];

export const missingEquals: Rule = {
  id: 'missing-equals',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/util/dict.c, dict_load_fp()', 'Postfix: src/util/split_nameval.c', 'Postfix: src/util/readlline.c'],
  *checkConfiguration({ main }) {
    if (!main) return;
    let templateSeen = false;
    for (let index = 0; index < main.count; index++) {
      const syntax = main.syntaxes[index];
      if (syntax?.kind !== 'broken') continue;
      const node = main.node(index);
      const start = node.start + syntax.span.start;
      const line =
        main.text
          .slice(start, node.end)
          .split('\n', 1)[0]
          ?.replace(/[ \t\r]+$/, '') ?? '';
      const span = { start, end: start + line.length };
      if (!isTemplateLine(line)) yield { file: 'main', span, ...explainBroken(main, index, span, syntax.reason) };
      else if (!templateSeen) yield { file: 'main', span, severity: 'information', message: text.template };
      templateSeen ||= isTemplateLine(line);
    }
  },
};
