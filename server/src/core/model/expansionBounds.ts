// Which settings of main.cf may be more than Postfix can expand: an estimate from above in one walk over the references, so that only the
// few that come near the limits need be expanded to see. After an edit the walk goes over what stands on the settings that it touched.
import type { Assignment } from '../syntax/assignment';
import type { Configuration, Setting, SettingText } from './configuration';
import { type Scan, scan } from './expansion';
import { isUnscanned } from './knownNames';
import { mentions, unsetVersion } from './mentions';
import { scanOf } from './scans';
import type { Digest } from './settingIndex';

/** Well below what evaluator.ts stops at. */
const MOST_LEVELS = 80;
const MOST_TEXT = 50_000;

/** At most how deep a value goes, and at most how much there is to read in it and below it. */
interface Bounds {
  readonly levels: number;
  readonly text: number;
}

const ENDLESS: Bounds = { levels: Number.POSITIVE_INFINITY, text: Number.POSITIVE_INFINITY };

/** The settings in force that may be too deep or too large, or go in a circle, in the order of their places. */
export function hardToExpand(configuration: Configuration): readonly Setting[] {
  return configuration.fact(findHard);
}

/** None before and none after is one answer. */
const NONE: readonly Setting[] = [];

function findHard(configuration: Configuration): readonly Setting[] {
  const state = configuration.digest(newState);
  const walk = new Walk(configuration);
  const found = toSee(state, configuration).filter((assignment) => {
    const { levels, text } = walk.boundsOf(assignment);
    return (levels > MOST_LEVELS || text > MOST_TEXT) && configuration.assignment(assignment.name) === assignment;
  });
  state.doubtful = new Set();
  state.hard = found.map(({ name }) => name);
  if (found.length === 0) return NONE;
  return state.hard.flatMap((name) => configuration.setting(name) ?? []).sort((a, b) => a.node.start - b.node.start);
}

const newState = (): State => new State();

/** What was hard to expand, and the names of which it must be seen again; undefined at the beginning: all. */
class State implements Digest {
  hard: readonly string[] = [];
  doubtful: Set<string> | undefined;
  private defaults: (Defaults & { readonly version: number }) | undefined;

  /** See `Defaults`; made anew only where other names are mentioned without being set. */
  byDefault(configuration: Configuration): Defaults['by'] {
    const version = unsetVersion(configuration);
    if (this.defaults?.version !== version || !this.defaults.set.every((name) => configuration.isSet(name))) {
      this.defaults = { version, ...defaultsThatMention(mentions(configuration).unset(), configuration) };
    }
    return this.defaults.by;
  }

  add({ name }: Assignment): void {
    this.doubtful?.add(name);
  }

  remove({ name }: Assignment): void {
    this.doubtful?.add(name);
  }
}

function toSee(state: State, configuration: Configuration): readonly Assignment[] {
  const { hard, doubtful } = state;
  if (!doubtful) return configuration.selectAssignments(hasReference);
  // What these mention is not known, so they are looked at each time: hardly any file has them.
  const unscanned = configuration.selectAssignments(isUnscannedReference).map(({ name }) => name);
  const names = dependents([...doubtful, ...hard, ...unscanned], state.byDefault(configuration), configuration);
  return [...names].flatMap((name) => configuration.assignment(name) ?? []).filter(hasReference);
}

function hasReference({ value }: { readonly value: string }): boolean {
  return value.includes('$');
}

function isUnscannedReference({ name, value }: SettingText, { target }: Configuration): boolean {
  return value.includes('$') && isUnscanned(name, target);
}

/** These names, and all whose values stand on them. */
function dependents(names: Iterable<string>, byDefault: ReadonlyMap<string, readonly string[]>, configuration: Configuration): ReadonlySet<string> {
  const known = mentions(configuration);
  const found = new Set(names);
  for (const name of found) {
    for (const by of known.of(name)) found.add(by.name);
    for (const other of byDefault.get(name) ?? []) found.add(other);
  }
  return found;
}

interface Defaults {
  /** Parameters that are not set, by the names that their defaults mention: of those that are mentioned themselves, however indirectly. */
  readonly by: ReadonlyMap<string, readonly string[]>;
  /** Names that such a default mentions and that are set. */
  readonly set: readonly string[];
}

function defaultsThatMention(unset: Iterable<string>, configuration: Configuration): Defaults {
  const by = new Map<string, string[]>();
  const set = new Set<string>();
  const seen = new Set(unset);
  for (const name of seen) {
    for (const mentioned of scan(configuration.defaultOf(name) ?? '', configuration.target).names) {
      by.set(mentioned, [...(by.get(mentioned) ?? []), name]);
      (configuration.isSet(mentioned) ? set : seen).add(mentioned);
    }
  }
  return { by, set: [...set] };
}

class Walk {
  private readonly known = new Map<Assignment, Bounds>();
  private depth = 0;

  constructor(private readonly configuration: Configuration) {}

  boundsOf(assignment: Assignment): Bounds {
    const { value } = assignment;
    if (!value.includes('$')) return { levels: 1, text: value.length };
    const known = this.known.get(assignment);
    if (known) return known;
    this.known.set(assignment, ENDLESS); // what comes back here while this goes on is a circle
    const bounds = this.measure(value, scanOf(assignment, this.configuration.target));
    this.known.set(assignment, bounds);
    return bounds;
  }

  private boundsOfName(name: string): Bounds {
    const assignment = this.configuration.assignment(name);
    if (assignment) return this.boundsOf(assignment);
    const value = this.configuration.defaultOf(name) ?? '';
    return value.includes('$') ? this.measure(value, scan(value, this.configuration.target)) : { levels: 1, text: value.length };
  }

  private measure(value: string, { names, error }: Scan): Bounds {
    if (error || this.depth > MOST_LEVELS) return ENDLESS; // not all names were read, or this is too deep already
    let levels = 0;
    let text = value.length;
    this.depth++;
    for (const name of names) {
      const bounds = this.boundsOfName(name);
      levels = Math.max(levels, bounds.levels);
      text += bounds.text;
    }
    this.depth--;
    return { levels: levels + 1 + count(value, '{'), text };
  }
}

function count(value: string, character: string): number {
  let found = 0;
  for (let at = value.indexOf(character); at >= 0; at = value.indexOf(character, at + 1)) found++;
  return found;
}
