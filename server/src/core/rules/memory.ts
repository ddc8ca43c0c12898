// Keeps what a rule found out about a piece of syntax for as long as that piece stays as it is, so that an edit elsewhere does not pay for it.
import type { Version } from '../catalogue/version';

export class Memory<T> {
  private readonly kept = new WeakMap<object, { readonly target: Version | undefined; readonly value: T }>();

  /** `syntax`: an assignment or another object that the parser makes anew when its text changes. */
  of(syntax: object, target: Version | undefined, make: () => T): T {
    const known = this.kept.get(syntax);
    if (known && known.target === target) return known.value;
    const value = make();
    this.kept.set(syntax, { target, value });
    return value;
  }
}
