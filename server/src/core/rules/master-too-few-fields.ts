// A line of master.cf with less than eight words: master(8) ends there with a fatal error (master_ent.c).

import { messages } from '../messages';
import { commentLine, indent, replace } from '../model/fix';
import { FIELD_NAMES } from '../syntax/master';
import { physicalLines } from './physicalLines';
import type { Rule } from './rule';
import { isTemplateLine } from './templates';

const text = messages.rules['master-too-few-fields'];

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;

export const masterTooFewFields: Rule = {
  id: 'master-too-few-fields',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/master/master_ent.c', 'Postfix: src/postconf/postconf_master.c'],
  *checkConfiguration({ master }) {
    if (!master) return;
    let templateSeen = false;
    let serviceSeen = false;
    for (const [index, syntax] of master.syntaxes.entries()) {
      serviceSeen ||= syntax.kind === 'service';
      if (syntax.kind !== 'broken') continue;
      const node = master.node(index);
      const start = node.start + syntax.span.start;
      const line =
        master.text
          .slice(start, node.end)
          .split('\n', 1)[0]
          ?.replace(/[ \t\r]+$/, '') ?? '';
      const finding = { file: 'master' as const, span: { start, end: start + line.length } };
      const lines = [...physicalLines(master.text, node)].filter((each) => !each.isSkipped);
      const comment = { title: text.commentOut, safe: false, changes: [], operations: lines.map(commentLine) };
      if (isTemplateLine(line)) {
        if (!templateSeen) yield { ...finding, severity: 'information', message: text.template };
        templateSeen = true;
      } else if (line.startsWith('\uFEFF')) {
        const mark = replace({ start, end: start + 1 }, '');
        yield { ...finding, message: text.byteOrderMark, fixes: [{ title: text.removeMark, safe: true, preferred: true, changes: [], operations: [mark] }] };
      } else if (CONFLICT.test(line)) yield { ...finding, message: text.conflict };
      else if (line.startsWith('-') && serviceSeen)
        yield {
          ...finding,
          message: text.option,
          fixes: [{ title: text.indent, safe: true, preferred: true, changes: [], operations: [indent(finding.span)] }, comment],
        };
      else yield { ...finding, message: text.fields(Math.min(syntax.words.length, FIELD_NAMES.length)), fixes: [comment] };
    }
  },
};
