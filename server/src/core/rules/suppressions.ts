// Comments that silence problems: `# postfix-lint ignore rule-id: reason` on the line above, `# postfix-lint ignore-file rule-id`
// anywhere in the file. Several ids may stand side by side; comments may be stacked.
import type { Configuration, FileKind } from '../model/configuration';
import { anyLine } from '../syntax/anyLine';
import { nodeAt, type ParsedFile } from '../syntax/lines';
import { lineStart } from '../text';
import type { Problem } from './problem';

const COMMENT = /^[ \t]*#[ \t]*postfix-lint[ \t]+(ignore|ignore-file)[ \t]+([a-z0-9-]+(?:[ \t,]+[a-z0-9-]+)*)[ \t]*(?::.*)?\r?$/;

const mentionsUs = (lines: string): boolean => lines.includes('postfix-lint');

export class Suppressions {
  private readonly files: Partial<Record<FileKind, FileSuppressions>> = {};

  constructor(configuration: Configuration) {
    for (const kind of ['main', 'master'] as const) {
      const file = configuration[kind];
      if (file && anyLine(file, mentionsUs)) this.files[kind] = new FileSuppressions(file);
    }
  }

  filter(problems: Problem[]): Problem[] {
    return this.files.main || this.files.master ? problems.filter((problem) => !this.files[problem.file]?.silences(problem)) : problems;
  }
}

class FileSuppressions {
  private readonly everywhere = new Set<string>();

  constructor(private readonly file: ParsedFile<unknown>) {
    for (let at = file.text.indexOf('postfix-lint'); at >= 0; at = file.text.indexOf('postfix-lint', at + 1)) {
      const found = COMMENT.exec(this.lineAt(at));
      if (found?.[1] === 'ignore-file') for (const id of idsOf(found)) this.everywhere.add(id);
    }
  }

  silences(problem: Problem): boolean {
    const id = problem.rule.id;
    const node = nodeAt(this.file, problem.span.start);
    return this.everywhere.has(id) || this.isIgnoredAbove(problem.span.start, id) || (node !== undefined && this.isIgnoredAbove(node.start, id));
  }

  /** Whether a comment in the block of comments right above the line of `offset` names the rule. */
  private isIgnoredAbove(offset: number, id: string): boolean {
    const text = this.file.text;
    for (let start = lineStart(text, offset); start > 0; ) {
      start = lineStart(text, start - 1);
      const line = this.lineAt(start);
      if (!/^[ \t]*#/.test(line)) return false;
      const found = COMMENT.exec(line);
      if (found?.[1] === 'ignore' && idsOf(found).includes(id)) return true;
    }
    return false;
  }

  private lineAt(offset: number): string {
    const text = this.file.text;
    const end = text.indexOf('\n', offset);
    return text.slice(lineStart(text, offset), end < 0 ? text.length : end);
  }
}

function idsOf(found: RegExpExecArray): string[] {
  return (found[2] ?? '').split(/[ \t,]+/);
}
