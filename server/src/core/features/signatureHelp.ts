// The form of what is being written behind a word that needs an argument: a restriction's table, DNS list or policy server, the settings of a
// policy server, the parts of `type:name`. Like the signature of a function, with the part at the cursor marked.
import type { Analysis } from '../analysis';
import { valueType } from '../catalogue/parameters';
import { valueMeaning } from '../catalogue/prose';
import { policyAttributes, type Restriction, restriction } from '../catalogue/restrictions';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import { matchingBrace } from '../syntax/master';
import { splitBraced } from '../syntax/words';
import { commandHelp } from './commandSignature';
import { cursorAt } from './cursor';
import { code, codes } from './markdown';
import { summary } from './parameterText';
import { namedPart, type Signature, type SignatureHelp, signature } from './signature';
import { tableHelp } from './tableSignature';
import { separatorsOf } from './typeOf';
import { readAs } from './uses';
import { mayNameTables } from './values/tables';

const text = messages.signatures;

export function signatureHelp(analysis: Analysis, file: FileKind, offset: number): SignatureHelp | undefined {
  const cursor = cursorAt(analysis.texts[file] ?? '', file, offset);
  if (cursor?.kind === 'argument') return commandHelp(cursor, analysis.options.target);
  const parameter = cursor?.kind === 'value' ? readAs(analysis, cursor.name) : undefined;
  if (cursor?.kind !== 'value' || !parameter) return undefined;
  const words = splitBraced(cursor.written, separatorsOf(parameter));
  const isInWord = words.at(-1)?.end === cursor.written.length;
  const written = isInWord ? (words.at(-1)?.text ?? '') : '';
  const before = words.at(isInWord ? -2 : -1)?.text ?? '';
  const owner = parameter.type === 'restriction-list' ? restriction(before) : undefined;
  if (owner?.argument === 'policy-server') return policyHelp(analysis, owner, written);
  if (parameter.type === 'milter-list') return milterHelp(analysis, written);
  const { target } = analysis.options;
  const table = mayNameTables(parameter, before) ? tableHelp(written, target) : undefined;
  if (table || !owner?.argument) return table;
  return owner.searchOrder && written.startsWith('{') ? searchOrderHelp(owner, written, target) : restrictionHelp(owner, written);
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
function policyHelp(analysis: Analysis, owner: Restriction, written: string): SignatureHelp | undefined {
  const own = policyAttributes(analysis.options.target).map(({ name, overrides }) => ({
    name,
    overrides,
    said: valueMeaning('policy-attributes', name) ?? '',
  }));
  return serverHelp(analysis, `${owner.name} `, restrictionText(owner), own, written);
}

/** `inet:host:port`, or the milter with settings of its own in braces. */
function milterHelp(analysis: Analysis, written: string): SignatureHelp | undefined {
  const attributes = Object.entries(valueType('milter-list').attributes ?? {});
  return serverHelp(
    analysis,
    '',
    '',
    attributes.map(([name, overrides]) => ({ name, overrides, said: summary(overrides) })),
    written,
  );
}

interface OwnSetting {
  readonly name: string;
  /** The parameter that counts without it. */
  readonly overrides: string;
  readonly said: string;
}

function serverHelp({ configuration }: Analysis, head: string, said: string, own: readonly OwnSetting[], written: string): SignatureHelp | undefined {
  const parts = own.map((each): [string, string] => [
    `${each.name}=`,
    `${each.said} ${text.otherwise(code(configuration.effective(each.overrides).value))}`.trim(),
  ]);
  const signatures = [
    ...text.arguments['policy-server'].map((form) => signature(head, [form], said)),
    signature(`${head}{ `, [[text.server, text.serverText], ...parts], said, ', ', ', ... }'),
  ];
  if (!written.startsWith('{')) return { signatures, active: written.startsWith('unix:') ? 1 : 0, activePart: 0 };
  const names = own.map(({ name }) => name);
  return inBraces(signatures, names, written);
}

/** `check_ccert_access { type:table, { search_order = name, ... } }`. */
function searchOrderHelp(owner: Restriction, written: string, target: Version): SignatureHelp | undefined {
  if (owner.searchOrderSince !== undefined && !atLeast(target, owner.searchOrderSince)) return undefined;
  const parts: [string, string][] = [
    ['type:table', text.searchedTable],
    ['{ search_order = name, ... }', text.searchOrder(codes(owner.searchOrder ?? []))],
  ];
  return inBraces([signature(`${owner.name} { `, parts, restrictionText(owner), ', ', ' }')], ['search_order'], written);
}

/** The last form is the one in braces; nothing behind the brace that closes it. */
function inBraces(signatures: readonly Signature[], names: readonly string[], written: string): SignatureHelp | undefined {
  if (matchingBrace(written) >= 0) return undefined;
  return { signatures, active: signatures.length - 1, activePart: partInBraces(names, written.slice(1)) };
}

/** The server comes first, then settings in any order: `name=value`, or `{ name = text with blanks }`. */
function partInBraces(names: readonly string[], inside: string): number {
  const words = splitBraced(inside);
  const isInWord = words.at(-1)?.end === inside.length;
  const given = isInWord ? words.slice(0, -1) : words;
  if (given.length === 0) return 0;
  const nameOf = (word: string): string => /^\{?\s*([^\s=}]*)/.exec(word)?.[1] ?? '';
  const index = namedPart(
    names,
    isInWord ? (words.at(-1)?.text ?? '') : '',
    given.map((word) => nameOf(word.text)),
  );
  // Behind an unknown name stands no part: editors mark none, or the first.
  return index + 1 || names.length + 1;
}

function restrictionText({ name }: Restriction): string {
  return valueMeaning('restrictions', name) ?? '';
}
