// What a parameter's value looks like, for features that help to read and write it.
import { familyMember, type Parameter, parameter, type VocabularyId, valueType, vocabulary } from '../catalogue/parameters';
import { COLON_COMMA_BLANKS, COMMA_BLANKS } from '../syntax/words';

/** One of the words that a parameter takes, with the release that brought it. */
export interface KnownWord {
  readonly value: string;
  readonly since?: string;
  readonly backports?: readonly string[];
}

/** The catalogue's entry of a name, or of the family that it is a member of. */
export function known(name: string): Parameter | undefined {
  return parameter(name) ?? familyMember(name)?.parameter;
}

/** The characters that separate the members of a parameter's value. */
export function separatorsOf(found: Parameter | undefined): string {
  if (found?.type === 'cipher-list') return COLON_COMMA_BLANKS;
  // The reason behind `error:` is a text.
  if (found?.type === 'transport') return '';
  const named = found && (found.separators ?? valueType(found.type).separators);
  return named?.includes(':') ? COLON_COMMA_BLANKS : COMMA_BLANKS;
}

/** The vocabularies of words that may stand in the value itself, and of those that only its tables may answer. */
export function vocabulariesOf(found: Parameter, where: 'value' | 'tables' = 'value'): readonly VocabularyId[] {
  return found.vocabularies.filter((id) => {
    const { position } = vocabulary(id);
    return (position === undefined || position.startsWith('list entry')) === (where === 'value');
  });
}

/** The words that a parameter takes. */
export function wordsFor(found: Parameter): readonly KnownWord[] {
  if (found.type === 'boolean') return [{ value: 'yes' }, { value: 'no' }];
  const isAboutTables = vocabulariesOf(found, 'tables').length > 0;
  const words = found.allowedValues && !isAboutTables ? found.allowedValues : vocabulariesOf(found).flatMap((id) => vocabulary(id).values);
  return [...new Map(words.map((word) => [word.value, word])).values()].filter(({ value }) => value !== '');
}
