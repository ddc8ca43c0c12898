// How Postfix reads booleans, numbers and times (mail_conf_bool.c, mail_conf_int.c, mail_conf_long.c, conv_time.c), and what it makes of
// a value that is none. Knows the grammar and the bounds; what to say of it is for the rules.

type BooleanReading = { readonly kind: 'ok'; readonly value: boolean } | { readonly kind: 'bad' };

/** Only these two words, in any case; everything else is fatal. */
export function readBoolean(text: string): BooleanReading {
  const word = text.toLowerCase();
  return word === 'yes' || word === 'no' ? { kind: 'ok', value: word === 'yes' } : { kind: 'bad' };
}

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** `bad`: no number; `too-big`: outside of what the machine can hold; `below` and `above`: outside of the parameter's bounds. All are fatal. */
export type NumberReading = { readonly kind: 'ok'; readonly value: number } | NumberFault;

export type NumberFault =
  | { readonly kind: 'bad' }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'below'; readonly bound: number }
  | { readonly kind: 'above'; readonly bound: number };

const BIGGEST_INT = 2_147_483_647;

/** strtol() with base 10 and nothing behind the digits. `wide`: the parameters that are read as a long. */
export function readInteger(text: string, bounds: Bounds = {}, wide = false): NumberReading {
  const match = /^[ \t]*([+-]?\d+)$/.exec(text);
  if (!match) return { kind: 'bad' };
  const value = Number(match[1]);
  if (Math.abs(value) > (wide ? Number.MAX_SAFE_INTEGER * 1024 : BIGGEST_INT)) return { kind: 'too-big' };
  return within(value, bounds);
}

const TIME_UNITS = ['s', 'm', 'h', 'd', 'w'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const SECONDS: Readonly<Record<TimeUnit, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A number of seconds; `rest` is the text behind the unit, which Postfix does not look at. */
export type TimeReading =
  | { readonly kind: 'ok'; readonly value: number; readonly digits: string; readonly unit: TimeUnit; readonly rest: string }
  | NumberFault;

/**
 * Digits and the first letter behind them; without a letter the parameter's own unit counts. What follows that letter is ignored in
 * silence, so that `1month` is one minute. Bounds are in seconds.
 */
export function readTime(text: string, unit: string | undefined, bounds: Bounds = {}): TimeReading {
  const match = /^[ \t]*([+-]?\d*)([\s\S]?)([\s\S]*)$/.exec(text);
  const [, digits = '', letter = '', rest = ''] = match ?? [];
  const read = letter === '' ? unit : letter;
  if (text === '' || !isTimeUnit(read) || digits.startsWith('-') || (digits === '' && letter === '')) return { kind: 'bad' };
  const count = digits === '' || digits === '+' ? 0 : Number(digits);
  if (count > BIGGEST_INT || (read !== 's' && count >= Math.floor(BIGGEST_INT / SECONDS[read]))) return { kind: 'too-big' };
  const reading = within(count * SECONDS[read], bounds);
  return reading.kind === 'ok' ? { ...reading, digits: String(count), unit: read, rest } : reading;
}

function isTimeUnit(text: string | undefined): text is TimeUnit {
  return TIME_UNITS.includes(text as TimeUnit);
}

/** The shortest way to write a number of seconds: `90m`, `5403s`. */
export function writeTime(seconds: number): string {
  const unit = TIME_UNITS.findLast((each) => seconds % SECONDS[each] === 0 && seconds >= SECONDS[each]) ?? 's';
  return `${seconds / SECONDS[unit]}${unit}`;
}

export function secondsIn(unit: TimeUnit): number {
  return SECONDS[unit];
}

/** A bound of 0 is none: the code asks `if (min && value < min)`. */
function within(value: number, { min, max }: Bounds): NumberReading {
  if (min && value < min) return { kind: 'below', bound: min };
  if (max && value > max) return { kind: 'above', bound: max };
  return { kind: 'ok', value };
}
