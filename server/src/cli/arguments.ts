// The words behind a command, read with node:util and judged here, since its own messages name no nearest option.
import { parseArgs } from 'node:util';
import { coreMessages } from '../core';
import { Failure } from './failure';
import { suggestion } from './suggestion';

const text = coreMessages.cli;

export type OptionKind = 'flag' | 'value' | 'values';
/** Options by long name; a name of one letter is a short option. */
export type Options = Readonly<Record<string, OptionKind>>;

export class Arguments {
  constructor(
    readonly positionals: readonly string[],
    private readonly given: ReadonlyMap<string, readonly string[]>,
  ) {}

  has(option: string): boolean {
    return this.given.has(option);
  }

  /** Of several, the last. */
  value(option: string): string | undefined {
    return this.given.get(option)?.at(-1);
  }

  values(option: string): readonly string[] {
    return this.given.get(option) ?? [];
  }
}

export function readArguments(command: string, options: Options, words: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...words], options: forNode(options), strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!kind) throw new Failure(unknownOption(command, token.rawName, Object.keys(options)));
    given.set(token.name, [...(given.get(token.name) ?? []), checkedValue(kind, token)]);
  }
  return new Arguments(positionals, given);
}

function checkedValue(
  kind: OptionKind,
  token: { readonly rawName: string; readonly value: string | undefined; readonly inlineValue: boolean | undefined },
): string {
  if (kind === 'flag') {
    if (token.value !== undefined) throw new Failure(text.takesNoValue(token.rawName));
    return '';
  }
  if (token.value === undefined || (!token.inlineValue && token.value.startsWith('-') && token.value !== '-'))
    throw new Failure(text.needsValue(token.rawName));
  return token.value;
}

function unknownOption(command: string, option: string, known: readonly string[]): string {
  const names = known.filter((name) => name.length > 1).map((name) => `--${name}`);
  return text.unknownOption(option, command) + (option.startsWith('--') ? suggestion(option, names) : '');
}

function forNode(options: Options): NonNullable<Parameters<typeof parseArgs>[0]>['options'] {
  return Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? 'boolean' : 'string', multiple: true, ...(name.length === 1 && { short: name }) } as const,
    ]),
  );
}
