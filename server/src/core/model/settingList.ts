// The settings of main.cf in their order. What they say is at hand; where they stand is worked out for those that somebody asks for, since
// there may be very many, and an edit moves all that stand behind it.
import type { Assignment } from '../syntax/assignment';
import { lowerBound, type Node } from '../syntax/lines';
import type { MainFile } from '../syntax/main';
import { Setting } from './setting';

/** A setting as far as its own text goes. */
export interface SettingText {
  readonly name: string;
  readonly value: string;
  readonly assignment: Assignment;
  /** As written, with the comments between its lines. */
  readonly source: string;
}

export class SettingList {
  readonly assignments: readonly Assignment[];
  /** Which node of the file each is. */
  private readonly nodes: readonly number[];
  private readonly made = new Map<number, Setting>();

  constructor(private readonly file: MainFile | undefined) {
    const assignments: Assignment[] = [];
    const nodes: number[] = [];
    const { syntaxes } = file ?? { syntaxes: [] };
    for (let index = 0; index < syntaxes.length; index++) {
      const syntax = syntaxes[index];
      if (syntax?.kind !== 'assignment') continue;
      assignments.push(syntax);
      nodes.push(index);
    }
    this.assignments = assignments;
    this.nodes = nodes;
  }

  get length(): number {
    return this.assignments.length;
  }

  /** The same object each time. */
  at(place: number): Setting {
    const known = this.made.get(place);
    if (known) return known;
    const setting = new Setting('main', (this.file as MainFile).node(this.nodes[place] as number), this.assignments[place] as Assignment);
    this.made.set(place, setting);
    return setting;
  }

  all(): readonly Setting[] {
    return this.assignments.map((_, place) => this.at(place));
  }

  /** Those that pass a test; objects are made for no others. */
  filter(test: (assignment: Assignment) => boolean): readonly Setting[] {
    const found: Setting[] = [];
    for (let place = 0; place < this.length; place++) if (test(this.assignments[place] as Assignment)) found.push(this.at(place));
    return found;
  }

  /** The setting that a node of the file is. */
  in(node: Node<unknown>): Setting | undefined {
    const index = this.file?.indexAt(node.start) ?? -1;
    const place = lowerBound(this.length, (each) => (this.nodes[each] as number) >= index);
    const setting = place < this.length ? this.at(place) : undefined;
    return setting?.node === node ? setting : undefined;
  }

  /** 0 where there is none, as for the two that follow. */
  startOf(place: number): number {
    return this.file?.starts[this.nodes[place] as number] ?? 0;
  }

  endOf(place: number): number {
    return this.file?.starts[(this.nodes[place] as number) + 1] ?? 0;
  }

  lineOf(place: number): number {
    return this.file?.lines[this.nodes[place] as number] ?? 0;
  }

  /** Goes over the texts of settings in one object: whoever is handed it may not keep it. */
  cursor(): SettingText & { place: number } {
    return new Cursor(this);
  }

  sourceOf(place: number): string {
    return this.file?.text.slice(this.startOf(place), this.endOf(place)) ?? '';
  }
}

class Cursor implements SettingText {
  place = 0;

  constructor(private readonly list: SettingList) {}

  get assignment(): Assignment {
    return this.list.assignments[this.place] as Assignment;
  }
  get name(): string {
    return this.assignment.name;
  }
  get value(): string {
    return this.assignment.value;
  }
  get source(): string {
    return this.list.sourceOf(this.place);
  }
}
