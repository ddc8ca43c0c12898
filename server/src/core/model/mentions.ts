// Which settings of main.cf mention which names, kept up to date from edit to edit, and what follows from it: names that are mentioned and
// not set, and names that are set and not mentioned. Settings that are not in force mention nothing.
import type { Version } from '../catalogue/version';
import type { Assignment } from '../syntax/assignment';
import { splitWords } from '../syntax/words';
import type { Configuration } from './configuration';
import { isBuiltinName, isUnscanned } from './knownNames';
import { scanOf } from './scans';
import type { Digest } from './settingIndex';

export interface Mentions {
  /** The assignments in force that mention a name, and whether there is one. Who asks has asked anything. */
  of(name: string): readonly Assignment[];
  has(name: string): boolean;
  /** Names that are mentioned and not set. */
  unset(): readonly string[];
  /** Those of them that Postfix itself does not know. */
  unknown(): readonly string[];
  /** Names that are set and not mentioned, and that Postfix itself does not know. */
  idle(): readonly string[];
}

/** The names that the value of a setting mentions; of the list of restriction classes, its words too, as long as it is plain. */
export function mentionedBy(assignment: Assignment, target: Version): readonly string[] {
  const { name, value } = assignment;
  if (isUnscanned(name, target)) return NONE;
  if (name === CLASSES && !value.includes('$')) return splitWords(value).map((word) => word.text);
  return scanOf(assignment, target).names;
}

export const CLASSES = 'smtpd_restriction_classes';
const NONE: readonly string[] = [];

export function mentions(configuration: Configuration): Mentions {
  // A digest goes on with the next state, so it is asked for anew each time.
  const digest = (): MentionDigest => configuration.digest(newDigest);
  const isInForce = (assignment: Assignment): boolean => configuration.assignment(assignment.name) === assignment;
  const isMentioned = (name: string): boolean => digest().by.get(name)?.some(isInForce) === true;
  return {
    has: isMentioned,
    of: (name) => (digest().by.get(name) ?? NOBODY).filter(isInForce),
    unset: () => [...digest().settle(configuration).unset].filter(isMentioned),
    unknown: () => [...digest().settle(configuration).unknown].filter(isMentioned),
    idle: () => {
      const idle = [...digest().settle(configuration).ownIdle];
      const repeated = configuration.repeatedNames().flatMap((name) => configuration.settingsNamed(name));
      const mentioned = new Set(repeated.flatMap(({ assignment }) => mentionedBy(assignment, configuration.target)));
      const hidden = [...mentioned].filter((name) => configuration.isSet(name) && !isMentioned(name));
      return hidden.length > 0 ? [...new Set([...idle, ...hidden])] : idle;
    },
  };
}

/** Whether a setting of main.cf in force mentions a name. Who asks has asked for that name alone. */
export function isMentionedInMain(name: string, configuration: Configuration): boolean {
  return configuration.fact((state) => mentions(state).has(name));
}

/** A number that changes whenever a name begins or ceases to be mentioned, or to be set, or one that nobody defines is mentioned elsewhere. */
export function mentionVersion(configuration: Configuration): number {
  return isUnclear(configuration) ? nextVersion() : configuration.digest(newDigest).settle(configuration).version;
}

/** A number that changes whenever a name begins or ceases to be mentioned without being set. */
export function unsetVersion(configuration: Configuration): number {
  return isUnclear(configuration) ? nextVersion() : configuration.digest(newDigest).settle(configuration).unsetVersion;
}

/** What is in force of several settings of one name, and what a list of classes comes to, is not known here. */
function isUnclear(configuration: Configuration): boolean {
  return configuration.repeatedNames().length > 0 || configuration.setting(CLASSES)?.value.includes('$') === true;
}

let versions = 0;
const nextVersion = (): number => ++versions;

const NOBODY: readonly Assignment[] = [];

const newDigest = ({ target }: Configuration): MentionDigest => new MentionDigest(target);

/** Here every setting counts, whether it is in force or not. */
class MentionDigest implements Digest {
  readonly by = new Map<string, Assignment[]>();
  readonly unset = new Set<string>();
  /** Of the names that are not set, and of the idle ones, those that Postfix does not know: hardly any. */
  readonly unknown = new Set<string>();
  readonly ownIdle = new Set<string>();
  version = nextVersion();
  unsetVersion = nextVersion();
  private readonly idle = new Set<string>();
  /** Names that are set and mentioned: a setting that mentions itself may go, and both end at once. */
  private readonly linked = new Set<string>();
  /** Names of which it must be seen again what they are; undefined at the beginning: all. */
  private doubtful: Set<string> | undefined;

  constructor(private readonly target: Version) {}

  add(assignment: Assignment): void {
    this.doubtful?.add(assignment.name);
    for (const name of mentionedBy(assignment, this.target)) {
      this.doubtful?.add(name);
      const known = this.by.get(name);
      if (!known) this.by.set(name, [assignment]);
      else if (known.at(-1) !== assignment) known.push(assignment);
    }
  }

  remove(assignment: Assignment): void {
    this.doubtful?.add(assignment.name);
    for (const name of mentionedBy(assignment, this.target)) {
      this.doubtful?.add(name);
      const known = this.by.get(name);
      const place = known?.lastIndexOf(assignment) ?? -1;
      if (known?.length === 1 && place === 0) this.by.delete(name);
      else if (place >= 0) known?.splice(place, 1);
    }
  }

  settle(configuration: Configuration): this {
    if (this.doubtful?.size === 0) return this;
    let isNew = false;
    for (const name of this.doubtful ?? configuration.names()) {
      const isIdle = configuration.isSet(name) && !this.by.has(name);
      if (!keep(this.idle, name, isIdle)) continue;
      keep(this.ownIdle, name, isIdle && !isBuiltinName(name, this.target));
      isNew = true;
    }
    for (const name of this.doubtful ?? this.by.keys()) {
      const [isMentioned, isSet] = [this.by.has(name), configuration.isSet(name)];
      const isUnset = isMentioned && !isSet;
      const isUnknown = isUnset && !isBuiltinName(name, this.target);
      keep(this.unknown, name, isUnknown);
      const isOther = keep(this.unset, name, isUnset);
      if (isOther) this.unsetVersion = nextVersion();
      if (keep(this.linked, name, isMentioned && isSet) || isOther || isUnknown) isNew = true;
    }
    if (isNew) this.version = nextVersion();
    this.doubtful = new Set();
    return this;
  }
}

/** Says whether that is a change. */
function keep(names: Set<string>, name: string, belongs: boolean): boolean {
  if (names.has(name) === belongs) return false;
  if (belongs) names.add(name);
  else names.delete(name);
  return true;
}
