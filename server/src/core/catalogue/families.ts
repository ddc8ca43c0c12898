// Parameters whose names are made of a service in master.cf and a suffix: `dovecot_destination_recipient_limit`, `policyd-spf_time_limit`.
// Knows the patterns, not the services: whether master.cf has such a service is for the model to say.
import { FAMILIES } from './generated/families';
import { lazy } from './lazy';
import type { Parameter } from './parameter';
import { isPresent } from './presence';
import { memberOf, parameter } from './store';
import type { Version } from './version';

/** A name read as service and suffix. */
export interface FamilyMember {
  /** What the family says, under the name of this member; `instanceOf` names the family. */
  readonly parameter: Parameter;
  readonly service: string;
}

/** The families, longest suffix first. */
const families = lazy((): readonly Parameter[] =>
  FAMILIES.map((name) => parameter(name))
    .filter((found) => found !== undefined)
    .sort((a, b) => suffix(b).length - suffix(a).length),
);

const NO_MEMBERS: readonly FamilyMember[] = [];
const ENDING = 5;

/** The last letters of all suffixes: nearly every name is no member, which is seen at once. */
const endings = lazy(() => new Set(families().map((family) => suffix(family).slice(-ENDING))));

/**
 * The family that a name belongs to by its looks, the longest suffix winning: `x_destination_recipient_limit` is of service `x`.
 * Undefined for names that are parameters by themselves, such as `default_recipient_limit`.
 */
export function familyMember(name: string): FamilyMember | undefined {
  return familyMembers(name)[0];
}

/** Every reading of a name as service and suffix: `x_destination_recipient_limit` may also be `_recipient_limit` of a service `x_destination`. */
export function familyMembers(name: string): readonly FamilyMember[] {
  if (!endings().has(name.slice(-ENDING))) return NO_MEMBERS;
  const exact = parameter(name);
  if (exact && !exact.instanceOf) return [];
  return families().flatMap((family) => {
    if (!name.endsWith(suffix(family)) || name.length === suffix(family).length) return [];
    const service = name.slice(0, -suffix(family).length);
    const listed = exact?.instanceOf === family.name;
    return [{ parameter: listed ? exact : memberOf(family, name, service), service }];
  });
}

/**
 * The parameters that a service of master.cf brings with it (postconf_service.c): its command must be exactly the name of the program,
 * `local error virtual smtp lmtp pipe`, or `pipe spawn` for the time limit. `../smtp` does not count.
 */
export function serviceParameters(service: string, command: string, target: Version): readonly Parameter[] {
  return families()
    .filter((family) => family.family?.servicesWithProgram.includes(command) && isPresent(family, target))
    .map((family) => familyParameter(family, service));
}

/** Whether a name is known because master.cf has that service with that command. */
export function isServiceParameter(name: string, service: string, command: string, target: Version): boolean {
  return families().some((family) => name === service + suffix(family) && family.family?.servicesWithProgram.includes(command) && isPresent(family, target));
}

function familyParameter(family: Parameter, service: string): Parameter {
  const name = service + suffix(family);
  return parameter(name) ?? memberOf(family, name, service);
}

function suffix(family: Parameter): string {
  return family.family?.suffix ?? '';
}
