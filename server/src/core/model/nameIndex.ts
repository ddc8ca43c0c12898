// Which settings of main.cf have which name, and which of them is the last one. Follows an edit where that only gave a setting another name.
import type { Assignment } from '../syntax/assignment';

/** None before and none after is one answer. */
const NONE: readonly string[] = [];

/** More names than this do not change in one edit of a person's. */
const MOST_RENAMED = 2;

export class NameIndex {
  /** The place of the last setting of each name. */
  private readonly lasts = new Map<string, number>();
  /** The places of names that come up more than once. */
  private readonly repeated = new Map<string, number[]>();
  private inOrder: readonly string[] | undefined;
  private repeatedNames: readonly string[] | undefined;

  constructor(private assignments: readonly Assignment[]) {
    for (let place = 0; place < assignments.length; place++) {
      const { name } = assignments[place] as Assignment;
      const before = this.lasts.get(name);
      if (before !== undefined) {
        const places = this.repeated.get(name);
        if (places) places.push(place);
        else this.repeated.set(name, [before, place]);
      }
      this.lasts.set(name, place);
    }
  }

  /** Goes on with what an edit made of the settings; false where it cannot. `head` and `tail` of them at both ends are the same. */
  follow(assignments: readonly Assignment[], head: number, tail: number): boolean {
    if (assignments.length !== this.assignments.length) return false;
    const renamed: { readonly place: number; readonly from: string; readonly to: string }[] = [];
    for (let place = head; place < assignments.length - tail; place++) {
      const [from, to] = [(this.assignments[place] as Assignment).name, (assignments[place] as Assignment).name];
      if (from !== to) renamed.push({ place, from, to });
    }
    if (renamed.length > 0 && !this.canRename(renamed)) return false;
    this.assignments = assignments;
    if (renamed.length === 0) return true;
    this.inOrder = undefined;
    for (const { from } of renamed) this.lasts.delete(from);
    for (const { place, to } of renamed) this.lasts.set(to, place);
    return true;
  }

  private canRename(renamed: readonly { readonly to: string }[]): boolean {
    const isNew = new Set(renamed.map(({ to }) => to)).size === renamed.length && renamed.every(({ to }) => !this.lasts.has(to));
    return isNew && renamed.length <= MOST_RENAMED && this.repeated.size === 0;
  }

  has(name: string): boolean {
    return this.lasts.has(name);
  }

  /** The last setting of a name. */
  last(name: string): number | undefined {
    return this.lasts.get(name);
  }

  /** Every setting of a name, in order. */
  all(name: string): readonly number[] {
    const repeated = this.repeated.get(name);
    if (repeated) return repeated;
    const only = this.last(name);
    return only === undefined ? [] : [only];
  }

  /** Distinct names, in the order in which they come up: the same list as before, as long as they are the same. */
  get names(): readonly string[] {
    this.inOrder ??= [...new Set(this.assignments.map(({ name }) => name))];
    return this.inOrder;
  }

  /** Names that come up more than once. */
  get namesRepeated(): readonly string[] {
    this.repeatedNames ??= this.repeated.size > 0 ? [...this.repeated.keys()] : NONE;
    return this.repeatedNames;
  }
}
