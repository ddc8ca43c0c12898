// Finds settings of main.cf by name, those that pass a test, and what was summed up of them, without looking at all of them after every
// edit: what one state knew of settings that still stand in the next is carried over. Speaks of settings by their places in the list.
import type { Assignment } from '../syntax/assignment';
import { NameIndex } from './nameIndex';
import type { SettingList, SettingText } from './settingList';

type Test<C> = (setting: SettingText, context: C) => boolean;

/** Places of the settings that pass a test. Of those from `from` up to `to` nothing is known yet. */
interface Selection {
  readonly places: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Another one for every change of what is selected. */
  readonly version: number;
}

let versions = 0;

/** Something that is summed up of all settings, and follows when one comes or goes. */
export interface Digest {
  add(assignment: Assignment): void;
  remove(assignment: Assignment): void;
}

const ALL_KNOWN = { from: Number.POSITIVE_INFINITY, to: 0 };

/** `C` is what a test is handed beside the setting. */
export class SettingIndex<C> {
  private readonly selections = new Map<Test<C>, Selection>();
  private readonly digests = new Map<(context: C) => Digest, Digest>();
  private byName: NameIndex | undefined;

  constructor(
    private readonly list: SettingList,
    previous?: SettingIndex<C>,
    /** What is tried beside the state that goes on: the digests stay with that one. */
    isBranch = false,
  ) {
    if (!previous) return;
    const [before, now] = [previous.list.assignments, list.assignments];
    const { head, tail } = unchanged(before, now);
    if (!isBranch) this.takeDigests(previous, head, tail);
    for (const [test, selection] of previous.selections) this.selections.set(test, carryOver(selection, before.length, now.length, head, tail));
    this.byName = previous.byName?.after(now, head, tail);
  }

  /** Which settings have which name. */
  get nameIndex(): NameIndex {
    this.byName ??= NameIndex.of(this.list.assignments);
    return this.byName;
  }

  /** The settings that pass a test, whose answers hold for as long as the text of a setting stays. */
  select(test: Test<C>, context: C): readonly number[] {
    return this.settle(test, context).places;
  }

  /** A number that changes whenever the settings that pass a test do. */
  selectionVersion(test: Test<C>, context: C): number {
    return this.settle(test, context).version;
  }

  private settle(test: Test<C>, context: C): Selection {
    const selection = this.selections.get(test) ?? { places: [], from: 0, to: this.list.length, version: ++versions };
    const { places, from, to, version } = selection;
    if (from >= to) return selection;
    const found: number[] = [];
    const cursor = this.list.cursor();
    for (cursor.place = from; cursor.place < to; cursor.place++) if (test(cursor, context)) found.push(cursor.place);
    const all = found.length === 0 ? places : [...places.filter((place) => place < from), ...found, ...places.filter((place) => place >= to)];
    const settled = { places: all, ...ALL_KNOWN, version: found.length === 0 ? version : ++versions };
    this.selections.set(test, settled);
    return settled;
  }

  /** What `make` sums up, with every entry. It goes on with the next state: this one, if it is asked again, has to begin anew. */
  digest<D extends Digest>(make: (context: C) => D, context: C): D {
    const known = this.digests.get(make) as D | undefined;
    if (known) return known;
    const digest = make(context);
    for (const assignment of this.list.assignments) digest.add(assignment);
    this.digests.set(make, digest);
    return digest;
  }

  private takeDigests(previous: SettingIndex<C>, head: number, tail: number): void {
    const [before, now] = [previous.list.assignments, this.list.assignments];
    for (const [make, digest] of previous.digests) {
      for (const gone of before.slice(head, before.length - tail)) digest.remove(gone);
      for (const come of now.slice(head, now.length - tail)) digest.add(come);
      this.digests.set(make, digest);
    }
    previous.digests.clear();
  }
}

/** How many settings at the beginning and at the end are the same in both. */
export function unchanged(before: readonly Assignment[], now: readonly Assignment[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { head, tail };
}

function carryOver({ places, from, to, version }: Selection, before: number, now: number, head: number, tail: number): Selection {
  const newFrom = Math.min(head, from);
  const lastOnes = Math.min(tail, before - to);
  const shift = now - before;
  const isKept = (place: number): boolean => place < newFrom || place >= before - lastOnes;
  const kept = places.every(isKept) ? places : places.filter(isKept);
  return {
    places: shift === 0 ? kept : kept.map((place) => (place < newFrom ? place : place + shift)),
    ...(newFrom < now - lastOnes ? { from: newFrom, to: now - lastOnes } : ALL_KNOWN),
    version: kept.length === places.length ? version : ++versions,
  };
}
