// A finding at its final place: with its rule, its severity, and absolute spans.
import type { FileKind } from '../model/configuration';
import type { Fix, Operation } from '../model/fix';
import type { Severity } from '../model/options';
import { type Span, shift, shorten } from '../text';
import type { Finding, Related, Rule } from './rule';

export class Problem {
  constructor(
    readonly rule: Rule,
    readonly file: FileKind,
    readonly severity: Severity,
    private readonly finding: Finding,
    /** What must be added to the finding's spans: the start of its node, where it was found without knowing its place. */
    private readonly offset: number,
    /** The parameter whose setting was judged by itself and is overridden further down: no fix of it changes what is in force. */
    private readonly overridden?: string,
  ) {}

  get span(): Span {
    return shift(this.finding.span, this.offset);
  }
  get message(): string {
    return shorten(this.finding.message);
  }
  get tag(): Finding['tag'] {
    return this.finding.tag;
  }
  get related(): readonly Related[] {
    return (this.finding.related ?? []).map((related) => ({ ...related, message: shorten(related.message) }));
  }
  get hasFixes(): boolean {
    return Boolean(this.finding.fixes?.length);
  }
  /** Made only when somebody asks: most problems are shown and never fixed. */
  get fixes(): readonly Fix[] {
    return (this.finding.fixes ?? []).map((fix) => ({
      ...fix,
      changes: fix.changes.filter((name) => name !== this.overridden),
      operations: fix.operations.map((operation) => this.place(operation)),
    }));
  }

  private place(operation: Operation): Operation {
    return 'span' in operation ? { ...operation, span: shift(operation.span, this.offset) } : operation;
  }
}
