// The arguments behind pipe(8), spawn(8) and smtp(8) in master.cf, with the one at the cursor marked.
import { valueMeaning } from '../catalogue/prose';
import { type CommandAttribute, commandAttributes, commandFlags } from '../catalogue/services';
import type { Version } from '../catalogue/version';
import { messages } from '../messages';
import type { Cursor } from './cursor';
import { code } from './markdown';
import { namedPart, type SignatureHelp, signature } from './signature';

const text = messages.signatures;

export function commandHelp({ command, given, typed }: Extract<Cursor, { kind: 'argument' }>, target: Version): SignatureHelp | undefined {
  const program = command.replace(/^.*\//, '');
  const attributes = commandAttributes(program, target);
  const names = attributes.map(({ name }) => name);
  const named = given.map((each) => each.split('=', 1)[0] ?? '');
  // Whatever stands behind argv= belongs to it.
  const active = named.includes('argv') ? names.indexOf('argv') : namedPart(names, typed, named);
  if (active < 0) return undefined;
  const parts = attributes.map((each): [string, string] => [labelOf(each), describe(each, program, target)]);
  return { signatures: [signature(`${program} `, parts, '', ' ')], active: 0, activePart: active };
}

function labelOf({ name, required }: CommandAttribute): string {
  const label = `${name}=${text.attributeForms[name] ?? ''}`;
  return required ? label : `[${label}]`;
}

function describe({ name, value }: CommandAttribute, program: string, target: Version): string {
  const flags = name === 'flags' ? commandFlags(program, target) : [];
  const said = valueMeaning(`${program}-attributes`, name) ?? messages.hover.fields.argument(value);
  const rows = flags.map(({ flag, meaning }) => `- ${code(flag)}: ${valueMeaning('pipe-flags', flag) ?? meaning}`);
  return [said, rows.join('\n')].filter((part) => part !== '').join('\n\n');
}
