// What a parameter's value looks like, for features that help to read and write it.
import { familyMember, type Parameter, parameter, type ValueType, valueType, vocabulary } from '../catalogue/parameters';

/** The catalogue's entry of a name, or of the family that it is a member of. */
export function known(name: string): Parameter | undefined {
  return parameter(name) ?? familyMember(name)?.parameter;
}

export function typeOf(name: string): ValueType | undefined {
  const found = known(name);
  return found && valueType(found.type);
}

/** The words that a parameter takes, with the release that brought each. */
export function wordsFor(found: Parameter): readonly { readonly value: string; readonly since?: string }[] {
  if (found.type === 'boolean') return [{ value: 'yes' }, { value: 'no' }];
  if (found.allowedValues?.length) return found.allowedValues;
  return found.vocabularies.flatMap((id) => vocabulary(id).values);
}
