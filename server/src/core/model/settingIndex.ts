// Finds settings of main.cf by name, those that pass a test, and what was summed up of them, without looking at all of them after every
// edit: what one state knew of settings that still stand in the next is carried over.
import type { Assignment } from '../syntax/assignment';

interface Entry {
  readonly name: string;
  readonly assignment: Assignment;
}

type Test<T, C> = (entry: T, context: C) => boolean;

/** Places of the entries that pass a test. Of those from `from` up to `to` nothing is known yet. */
interface Selection {
  readonly places: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Another one for every change of what is selected. */
  readonly version: number;
}

let versions = 0;

/** Something that is summed up of all entries, and follows when one comes or goes. */
export interface Digest<T> {
  add(entry: T): void;
  remove(entry: T): void;
}

const ALL_KNOWN = { from: Number.POSITIVE_INFINITY, to: 0 };

/** `C` is what a test is handed beside the entry. */
export class SettingIndex<T extends Entry, C> {
  private readonly selections = new Map<Test<T, C>, Selection>();
  private readonly digests = new Map<(context: C) => Digest<T>, Digest<T>>();
  private byName: NameIndex | undefined;

  constructor(
    private readonly entries: readonly T[],
    previous?: SettingIndex<T, C>,
  ) {
    if (!previous) return;
    const { head, tail } = unchanged(previous.entries, entries);
    this.takeDigests(previous, head, tail);
    for (const [test, selection] of previous.selections) this.selections.set(test, carryOver(selection, previous.entries.length, entries.length, head, tail));
    if (previous.byName && sameNames(previous.entries, entries, head, entries.length - tail)) this.byName = previous.byName;
  }

  /** The last entry of a name. */
  last(name: string): T | undefined {
    const place = this.nameIndex.last.get(name);
    return place === undefined ? undefined : this.entries[place];
  }

  /** Every entry of a name, in order. */
  all(name: string): readonly T[] {
    const repeated = this.nameIndex.repeated.get(name);
    if (repeated) return repeated.map((place) => this.entries[place] as T);
    const only = this.last(name);
    return only ? [only] : [];
  }

  /** Distinct names, in the order in which they come up; with the place of the last entry of each. */
  get places(): ReadonlyMap<string, number> {
    return this.nameIndex.last;
  }

  /** Distinct names, in the order in which they come up: the same list as before, as long as they are the same. */
  get names(): readonly string[] {
    this.nameIndex.names ??= [...this.nameIndex.last.keys()];
    return this.nameIndex.names;
  }

  /** Names that come up more than once. */
  get repeated(): readonly string[] {
    this.nameIndex.repeatedNames ??= this.nameIndex.repeated.size > 0 ? [...this.nameIndex.repeated.keys()] : NONE;
    return this.nameIndex.repeatedNames;
  }

  /** The entries that pass a test, whose answers hold for as long as the text of an entry stays. */
  select(test: Test<T, C>, context: C): readonly T[] {
    return this.settle(test, context).places.map((place) => this.entries[place] as T);
  }

  /** A number that changes whenever the entries that pass a test do. */
  selectionVersion(test: Test<T, C>, context: C): number {
    return this.settle(test, context).version;
  }

  private settle(test: Test<T, C>, context: C): Selection {
    const selection = this.selections.get(test) ?? { places: [], from: 0, to: this.entries.length, version: ++versions };
    const { places, from, to, version } = selection;
    if (from >= to) return selection;
    const found: number[] = [];
    for (let place = from; place < to; place++) if (test(this.entries[place] as T, context)) found.push(place);
    const all = found.length === 0 ? places : [...places.filter((place) => place < from), ...found, ...places.filter((place) => place >= to)];
    const settled = { places: all, ...ALL_KNOWN, version: found.length === 0 ? version : ++versions };
    this.selections.set(test, settled);
    return settled;
  }

  /** What `make` sums up, with every entry. It goes on with the next state: this one, if it is asked again, has to begin anew. */
  digest<D extends Digest<T>>(make: (context: C) => D, context: C): D {
    const known = this.digests.get(make) as D | undefined;
    if (known) return known;
    const digest = make(context);
    for (const entry of this.entries) digest.add(entry);
    this.digests.set(make, digest);
    return digest;
  }

  private takeDigests(previous: SettingIndex<T, C>, head: number, tail: number): void {
    for (const [make, digest] of previous.digests) {
      for (let place = head; place < previous.entries.length - tail; place++) digest.remove(previous.entries[place] as T);
      for (let place = head; place < this.entries.length - tail; place++) digest.add(this.entries[place] as T);
      this.digests.set(make, digest);
    }
    previous.digests.clear();
  }

  private get nameIndex(): NameIndex {
    this.byName ??= indexNames(this.entries);
    return this.byName;
  }
}

interface NameIndex {
  readonly last: ReadonlyMap<string, number>;
  readonly repeated: ReadonlyMap<string, readonly number[]>;
  names?: readonly string[];
  repeatedNames?: readonly string[];
}

/** None before and none after is one answer. */
const NONE: readonly string[] = [];

function indexNames(entries: readonly Entry[]): NameIndex {
  const last = new Map<string, number>();
  const repeated = new Map<string, number[]>();
  for (let place = 0; place < entries.length; place++) {
    const { name } = entries[place] as Entry;
    const before = last.get(name);
    if (before !== undefined) {
      const places = repeated.get(name);
      if (places) places.push(place);
      else repeated.set(name, [before, place]);
    }
    last.set(name, place);
  }
  return { last, repeated };
}

/** How many entries at the beginning and at the end are the same in both. */
function unchanged(before: readonly Entry[], now: readonly Entry[]): { head: number; tail: number } {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head]?.assignment === now[head]?.assignment) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail]?.assignment === now[now.length - 1 - tail]?.assignment) tail++;
  return { head, tail };
}

function sameNames(before: readonly Entry[], now: readonly Entry[], from: number, to: number): boolean {
  if (before.length !== now.length) return false;
  for (let place = from; place < to; place++) if (before[place]?.name !== now[place]?.name) return false;
  return true;
}

function carryOver({ places, from, to, version }: Selection, before: number, now: number, head: number, tail: number): Selection {
  const newFrom = Math.min(head, from);
  const lastOnes = Math.min(tail, before - to);
  const shift = now - before;
  const kept = places.filter((place) => place < newFrom || place >= before - lastOnes);
  return {
    places: shift === 0 ? kept : kept.map((place) => (place < newFrom ? place : place + shift)),
    ...(newFrom < now - lastOnes ? { from: newFrom, to: now - lastOnes } : ALL_KNOWN),
    version: kept.length === places.length ? version : ++versions,
  };
}
