// What every configuration can do about questions: hear what is asked while something is worked out, and work things out only once.
import { type Fact, Questions } from './questions';

interface Known {
  readonly value: unknown;
  readonly asked: Questions | undefined;
}

export abstract class Inquiry<C> {
  protected asked: Questions | undefined;
  private readonly remembered = new Map<unknown, Known>();

  /** Hears what is asked meanwhile. */
  listen<T>(questions: Questions | undefined, work: () => T): T {
    const before = this.asked;
    this.asked = questions;
    try {
      return work();
    } finally {
      this.asked = before;
    }
  }

  /** Counts as having asked for something that any edit may change. */
  askAnything(): void {
    this.asked?.askAnything();
  }

  /** Works something out once in this state. Who is given it has asked everything that it was made of. */
  remember<T>(key: unknown, make: () => T): T {
    let known = this.remembered.get(key);
    if (!known) {
      const asked = new Questions();
      known = { value: this.listen(asked, make), asked };
      this.remembered.set(key, known);
    }
    if (known.asked) this.asked?.include(known.asked);
    return known.value as T;
  }

  /** Something simple that is seen from the whole: who asks for it has asked for nothing but the answer. A function is worked out once in this state. */
  fact<T>(this: Inquiry<C> & C, fact: (configuration: C) => T): T {
    let known = this.remembered.get(fact);
    if (!known) {
      known = { value: this.listen(undefined, () => fact(this)), asked: undefined };
      this.remembered.set(fact, known);
    }
    this.asked?.askFact(fact as Fact, known.value);
    return known.value as T;
  }
}
