// The door to what is known of main.cf's parameters: look a name up, ask what a version knows, find what was meant.
// Callers outside the catalogue import from here, version.ts, restrictions.ts, tables.ts, services.ts and expansion.ts only.
export { type FamilyMember, familyMember, familyMembers, isServiceParameter, serviceParameters } from './families';
export type { CategoryId, ValueTypeId, VocabularyId } from './generated/ids';
export { editDistance, nearest, nearestNames, twin } from './nearest';
export type { AllowedValue, Default, Family, MapUse, MatchList, Parameter, ParameterStatus, Range } from './parameter';
export { defaultValue, isHonoured, isKnown, isLost, isPresent, parameterNames, typeAt } from './presence';
export { parameter } from './store';
export {
  type AddressClass,
  addressClasses,
  categories,
  categoryTitle,
  mutuallyExclusiveDomainLists,
  type ValueType,
  type Vocabulary,
  valueType,
  vocabulariesWith,
  vocabulary,
} from './vocabularies';
