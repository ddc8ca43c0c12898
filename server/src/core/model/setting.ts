// Settings of main.cf and services of master.cf at their places: what the parser found, with offsets in the file.
import type { Assignment } from '../syntax/assignment';
import type { Node } from '../syntax/lines';
import type { Override, Service } from '../syntax/master';
import { type Span, shift } from '../text';

export type FileKind = 'main' | 'master';

/** An assignment at its place in a file; all spans are offsets in that file. */
export class Setting {
  constructor(
    readonly file: FileKind,
    readonly node: Node<unknown>,
    readonly assignment: Assignment,
    /** For an override in master.cf. */
    readonly override?: Override,
  ) {}

  get name(): string {
    return this.assignment.name;
  }
  get value(): string {
    return this.assignment.value;
  }
  get nameSpan(): Span {
    return shift(this.assignment.nameSpan, this.node.start);
  }
  get valueSpan(): Span {
    return shift(this.assignment.valueSpan, this.node.start);
  }
  /** From the name (or from `-o`) to the end of the value. */
  get span(): Span {
    return shift((this.override ?? this.assignment).span, this.node.start);
  }
  spanIn(from: number, to: number): Span {
    return shift(this.assignment.spanIn(from, to), this.node.start);
  }
}

/** An entry of master.cf at its place in the file. */
export class ServiceEntry {
  readonly overrides: readonly Setting[];

  constructor(
    readonly node: Node<unknown>,
    readonly service: Service,
  ) {
    this.overrides = service.overrides.map((override) => new Setting('master', node, override.assignment, override));
  }

  /** The first field as written: `smtp`, `submission`, `127.0.0.1:10025`. */
  get name(): string {
    return this.service.fields.service.text;
  }
  get type(): string {
    return this.service.fields.type.text;
  }
  /** The daemon without its path: `smtpd`. */
  get command(): string {
    return this.service.fields.command.text.replace(/^.*\//, '');
  }
  get span(): Span {
    return shift(this.service.span, this.node.start);
  }
  fieldSpan(field: keyof Service['fields']): Span {
    return shift(this.service.fields[field].span, this.node.start);
  }
  /** The override in force: of several, the last. */
  override(name: string): Setting | undefined {
    return this.overrides.findLast((setting) => setting.name === name);
  }
}
