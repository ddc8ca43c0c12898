// What is wrong with a value, by the type and bounds of its parameter in a version: a fact without opinion, with the value that was
// probably meant. Only types whose grammar Postfix itself enforces; lists of tables, restrictions and TLS words have readers of their own.
import type { AllowedValue, Parameter } from './parameter';
import { typeAt } from './presence';
import { type Guess, guessBoolean, guessBytes, guessInteger, guessTime } from './valueGuesses';
import { readBoolean, readInteger, readTime, type TimeUnit } from './values';
import { isAvailable, type Version } from './version';

export type ValueFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-boolean' | 'not-integer' | 'not-time' | 'not-level'; readonly guess?: Guess }
  | { readonly kind: 'below' | 'above'; readonly bound: number }
  | { readonly kind: 'too-big' }
  /** Postfix reads digits and one letter, and ignores `rest`. `harmless`: what it reads is what was meant. */
  | { readonly kind: 'time-cut'; readonly count: string; readonly unit: TimeUnit; readonly rest: string; readonly harmless: boolean; readonly guess?: Guess }
  /** From `from` to `to` stands a word that is none of `allowed`; `since`: a later version knows it. */
  | { readonly kind: 'unknown-word'; readonly from: number; readonly to: number; readonly allowed: readonly string[]; readonly since?: string };

/** The first fault of an expanded value; undefined where it has none, or where the type is not judged here. */
export function valueFault(parameter: Parameter, value: string, target: Version): ValueFault | undefined {
  const { type, allowEmpty, ...bounds } = typeAt(parameter, target);
  if (value === '' && allowEmpty === false) return { kind: 'empty' };
  switch (type) {
    case 'boolean':
      if (value === '') return { kind: 'empty' };
      return readBoolean(value).kind === 'ok' ? undefined : { kind: 'not-boolean', ...guessed(guessBoolean(value)) };
    case 'integer':
      if (parameter.name === 'compatibility_level') return /^\d+$/.test(value) ? undefined : { kind: 'not-level', guess: { value: '2', evident: false } };
      return integerFault(parameter, value, bounds);
    case 'time':
      return timeFault(parameter, value, bounds);
    case 'enum':
    case 'enum-list':
      return parameter.name === 'compatibility_level' ? levelFault(value) : wordFault(parameter, value, target, type === 'enum-list');
    case 'octal-mode':
      return wordFault(parameter, value, target, false);
    default:
      return undefined;
  }
}

function integerFault(parameter: Parameter, value: string, bounds: { min?: number; max?: number }): ValueFault | undefined {
  if (value === '') return { kind: 'empty' };
  const reading = readInteger(value, bounds, parameter.wide);
  if (reading.kind === 'ok') return undefined;
  if (reading.kind === 'bad') {
    const guess = guessInteger(value) ?? (/size|limit|bytes|length/.test(parameter.name) ? guessBytes(value) : undefined);
    return { kind: 'not-integer', ...guessed(guess && readInteger(guess.value, bounds, parameter.wide).kind === 'ok' ? guess : undefined) };
  }
  return reading;
}

function timeFault(parameter: Parameter, value: string, bounds: { min?: number; max?: number }): ValueFault | undefined {
  if (value === '') return { kind: 'empty' };
  const reading = readTime(value, parameter.unit, bounds);
  if (reading.kind === 'too-big' || reading.kind === 'below' || reading.kind === 'above') return reading;
  if (reading.kind === 'ok' && reading.rest === '') return undefined;
  const guess = guessTime(value);
  const meant = guess && readTime(guess.value, undefined, bounds);
  const usable = guessed(meant?.kind === 'ok' ? guess : undefined);
  if (reading.kind === 'bad') return { kind: 'not-time', ...usable };
  const harmless = meant?.kind === 'ok' && meant.value === reading.value;
  return { kind: 'time-cut', count: reading.digits, unit: reading.unit, rest: reading.rest, harmless, ...usable };
}

/** One to three numbers since 3.6 (compat_level.c); before that it is an integer. */
function levelFault(value: string): ValueFault | undefined {
  return /^\d+(\.\d+){0,2}$/.test(value) ? undefined : { kind: 'not-level' };
}

function wordFault(parameter: Parameter, value: string, target: Version, isList: boolean): ValueFault | undefined {
  const known = parameter.allowedValues;
  if (!known?.length || parameter.openSet || value === '') return undefined;
  // Zeros before a mode do not count (logwriter.c).
  const fold = (word: string): string =>
    parameter.type === 'octal-mode' ? word.replace(/^0+/, '') : parameter.valuesCaseSensitive ? word : word.toLowerCase();
  for (const { index, 0: word } of value.matchAll(isList ? /[^, \t\r\n]+/g : /[\s\S]+/g)) {
    const same = known.find((each) => fold(each.value) === fold(word));
    if (same && isAvailable(same, target)) continue;
    const since = same?.backports?.find((release) => release.startsWith(`${target[0]}.${target[1]}.`)) ?? same?.since;
    return { kind: 'unknown-word', from: index, to: index + word.length, allowed: wordsAt(known, target), ...(since !== undefined && { since }) };
  }
  return undefined;
}

function wordsAt(known: readonly AllowedValue[], target: Version): string[] {
  return known.filter((each) => isAvailable(each, target)).map((each) => each.value);
}

const guessed = (guess: Guess | undefined): { guess?: Guess } => (guess ? { guess } : {});

/** The units of time, in words, for messages. */
export const UNIT_WORDS: Readonly<Record<TimeUnit, string>> = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days', w: 'weeks' };
