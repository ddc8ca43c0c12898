// A name that Postfix does not know and nobody refers to (postconf_unused.c): mostly a misspelt one, whose setting does nothing.
import { editDistance, familyMembers, isKnown, nearestNames, parameter, twin } from '../catalogue/parameters';
import { valueFault } from '../catalogue/valueFaults';
import { formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, removeSetting, replace } from '../model/fix';
import { nameUse } from '../model/names';
import type { Severity } from '../model/options';
import type { Assignment } from '../syntax/assignment';
import { nameStatus } from './nameStatus';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['unknown-parameter'];

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/postconf/postconf_unused.c', 'Postfix: src/postconf/postconf_user.c', 'Postfix: src/postconf/postconf_service.c'],
  *checkConfiguration(configuration, { target }) {
    for (const setting of nameUse(configuration).unused) {
      const { name } = setting;
      if (nameStatus(name, target).kind !== 'unknown' || hasPlaceholder(name)) continue;
      const found = judge(setting, configuration);
      if (found) yield { file: setting.file, span: setting.nameSpan, ...found, fixes: fixesFor(setting, configuration), tag: 'unnecessary' };
    }
  },
};

function judge(setting: Setting, configuration: Configuration): { message: string; severity?: Severity } | undefined {
  const { name } = setting;
  const { target } = configuration;
  const bare = name.replace(/[+:?.|-]+$/, '');
  if (bare !== name && isKnown(bare, target)) return { message: text.operator(name, bare) };
  if (!/^[\w.+-]+$/.test(name) && isKnown(name.replaceAll(/[^\w]/g, ''), target)) return { message: text.characters(name) };
  const near = candidates(setting, target);
  const version = formatVersion(target);
  if (near.some(({ isClear }) => isClear)) return { message: text.misspelt(name, namesOf(near), version) };
  const member = familyMembers(name)[0];
  // Without master.cf nobody can say which services there are, and which names its options refer to.
  if (member && configuration.master)
    return { message: text.noService(name, member.service, member.parameter.family?.servicesWithProgram ?? programsOf(member.parameter.instanceOf)) };
  if (member || (!configuration.master && name.endsWith('_restrictions'))) return undefined;
  const message = near.length ? text.misspelt(name, namesOf(near), version) : text.unknown(name, version);
  return configuration.master || near.length ? { message } : { message, severity: 'hint' };
}

function fixesFor(setting: Setting, configuration: Configuration): Fix[] {
  const near = candidates(setting, configuration.target);
  const isTaken = (name: string): boolean =>
    setting.file === 'main' ? configuration.isSet(name) : configuration.services.some((service) => service.node === setting.node && service.override(name));
  const preferred = near.find(({ name, isClear }) => isClear && !isTaken(name) && fits(name, setting.value, configuration.target));
  const renames = near.map(({ name }) => ({
    title: text.rename(name),
    safe: false,
    preferred: name === preferred?.name,
    changes: [name],
    operations: [replace(setting.nameSpan, name)],
  }));
  return [...renames, { title: text.remove, safe: false, changes: [], operations: [removeSetting(setting.nameSpan)] }];
}

interface Candidate {
  readonly name: string;
  /** Nearer than any other, and near enough to be what was meant. */
  readonly isClear: boolean;
}

const known = new WeakMap<Assignment, { readonly target: Version; readonly found: readonly Candidate[] }>();

/** Names that may have been meant; kept with the assignment, because the search looks at every name there is. */
function candidates({ name, assignment }: Setting, target: Version): readonly Candidate[] {
  const kept = known.get(assignment);
  if (kept?.target === target) return kept.found;
  const wanted = name
    .replaceAll(/[^\w-]/g, '')
    .toLowerCase()
    .replaceAll('-', '_');
  const other = twin(wanted);
  const names = [...new Set([...nearestNames(wanted, target), ...(other && isKnown(other, target) ? [other] : [])])].slice(0, 3);
  const distances = names.map((each) => editDistance(wanted, each, 4));
  const most = wanted.length < 8 ? 1 : 2;
  const found = names.map((each, index) => {
    const distance = distances[index] ?? 9;
    return { name: each, isClear: distance <= most && distances.every((further, at) => at === index || further > distance) };
  });
  known.set(assignment, { target, found });
  return found;
}

/** Whether the value could be meant for that parameter: a rename must not put a new error in the place of the old. */
function fits(name: string, value: string, target: Version): boolean {
  const found = parameter(name);
  if (!found) return false;
  if (found.type === 'protocol-list') return /^(?:(?:!|>=|<=)?(?:SSLv[23]|TLSv1(?:\.[123])?)(?:[\s,:]+|$))*$/i.test(value);
  return value.includes('$') || valueFault(found, value, target) === undefined;
}

function programsOf(family: string | undefined): readonly string[] {
  return parameter(family ?? '')?.family?.servicesWithProgram ?? [];
}

const namesOf = (near: readonly Candidate[]): string[] =>
  (near.find(({ isClear }) => isClear) ? near.filter(({ isClear }) => isClear) : near).map(({ name }) => name);
