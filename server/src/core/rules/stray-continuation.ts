// Text that begins with a blank and has nothing before it to continue: Postfix drops it, with a warning that names no line (readlline.c).
import { messages } from '../messages';
import type { Configuration, FileKind } from '../model/configuration';
import { commentLine, dedent } from '../model/fix';
import type { Node, ParsedFile } from '../syntax/lines';
import { type PhysicalLine, physicalLines, serviceOnLine } from './physicalLines';
import type { PlacedFinding, Rule } from './rule';
import { isTemplateLine } from './templates';

const text = messages.rules['stray-continuation'];

const SETTING = /^\s*([^\s=]+)\s*=/;

export const strayContinuation: Rule = {
  id: 'stray-continuation',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/util/readlline.c'],
  *checkConfiguration(configuration) {
    for (const file of ['main', 'master'] as const) yield* inFile(file, configuration);
  },
};

function* inFile(file: FileKind, configuration: Configuration): Iterable<PlacedFinding> {
  const syntax = configuration[file];
  for (const node of syntax ? strayNodes(syntax) : []) {
    const lines = [...physicalLines(syntax?.text ?? '', node)].filter((line) => !line.isSkipped);
    const first = lines[0];
    if (!first || isTemplateLine(first.text)) continue;
    const start = first.start + first.text.search(/\S/);
    const names = lines.flatMap((line) => nameIn(line, file) ?? []);
    const name = nameIn(first, file);
    const fix = name
      ? { title: text.dedent, safe: false, changes: file === 'main' ? names : [], operations: lines.filter((line) => nameIn(line, file)).map(dedent) }
      : { title: text.comment, safe: true, changes: [], operations: lines.map(commentLine) };
    yield {
      file,
      span: { start, end: first.start + first.text.trimEnd().length },
      message: name ? (file === 'main' ? text.setting(name) : text.service(name)) : text.text,
      fixes: [{ ...fix, preferred: true }],
    };
  }
}

/** Behind a logical line they would be continuations of it. */
function* strayNodes(file: ParsedFile<{ readonly kind: string }>): Iterable<Node<unknown>> {
  for (const [index, { kind }] of file.syntaxes.entries()) {
    if (kind === 'orphan') yield file.node(index);
    else if (kind !== 'trivia') return;
  }
}

/** What the line would define if it began at the first column. */
function nameIn(line: PhysicalLine, file: FileKind): string | undefined {
  if (file === 'main') return SETTING.exec(line.text)?.[1];
  return serviceOnLine(line.text);
}
