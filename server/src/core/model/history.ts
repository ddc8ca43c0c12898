// What changed from one state of a configuration to the next, for those who worked something out in an earlier one.
import type { Span } from '../text';
import type { SettingList } from './settingList';

/** One change of main.cf. */
export interface Step {
  /** The names of all settings that came, went, or changed. */
  readonly names: ReadonlySet<string>;
  /** What stood before `from` stands where it stood; what stood from `to` on moved by `shift` characters and `lines` lines. */
  readonly from: number;
  readonly to: number;
  readonly shift: number;
  readonly lines: number;
}

/** A state, for asking what changed since. */
export interface Moment {
  readonly history: History;
  readonly at: number;
}

const MOST_STEPS = 32;

/** The steps of one line of states; a state that branches off begins another history. */
class History {
  private readonly steps: Step[] = [];
  private forgotten = 0;

  get now(): number {
    return this.forgotten + this.steps.length;
  }

  add(step: Step): void {
    this.steps.push(step);
    if (this.steps.length <= MOST_STEPS) return;
    this.steps.shift();
    this.forgotten++;
  }

  /** Undefined where it is not known any more, or where the moment belongs to another history. */
  since({ history, at }: Moment, until: number): readonly Step[] | undefined {
    return history === this && at >= this.forgotten ? this.steps.slice(at - this.forgotten, until - this.forgotten) : undefined;
  }
}

/** The moment of a state that comes after another one, or of a first one. */
export function momentAfter(before: Moment | undefined, step: () => Step): Moment {
  const history = before && before.history.now === before.at ? before.history : new History();
  if (history === before?.history) history.add(step());
  return { history, at: history.now };
}

export function stepBetween(before: SettingList, now: SettingList): Step {
  const most = Math.min(before.length, now.length);
  const [last, lastNow] = [before.length - 1, now.length - 1];
  const shift = now.startOf(lastNow) - before.startOf(last);
  const lines = now.lineOf(lastNow) - before.lineOf(last);
  let head = 0;
  while (head < most && before.assignments[head] === now.assignments[head] && before.startOf(head) === now.startOf(head)) head++;
  let tail = 0;
  const isMoved = (a: number, b: number): boolean =>
    before.assignments[a] === now.assignments[b] && now.startOf(b) - before.startOf(a) === shift && now.lineOf(b) - before.lineOf(a) === lines;
  while (tail < most - head && isMoved(last - tail, lastNow - tail)) tail++;
  const changed = [...before.assignments.slice(head, before.length - tail), ...now.assignments.slice(head, now.length - tail)];
  return {
    names: new Set(changed.map(({ name }) => name)),
    from: head > 0 ? before.endOf(head - 1) : 0,
    to: tail > 0 ? before.startOf(before.length - tail) : Number.POSITIVE_INFINITY,
    shift,
    lines,
  };
}

/** Where a place is after some steps; undefined where what stood there changed. */
export function follow(span: Span, steps: readonly Step[]): Span | undefined {
  let { start, end } = span;
  for (const { from, to, shift } of steps) {
    if (end <= from && start < to) continue;
    if (start < to || end <= from) return undefined;
    start += shift;
    end += shift;
  }
  return { start, end };
}
