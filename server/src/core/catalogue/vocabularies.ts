// Value types, vocabularies (sets of words that Postfix knows) and categories of parameters. Facts only, from server/facts/enums.json.
import { enumsText } from './generated/enums';
import type { CategoryId, ValueTypeId, VocabularyId } from './generated/ids';
import { lazy } from './lazy';
import type { AllowedValue } from './parameter';

/** How a value of this type is written. */
export interface ValueType {
  /** A list of elements. */
  readonly list?: boolean;
  /** What separates the elements of a list, in words: `, whitespace`. */
  readonly separators?: string;
  /** The shape, in a few words. */
  readonly syntax?: string;
  /** Shapes that an element may have. */
  readonly elements?: readonly string[];
  /** The words, of a type that has no others. */
  readonly values?: readonly string[];
  readonly caseSensitive?: boolean;
  /** Where the words of its elements are listed. */
  readonly vocabulary?: string;
  /** Attributes of an element, with the parameter that each one overrides. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A set of words that one or more parameters, or results of their lookup tables, may use. */
export interface Vocabulary {
  readonly values: readonly AllowedValue[];
  /** Parameters that use it. */
  readonly parameters: readonly string[];
  /** Several words may stand in one value. */
  readonly multiple: boolean;
  readonly caseSensitive: boolean;
  readonly emptyAllowed?: boolean;
  /** Other words are legal too. */
  readonly open?: boolean;
  /** What the other words are. */
  readonly otherValues?: string;
  /** Spellings that mean another word. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** A word that brings others with it. */
  readonly implies?: Readonly<Record<string, readonly string[]>>;
  /** What becomes of a word that is not in the set. */
  readonly unknownValues?: string;
  readonly documentedValues?: readonly string[];
  readonly undocumentedValues?: readonly string[];
  /** Where in the value, or in a table's result, the word stands. */
  readonly position?: string;
  /** The exact form, where it is more than words: in words, or by version. */
  readonly syntax?: string | readonly { readonly form: string; readonly since: string }[];
  /** Names that may follow `>=` and `<=`. */
  readonly limitNames?: readonly AllowedValue[];
  /** Words of one kind, best first. */
  readonly strongestFirst?: readonly string[];
  /** Another way to write the value. */
  readonly alternateForm?: string;
  /** Parameters whose tables give such words. */
  readonly alsoLookupResultOf?: readonly string[];
  /** Words that are no member of the set but steer how it is used. */
  readonly pseudoKeywords?: readonly string[];
  readonly ignoredSince?: string;
  /** Which words there are depends on how Postfix was built. */
  readonly buildDependent?: boolean;
  /** Mandatory and opportunistic TLS levels of a client. */
  readonly mandatoryLevels?: readonly string[];
  readonly opportunisticLevels?: readonly string[];
  /** TLS levels that a server takes as another one, and those that it does not know. */
  readonly downgraded?: Readonly<Record<string, string>>;
  readonly unsupported?: readonly string[];
  /** Compatibility levels, and the defaults that change with each. */
  readonly effects?: readonly CompatibilityEffect[];
}

/** What `compatibility_level` at or above `level` changes. */
interface CompatibilityEffect {
  readonly level: string;
  readonly since: string;
  readonly changes: readonly { readonly parameter?: string; readonly masterField?: string; readonly below: string; readonly from: string }[];
}

interface Enums {
  readonly valueTypes: Readonly<Record<ValueTypeId, ValueType>>;
  readonly parameterCategories: Readonly<Record<CategoryId, string>>;
  readonly vocabularies: Readonly<Record<VocabularyId, Vocabulary>>;
  readonly addressClasses: readonly AddressClass[];
  readonly mutuallyExclusiveDomainLists: readonly string[];
}

/** One of the classes that decide how an address is delivered (ADDRESS_CLASS_README). */
export interface AddressClass {
  readonly class: string;
  /** Parameters that list its domains, and those that list its recipients. */
  readonly domains: readonly string[];
  readonly recipients: readonly string[];
  readonly transport: string | null;
  readonly delivery?: string;
  readonly rejectCode: string | null;
}

const enums = lazy(() => JSON.parse(enumsText()) as Enums);

/** The words of a vocabulary. */
export function vocabulary(id: VocabularyId): Vocabulary;
export function vocabulary(id: string): Vocabulary | undefined;
export function vocabulary(id: string): Vocabulary | undefined {
  return own(enums().vocabularies, id);
}

/** The ids of all vocabularies that have a word. */
export function vocabulariesWith(word: string): readonly string[] {
  const small = word.toLowerCase();
  return Object.entries(enums().vocabularies).flatMap(([id, { values, caseSensitive }]) =>
    values.some(({ value }) => value === word || (!caseSensitive && value.toLowerCase() === small)) ? [id] : [],
  );
}

/** What a value type means. */
export function valueType(id: ValueTypeId): ValueType;
export function valueType(id: string): ValueType | undefined;
export function valueType(id: string): ValueType | undefined {
  return own(enums().valueTypes, id);
}

/** The heading of a category, for people; the id itself where there is none. */
export function categoryTitle(id: string): string {
  return own<string>(enums().parameterCategories, id) ?? id;
}

/** Every category, in the order of the catalogue. */
export function categories(): readonly CategoryId[] {
  return Object.keys(enums().parameterCategories) as CategoryId[];
}

export function addressClasses(): readonly AddressClass[] {
  return enums().addressClasses;
}

/** Parameters of which no two may list the same domain. */
export function mutuallyExclusiveDomainLists(): readonly string[] {
  return enums().mutuallyExclusiveDomainLists;
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
