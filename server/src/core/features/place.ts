// Names of places in texts for people: "main.cf, line 4", "`submission`, line 12".
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import { nodeAt } from '../syntax/lines';
import { code } from './markdown';
import type { Use } from './uses';

const text = messages.hover;

/** The line of an offset, as people count. */
export function lineOf(analysis: Analysis, file: FileKind, offset: number): number {
  const syntax = analysis.configuration[file];
  const node = syntax && nodeAt(syntax, offset);
  if (!syntax || !node) return 1;
  let line = node.line + 1;
  for (let at = syntax.text.indexOf('\n', node.start); at >= 0 && at < offset; at = syntax.text.indexOf('\n', at + 1)) line++;
  return line;
}

/** The setting that uses a name, and where it stands. */
export function describeUse(analysis: Analysis, { file, span, setting, service }: Use): string {
  const line = lineOf(analysis, file, span.start);
  return service ? text.useMaster(code(setting.name), code(service.name), line) : text.useMain(code(setting.name), line);
}
