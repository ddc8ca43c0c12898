// Names that somebody may have meant who wrote one that Postfix does not know.
import { editDistance, isKnown, nearestNames, parameter, twin } from '../catalogue/parameters';
import { valueFault } from '../catalogue/valueFaults';
import type { Version } from '../catalogue/version';
import type { Configuration, Setting } from '../model/configuration';
import { nameUse } from '../model/names';
import { Memory } from './memory';

export interface Candidate {
  readonly name: string;
  /** Nearer than any other, and near enough to be what was meant. */
  readonly isClear: boolean;
  /** Whether the value could be meant for it: a rename must not put a new error in the place of the old. */
  readonly fits: boolean;
}

/** The names near to that of a setting which the configuration knows, best first. */
export function candidates(setting: Setting, configuration: Configuration): Candidate[] {
  const { known } = nameUse(configuration);
  // Names of services count only with such a service.
  const near = memory.of(setting.assignment, configuration.target, () => nearNames(setting, configuration.target));
  return near.filter(({ name }) => known.find(name) !== undefined);
}

/** The search looks at every name there is. */
const memory = new Memory<readonly Candidate[]>();

function nearNames({ name, value }: Setting, target: Version): readonly Candidate[] {
  const wanted = name
    .replaceAll(/[^\w-]/g, '')
    .toLowerCase()
    .replaceAll('-', '_');
  const other = twin(wanted);
  const names = [...new Set([...nearestNames(wanted, target), ...(other && isKnown(other, target) ? [other] : [])])].slice(0, 3);
  const distances = names.map((each) => editDistance(wanted, each, 4));
  const most = wanted.length < 8 ? 1 : 2;
  return names.map((each, index) => {
    const distance = distances[index] ?? 9;
    const isClear = distance <= most && distances.every((further, at) => at === index || further > distance);
    return { name: each, isClear, fits: fits(each, value, target) };
  });
}

function fits(name: string, value: string, target: Version): boolean {
  const found = parameter(name);
  if (!found) return false;
  if (found.type === 'protocol-list') return /^(?:(?:!|>=|<=)?(?:SSLv[23]|TLSv1(?:\.[123])?)(?:[\s,:]+|$))*$/i.test(value);
  return value.includes('$') || valueFault(found, value, target) === undefined;
}
