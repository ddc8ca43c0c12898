// What postconf(1) says while it reads main.cf and master.cf, before it looks at any value: broken lines, overridden settings, braces that
// do not close. Structured, in Postfix's words.
import { atLeast, type Version } from '../catalogue/version';
import { joinLines } from '../syntax/joined';
import { type Node, type ParsedFile, TRIVIA } from '../syntax/lines';
import type { MainFile } from '../syntax/main';
import type { MasterFile, Service } from '../syntax/master';
import { trimBlanks } from '../text';
import { printable } from './byteText';
import type { Fatal, Warning } from './complaints';
import type { FileKind } from './configuration';
import { extractBraces } from './tableWords';

/** What reading said, up to the line that ended it. */
export interface Reading {
  readonly warnings: readonly Warning[];
  readonly fatal?: Fatal;
}

/** Reads main.cf as dict_load_fp() does; its folder is already there under the name of config_directory. */
export function readMain(file: MainFile, path: string, target: Version, directory?: string): Reading {
  const values = new Map(directory === undefined ? [] : [['config_directory', directory]]);
  return read(file, 'main', path, target, (node, warnings) => {
    const { syntax, line } = node;
    if (syntax.kind === 'broken') {
      const reason = syntax.reason === 'missing-name' ? 'missing attribute name' : "missing '=' after attribute name";
      return `${path}, line ${line + 1}: ${reason}: "${textOf(file, node)}"`;
    }
    if (syntax.kind !== 'assignment') return undefined;
    const { name, value } = syntax;
    const old = values.get(name);
    if (old !== undefined && old !== value) {
      warnings.push({ kind: 'override', file: 'main', line, name, message: printable(`${path}, line ${line + 1}: overriding earlier entry: ${name}=${old}`) });
    }
    values.set(name, value);
    return undefined;
  });
}

/** Reads master.cf as pcf_read_master() does. */
export function readMaster(file: MasterFile, path: string, target: Version): Reading {
  return read(file, 'master', path, target, (node, warnings) => {
    const { syntax, line } = node;
    if (syntax.kind === 'broken') return `file ${path}: line ${line + 1}: bad field count`;
    if (syntax.kind !== 'service') return undefined;
    const invalid = invalidField(syntax);
    if (invalid) return `invalid ${invalid.field} field "${invalid.text}" in "${textOf(file, node)}"`;
    for (const message of braceComplaints(syntax)) warnings.push({ kind: 'brace', file: 'master', line, message: printable(`master.cf: ${message}`) });
    return undefined;
  });
}

type Kind = { readonly kind: string };

/** Goes from line to line; `judge` returns what ends the reading. */
function read<S extends Kind>(
  file: ParsedFile<S>,
  kind: FileKind,
  path: string,
  target: Version,
  judge: (node: Node<S>, warnings: Warning[]) => string | undefined,
): Reading {
  const warnings: Warning[] = [];
  for (let index = 0; index < file.count; index++) {
    const node = file.node(index);
    const { line } = node;
    if (atLeast(target, '3.11')) warnings.push(...nullBytes(file, index, kind, path));
    if (node.syntax.kind === 'orphan') {
      warnings.push({ kind: 'leading-space', file: kind, line, message: leadingSpace(path, joinLines(sourceOf(file, node)).text) });
    }
    const fatal = judge(node, warnings);
    if (fatal !== undefined) return { warnings, fatal: { file: kind, line, message: printable(fatal) } };
  }
  return { warnings };
}

function leadingSpace(path: string, text: string): string {
  const shown = printable(text);
  return `${path}: logical line must not start with whitespace: "${shown.slice(0, 30)}${shown.length > 30 ? '...' : ''}"`;
}

/**
 * A NUL counts for the logical line that is being read, with the comments around it: those before the first line of the file, and those
 * behind any line (readlline.c). Postfix names the lines from the first with text to the last that it looked at.
 */
function nullBytes<S extends Kind>(file: ParsedFile<S>, index: number, kind: FileKind, path: string): Warning[] {
  const node = file.node(index);
  const isTrivia = (at: number): boolean => file.syntaxes[at] === TRIVIA;
  if (isTrivia(index) && (index > 0 || file.count > 1)) return [];
  const start = index === 1 && isTrivia(0) ? 0 : node.start;
  const end = isTrivia(index + 1) ? file.node(index + 1).end : node.end;
  const text = file.text.slice(start, end);
  if (!text.includes('\0')) return [];
  const first = node.line + 1;
  const feeds = file.text.slice(node.start, end).replace(/\n$/, '').split('\n').length;
  const last = first + feeds - 1;
  const lines = first === last ? `${first}` : `${first}-${last}`;
  return [{ kind: 'null-byte', file: kind, line: node.line, message: `${path}, line ${lines}: text after null byte may be ignored` }];
}

const SERVICE_TYPES = ['inet', 'unix', 'fifo', 'pass', 'unix-dgram'];

/** The checks of pcf_check_master_entry(). */
function invalidField({ fields }: Service): { readonly field: string; readonly text: string } | undefined {
  const wrong = (field: string, text: string, right: boolean) => (right ? [] : [{ field, text }]);
  const { type, private: hidden, unpriv, chroot, wakeup, maxproc } = fields;
  return [
    ...wrong('type', type.text, SERVICE_TYPES.includes(type.text)),
    ...wrong('private', hidden.text, /^[yn-]$/.test(hidden.text)),
    ...wrong('unprivileged', unpriv.text, /^[yn-]$/.test(unpriv.text)),
    ...wrong('chroot', chroot.text, /^[yn-]$/.test(chroot.text)),
    ...wrong('wakeup', wakeup.text, /^(\d*|-)\??$/.test(wakeup.text)),
    ...wrong('process_limit', maxproc.text, /^(\d*|-)$/.test(maxproc.text)),
  ][0];
}

/** Braces around `-o` and around arguments of the daemon (pcf_normalize_daemon_args). */
function* braceComplaints(service: Service): Generator<string> {
  const options = [
    ...service.overrides.map(({ argument, span }) => ({ argument, span, isSetting: true })),
    ...service.emptyOverrides.map(({ text, span }) => ({ argument: text, span, isSetting: true })),
    ...service.arguments.map(({ text, span }) => ({ argument: text, span, isSetting: false })),
  ].sort((a, b) => a.span.start - b.span.start);
  for (const { argument, isSetting } of options) {
    if (!argument.startsWith('{')) continue;
    const { inner, complaint } = extractBraces(argument);
    if (complaint !== undefined) yield complaint;
    const setting = trimBlanks(inner);
    if (isSetting && /^(=|$)/.test(setting)) yield `missing attribute name: "${setting}"`;
    else if (isSetting && !/^[^ \t\n\v\f\r=]+[ \t\n\v\f\r]*=/.test(setting)) yield `missing '=' after attribute name: "${setting}"`;
  }
}

/** The whole logical line, as Postfix has it in its buffer. */
function textOf<S>(file: ParsedFile<S>, node: Node<S>): string {
  return joinLines(sourceOf(file, node)).text;
}

function sourceOf<S>(file: ParsedFile<S>, node: Node<S>): string {
  return file.text.slice(node.start, node.end);
}
