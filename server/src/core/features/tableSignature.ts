// The parts of `type:name`, of the innermost table that is being written: in `proxy:unionmap:{hash:/a, regexp:` the `regexp:`.
import { meaningAndMore } from '../catalogue/prose';
import { type TableType, tableType } from '../catalogue/tables';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { matchingBrace } from '../syntax/master';
import { splitBraced, type Word } from '../syntax/words';
import { type SignatureHelp, signature } from './signature';

const text = messages.signatures;
/** Braces within braces that are looked into. */
const MAX_DEPTH = 20;
/** The pattern of a rule between any two equal delimiters, or a network, with the blank behind it. */
const PATTERN = /^\s*!?(?:([^\w\s:.])(?:\\.|(?!\1)[^\\])*\1\S*|[\da-fA-F:./]+)\s/s;

export function tableHelp(written: string, target: Version, depth = 0): SignatureHelp | undefined {
  if (depth > MAX_DEPTH) return undefined;
  // Several tables in braces are a list.
  if (written.startsWith('{')) return tableHelp(lastWord(written.slice(1)), target, depth + 1);
  const [head, type = ''] = /^([a-z]+):/.exec(written) ?? [];
  const found = tableType(type);
  if (!found || head === undefined) return undefined;
  const rest = written.slice(head.length);
  if (rest.startsWith('{') && matchingBrace(rest) >= 0) return undefined;
  const inner = found.nests === 1 ? rest : found.nests === 'list' ? lastWord(rest.slice(1)) : '';
  return (inner === '' ? undefined : tableHelp(inner, target, depth + 1)) ?? ownHelp(found, rest, target);
}

/** The word that reaches to the end; empty where none does. */
function lastWord(written: string): string {
  const last: Word | undefined = splitBraced(written).at(-1);
  return last?.end === written.length ? last.text : '';
}

function ownHelp(found: TableType, rest: string, target: Version): SignatureHelp {
  const { type } = found;
  const documentation = meaningAndMore('table-types', type).filter(Boolean).join('\n\n');
  const forms = formsOf(found, target);
  const signatures = forms.map((form) => signature('', [[`${type}:`, ''], ...partsOf(form).map((part): [string, string] => [part, ''])], documentation));
  const braced = forms.findIndex((form) => form.startsWith('{'));
  const isBraced = rest.startsWith('{') && braced >= 0;
  return { signatures, active: isBraced ? braced : 0, activePart: isBraced && isAtSecond(found, rest.slice(1)) ? 2 : 1 };
}

/** The argument of a type, one form each; those that the target does not have left out. */
function formsOf({ argument, inlineSince, bracesSince }: TableType, target: Version): readonly string[] {
  const all = argument.split(' | ').map((form) => (form === 'inline rules' ? text.inlineRules : form));
  const since = inlineSince ?? bracesSince;
  const known = since === undefined || atLeast(target, since) ? all : all.filter((form) => !form.startsWith('{'));
  return known.length > 0 ? known : all;
}

/** Key and value, pattern and result are marked one by one. */
function partsOf(form: string): readonly string[] {
  const [, first, second, tail] = /^(\{ key|\{ \{ pattern)(=value| result)(.*)$/s.exec(form) ?? [];
  return first === undefined || second === undefined ? [form] : [first, second, tail ?? ''];
}

/** Whether the cursor is behind the key of an inline table, or behind the pattern of a rule. */
function isAtSecond({ type, pattern }: TableType, inside: string): boolean {
  const last = lastWord(inside);
  if (type === 'inline') return last.includes('=') && !isClosed(last);
  return pattern === true && last.startsWith('{') && !isClosed(last) && PATTERN.test(last.slice(1));
}

function isClosed(word: string): boolean {
  return word.startsWith('{') && matchingBrace(word) >= 0;
}
