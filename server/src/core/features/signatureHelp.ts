// The form of what is being written behind a word that needs an argument: a restriction's table, DNS list or policy server, the settings of a
// policy server, the parts of `type:name`. Like the signature of a function, with the part at the cursor marked.
import type { Analysis } from '../analysis';
import { meaningAndMore, valueMeaning } from '../catalogue/prose';
import { policyAttributes, type Restriction, restriction } from '../catalogue/restrictions';
import { type TableType, tableType } from '../catalogue/tables';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import { splitBraced } from '../syntax/words';
import type { Span } from '../text';
import { cursorAt } from './cursor';
import { code } from './markdown';
import { mayNameTables } from './tableHover';
import { separatorsOf } from './typeOf';
import { readAs } from './uses';

const text = messages.signatures;

export interface SignaturePart {
  /** Within the label. */
  readonly span: Span;
  /** Markdown; may be empty. */
  readonly documentation: string;
}

export interface Signature {
  readonly label: string;
  readonly parts: readonly SignaturePart[];
  readonly documentation: string;
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The form that is being written, and the part of it at the cursor. */
  readonly active: number;
  readonly activePart: number;
}

export function signatureHelp(analysis: Analysis, file: FileKind, offset: number): SignatureHelp | undefined {
  const cursor = cursorAt(analysis.texts[file] ?? '', file, offset);
  const parameter = cursor?.kind === 'value' ? readAs(analysis, cursor.name) : undefined;
  if (cursor?.kind !== 'value' || !parameter) return undefined;
  const words = splitBraced(cursor.written, separatorsOf(parameter));
  const isInWord = words.at(-1)?.end === cursor.written.length;
  const written = isInWord ? (words.at(-1)?.text ?? '') : '';
  const before = words.at(isInWord ? -2 : -1)?.text ?? '';
  const owner = parameter.type === 'restriction-list' ? restriction(before) : undefined;
  if (owner?.argument === 'policy-server') return policyHelp(analysis, owner, written);
  const table = mayNameTables(parameter, before) ? tableHelp(written, analysis.options.target) : undefined;
  return table ?? (owner?.argument ? restrictionHelp(owner, written) : undefined);
}

/** `reject_rbl_client domain=filter`, `check_client_access type:table`, `sleep seconds`. */
function restrictionHelp(owner: Restriction, written: string): SignatureHelp {
  const parts = text.arguments[owner.argument ?? 'seconds'];
  const [separator] = /[:=]/.exec(parts.map(([part]) => part).join('')) ?? ['\n'];
  return {
    signatures: [signature(`${owner.name} `, parts, restrictionText(owner))],
    active: 0,
    activePart: written.includes(separator) ? parts.length - 1 : 0,
  };
}

/** `check_policy_service inet:host:port`, or the server with settings of its own in braces. */
function policyHelp(analysis: Analysis, owner: Restriction, written: string): SignatureHelp {
  const { target } = analysis.options;
  const own = policyAttributes(target).map(({ name, overrides }): [string, string] => [
    `${name}=`,
    [valueMeaning('policy-attributes', name) ?? '', text.otherwise(code(analysis.configuration.effective(overrides).value))].join(' ').trim(),
  ]);
  const inBraces: readonly (readonly [string, string])[] = [[text.server, text.serverText], ...own];
  const signatures = [
    signature(`${owner.name} `, text.arguments['policy-server'], restrictionText(owner)),
    signature(`${owner.name} { `, inBraces, restrictionText(owner), ', ', ', ... }'),
  ];
  if (!written.startsWith('{')) return { signatures, active: 0, activePart: 0 };
  const inside = splitBraced(written.slice(1));
  const isNew = /[\s,]$/.test(written);
  const current = isNew ? '' : (inside.at(-1)?.text ?? '');
  const index = inBraces.findIndex(([label]) => label.startsWith(current.replace(/=.*$/s, '')) && label.endsWith('='));
  const isServer = inside.length + (isNew ? 1 : 0) <= 1;
  return { signatures, active: 1, activePart: isServer ? 0 : Math.max(1, index) };
}

/** The innermost table that is being written: in `proxy:unionmap:{hash:/a, regexp:` the `regexp:`. */
function tableHelp(written: string, target: Version): SignatureHelp | undefined {
  const [head, type = ''] = /^\{?\s*([a-z]+):/.exec(written) ?? [];
  const found = tableType(type);
  if (!found || head === undefined) return undefined;
  const rest = written.slice(head.length);
  const inner = found.nests === 1 ? rest : found.nests === 'list' ? splitBraced(rest.replace(/^\{/, '')).at(-1)?.text : undefined;
  const nested = inner === undefined || (found.nests === 'list' && /[\s,{]$/.test(rest)) ? undefined : tableHelp(inner, target);
  if (nested) return nested;
  const forms = formsOf(found, target);
  const documentation = meaningAndMore('table-types', type).filter(Boolean).join('\n\n');
  const signatures = forms.map((form) =>
    signature(
      '',
      [
        [`${type}:`, ''],
        [form, ''],
      ],
      documentation,
      '',
    ),
  );
  const braced = forms.findIndex((form) => form.startsWith('{'));
  return { signatures, active: rest.startsWith('{') && braced >= 0 ? braced : 0, activePart: 1 };
}

/** The argument of a type, one form each; those that the target does not have left out. */
function formsOf({ argument, inlineSince, bracesSince }: TableType, target: Version): readonly string[] {
  const all = argument.split(' | ').map((form) => (form === 'inline rules' ? text.inlineRules : form));
  const since = inlineSince ?? bracesSince;
  const known = since === undefined || atLeast(target, since) ? all : all.filter((form) => !form.startsWith('{'));
  return known.length > 0 ? known : all;
}

function restrictionText({ name }: Restriction): string {
  return valueMeaning('restrictions', name) ?? '';
}

/** A label from a head and its parts. */
function signature(head: string, parts: readonly (readonly [string, string])[], documentation: string, separator = '', tail = ''): Signature {
  let label = head;
  const spans = parts.map(([part, said], index): SignaturePart => {
    if (index > 0) label += separator;
    const start = label.length;
    label += part;
    return { span: { start, end: label.length }, documentation: said };
  });
  return { label: label + tail, parts: spans, documentation };
}
