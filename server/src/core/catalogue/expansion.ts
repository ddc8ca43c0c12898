// `$name`: forms, operators and functions by version, and the names that are not main.cf's but those of a program that expands the value
// later. Facts only, from server/facts/expansion.json; the syntax layer reads the text, the model expands it.
import { expansionText } from './generated/expansion';
import { lazy } from './lazy';
import { type Availability, isAvailable, type Version } from './version';

/** A name that Postfix sets itself. */
export interface SpecialName extends Availability {
  readonly name: string;
  readonly readOnly?: boolean;
}

/** A name in a value that a program expands by itself. */
export interface LocalName extends Availability {
  readonly name: string;
  readonly documented?: boolean;
}

/** A Milter macro: `i`, `{client_addr}`. */
export interface MilterMacro extends LocalName {
  /** Milter protocol stages at which it has a value. */
  readonly stages: readonly string[];
  /** The parameter that holds its value. */
  readonly valueFrom?: string;
  readonly onlyWith?: string;
}

/** The names that stand for something in the values of some parameters. */
export interface NameSpace {
  readonly id: string;
  readonly parameters?: readonly string[];
  /** Parameters whose tables give values of the same kind. */
  readonly alsoTableResultOf?: readonly string[];
  /** The characters that survive the expansion are in this parameter; null: nothing is filtered. */
  readonly filters?: Readonly<Record<string, string | null>>;
  readonly mainCfNamesVisible?: boolean;
  readonly conditionalForms?: boolean;
  readonly includes?: string;
  readonly names?: readonly LocalName[] | string;
}

interface Data {
  readonly mainCf: {
    readonly operators: readonly (Availability & { readonly op: string })[];
    readonly functions: readonly (Availability & { readonly name: string })[];
    readonly specialNames: readonly SpecialName[];
  };
  readonly nameSpaces: readonly NameSpace[];
}

const data = lazy(() => JSON.parse(expansionText()) as Data);

/** Comparison operators in `${{a} op {b}}` that a version knows, the `<level` kind included. */
export function operators(target: Version): readonly string[] {
  return data()
    .mainCf.operators.filter((each) => isAvailable(each, target))
    .map(({ op }) => op);
}

/** Functions in `${name{argument}}` that a version knows. */
export function functions(target: Version): readonly string[] {
  return data()
    .mainCf.functions.filter((each) => isAvailable(each, target))
    .map(({ name }) => name);
}

/** Names that Postfix sets itself; the read-only ones cannot be set in main.cf or with -o. */
export function specialNames(): readonly SpecialName[] {
  return data().mainCf.specialNames;
}

/** The names that a parameter's value may use in place of main.cf's; undefined where it uses main.cf's. */
export function nameSpaceOf(parameter: string): NameSpace | undefined {
  return data().nameSpaces.find(({ parameters }) => parameters?.includes(parameter));
}

/** The names in a name space, those of the one it includes too. */
export function namesIn(space: NameSpace, target: Version): readonly LocalName[] {
  const own = typeof space.names === 'string' ? [] : (space.names ?? []);
  const other = data().nameSpaces.find(({ id }) => id === space.includes);
  return [...own.filter((each) => isAvailable(each, target)), ...(other ? namesIn(other, target) : [])];
}

/** The Milter macros that a version can send. */
export function milterMacros(target: Version): readonly MilterMacro[] {
  const space = data().nameSpaces.find(({ id }) => id === 'milter');
  return ((space?.names ?? []) as readonly MilterMacro[]).filter((each) => isAvailable(each, target));
}
