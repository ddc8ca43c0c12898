// What a line of main.cf that is no setting was meant to be: a continuation, a comment, a setting without its "=", or damage.
import { parameter, valueType } from '../catalogue/parameters';
import { messages } from '../messages';
import { commentLine, type Fix, indent, replace } from '../model/fix';
import type { Assignment, BrokenAssignment } from '../syntax/assignment';
import type { MainFile, MainNode } from '../syntax/main';
import { type Span, shift } from '../text';
import { braceDepth, hasSeveralLines, physicalLines } from './physicalLines';
import type { Finding } from './rule';

const text = messages.rules['missing-equals'];

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;
/** How other languages begin a comment. */
const FOREIGN_COMMENT = /^(?:;|\/\/|\/\*|--\s|!\s|%\s|'|REM\s)/i;

type Explanation = Pick<Finding, 'message' | 'fixes'>;

/** `span`: the first physical line of the node, from its first to its last character that is not blank. */
export function explainBroken(main: MainFile, index: number, span: Span, reason: BrokenAssignment['reason']): Explanation {
  const node = main.node(index);
  const line = main.text.slice(span.start, span.end);
  if (CONFLICT.test(line)) return { message: text.conflict };
  if (line.startsWith('\uFEFF')) return { message: text.byteOrderMark, fixes: [edit(text.removeMark, { start: span.start, end: span.start + 1 }, '')] };
  const above = settingAbove(main, index);
  const unbreakable = /^[\u00A0\u2000-\u200B\u202F\u3000]+/.exec(line)?.[0];
  if (unbreakable) return { message: text.noBreakSpace, fixes: withBlanks(line, unbreakable.length, span, above) };
  const exporting = reason === 'missing-equals' ? removeCommand(line, span) : undefined;
  if (exporting) return { message: text.general(line), fixes: [exporting] };
  const comment = { title: text.commentOut, safe: false, changes: [], operations: commentOut(main.text, node) };
  if (FOREIGN_COMMENT.test(line)) return { message: text.comment(line), fixes: [{ ...comment, safe: true, preferred: true }] };
  const indenting = above && continuing(main, index, above, span);
  if (indenting?.preferred) return { message: text.continuation(above?.name ?? ''), fixes: [indenting, comment] };
  const inserting = insertEquals(line, span);
  const fixes = [inserting, indenting, comment].filter((fix) => fix !== undefined);
  return { message: reason === 'missing-name' ? text.noName(line) : text.general(line), fixes };
}

function edit(title: string, span: Span, to: string): Fix {
  return { title, safe: true, preferred: true, changes: [], operations: [replace(span, to)] };
}

/** Ordinary blanks for no-break spaces: before a setting none, before anything else a continuation of what stands above. */
function withBlanks(line: string, length: number, span: Span, above: Above | undefined): Fix[] {
  const rest = line.slice(length);
  const isSetting = /^\s*[\w.-]+\s*=/.test(rest);
  if (!above && !isSetting) return [];
  const end = span.start + length + (isSetting ? rest.search(/\S/) : 0);
  const fix = edit(text.useBlanks, { start: span.start, end }, isSetting ? '' : ' '.repeat(length));
  return [{ ...fix, safe: !isSetting, changes: above && !isSetting ? [above.name] : [] }];
}

/** `export myhostname=mail.example.com` */
function removeCommand(line: string, span: Span): Fix | undefined {
  const [command, name = ''] = /^(?:export|set|setenv|let)\s+(?=([\w.-]+)\s*=)/.exec(line) ?? [];
  if (command === undefined) return undefined;
  const fix = edit(text.removeWord(command.trim()), { start: span.start, end: span.start + command.length }, '');
  return { ...fix, safe: parameter(name) !== undefined, changes: [name] };
}

/** `myhostname mail.example.com`, `myhostname: mail.example.com`. */
function insertEquals(line: string, span: Span): Fix | undefined {
  const [, name = '', between = ''] = /^([\w.-]+)(\s*:=\s*|\s*:\s+|\s+|:)(?![\s=:+])/.exec(line) ?? [];
  if (!parameter(name)) return undefined;
  const start = span.start + name.length;
  return { title: text.insert, safe: true, preferred: true, changes: [name], operations: [replace({ start, end: start + between.length }, ' = ')] };
}

interface Above {
  readonly name: string;
  readonly assignment: Assignment;
  readonly node: MainNode;
}

/** The setting that this line would continue if it were indented. */
function settingAbove(main: MainFile, index: number): Above | undefined {
  const node = nodeBefore(main, index, 'assignment');
  return node?.syntax.kind === 'assignment' ? { name: node.syntax.name, assignment: node.syntax, node } : undefined;
}

/** Indents the line; preferred where the text above says that more must follow. */
function continuing(main: MainFile, index: number, { name, assignment, node }: Above, span: Span): Fix {
  const before = nodeBefore(main, index) as MainNode;
  const textBefore = main.text.slice(before.start, before.end).trimEnd();
  const backslash = before === node && textBefore.endsWith('\\');
  const isOpen = textBefore.endsWith(',') || backslash || braceDepth(assignment.value) > 0;
  const isList = valueType(parameter(name)?.type ?? 'string')?.list === true;
  const touches = before.end === main.node(index).start;
  const looksOpen = isOpen || (touches && isList && (assignment.value === '' || hasSeveralLines(main.text, node)));
  const valueEnd = shift(assignment.valueSpan, node.start).end;
  const operations = [...(backslash ? [replace({ start: valueEnd - 1, end: valueEnd }, '')] : []), indent(span)];
  return { title: text.indent, safe: isOpen, preferred: looksOpen, changes: [name], operations };
}

/** The nearest node of a kind before another; without a kind, the nearest that is not trivia. */
function nodeBefore(main: MainFile, index: number, kind?: MainNode['syntax']['kind']): MainNode | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const found = main.syntaxes[at]?.kind;
    if (kind ? found === kind : found !== 'trivia') return main.node(at);
  }
  return undefined;
}

function commentOut(source: string, node: MainNode): Fix['operations'] {
  return [...physicalLines(source, node)].filter((line) => !line.isSkipped).map(commentLine);
}
