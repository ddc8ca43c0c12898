// Which settings of main.cf have which name, and which of them is the last one. Follows an edit that touches a few settings, and states
// that branch off (what would be without a line?) cost as little.
import type { Assignment } from '../syntax/assignment';

/** None before and none after is one answer. */
const NONE: readonly string[] = [];
const NO_PLACE = -1;

/** More settings than this come and go with one edit only where somebody pastes, or opens another file. */
const MOST_TOUCHED = 16;

export class NameIndex {
  private inOrder: readonly string[] | undefined;
  private repeatedNames: readonly string[] | undefined;

  private constructor(
    private readonly assignments: readonly Assignment[],
    /** A number for each name. Shared by all states, and nothing is taken out of it: a state knows whether it has a place for it. */
    private readonly numbers: Map<string, number>,
    /** The place of the last setting of each name, by its number. */
    private readonly lasts: Int32Array,
    /** The places of names that come up more than once. */
    private readonly repeated: ReadonlyMap<string, readonly number[]>,
  ) {}

  static of(assignments: readonly Assignment[]): NameIndex {
    const numbers = new Map<string, number>();
    const lasts = new Int32Array(assignments.length).fill(NO_PLACE);
    const repeated = new Map<string, number[]>();
    for (let place = 0; place < assignments.length; place++) {
      const { name } = assignments[place] as Assignment;
      const number = numberOf(name, numbers);
      const before = lasts[number] as number;
      if (before !== NO_PLACE) {
        const places = repeated.get(name);
        if (places) places.push(place);
        else repeated.set(name, [before, place]);
      }
      lasts[number] = place;
    }
    return new NameIndex(assignments, numbers, lasts, repeated);
  }

  /** The index of a later state that begins with the same `head` settings and ends with the same `tail` ones; undefined where it is made anew as fast. */
  after(assignments: readonly Assignment[], head: number, tail: number): NameIndex | undefined {
    const before = this.assignments;
    const [gone, come] = [before.slice(head, before.length - tail), assignments.slice(head, assignments.length - tail)];
    if (gone.length === come.length && gone.every(({ name }, index) => name === come[index]?.name)) return this;
    if (this.repeated.size > 0 || gone.length + come.length > MOST_TOUCHED || this.numbers.size > 2 * before.length + 1000) return undefined;
    const numbers = come.map(({ name }) => numberOf(name, this.numbers));
    const lasts = new Int32Array(this.numbers.size).fill(NO_PLACE);
    lasts.set(this.lasts);
    for (const { name } of gone) lasts[numberOf(name, this.numbers)] = NO_PLACE;
    const shift = come.length - gone.length;
    if (shift !== 0) for (let number = 0; number < lasts.length; number++) if ((lasts[number] as number) >= head) (lasts[number] as number) += shift;
    for (const [index, number] of numbers.entries()) {
      if (lasts[number] !== NO_PLACE) return undefined; // set twice now
      lasts[number] = head + index;
    }
    return new NameIndex(assignments, this.numbers, lasts, this.repeated);
  }

  has(name: string): boolean {
    return this.last(name) !== undefined;
  }

  /** The last setting of a name. */
  last(name: string): number | undefined {
    const number = this.numbers.get(name);
    const place = number === undefined ? undefined : this.lasts[number];
    return place === NO_PLACE ? undefined : place;
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

function numberOf(name: string, numbers: Map<string, number>): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}
