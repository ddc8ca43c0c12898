// Numbers and times as people say them: `1000s` is 16 minutes 40 seconds, `51200000` bytes are 48.8 MiB, `1month` is one minute.
import type { Parameter } from '../../catalogue/parameters';
import { valueFault } from '../../catalogue/valueFaults';
import { readTime, secondsIn } from '../../catalogue/values';
import { messages } from '../../messages';
import { compareDefault } from '../defaults';
import { code } from '../markdown';
import { named, type ValueModule } from './valueModule';

const text = messages.hover;
/** Parameters that count bytes; the catalogue's type for them is a plain number. */
const BYTES = /(?:_size_limit|_map_size|_buffer_size|_windowsize)$|^(?:queue_minfree|virtual_mailbox_limit|body_checks_size_limit|tcp_windowsize)$/;
/** Fewer bytes are easy to read as they are. */
const MANY_BYTES = 10_000;
const PARTS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** What a value means in words; undefined where it says as much by itself. */
export function describeQuantity(parameter: Parameter, value: string): string | undefined {
  if (parameter.type === 'time') return describeTime(value, parameter.unit);
  if (parameter.type === 'integer' && BYTES.test(parameter.name) && /^\d+$/.test(value)) return describeBytes(Number(value));
  return undefined;
}

/** `unit` counts where the value has none: then it is always worth saying. */
export function describeTime(value: string, unit: string | undefined): string | undefined {
  const reading = readTime(value, unit);
  if (reading.kind !== 'ok' || reading.value === 0) return undefined;
  const said = sayTime(reading.value);
  return said.length === 1 && said[0]?.letter === value.slice(-1) ? undefined : wordsOf(said);
}

interface Part {
  readonly letter: 'd' | 'h' | 'm' | 's';
  readonly count: number;
}

function sayTime(seconds: number): readonly Part[] {
  const parts: Part[] = [];
  let rest = seconds;
  for (const [letter, seconds] of PARTS) {
    const count = Math.floor(rest / seconds);
    if (count > 0) parts.push({ letter, count });
    rest -= count * seconds;
  }
  return parts;
}

function wordsOf(parts: readonly Part[]): string {
  return parts.map(({ letter, count }) => text.count[letter](count)).join(' ');
}

function describeBytes(bytes: number): string | undefined {
  if (bytes < MANY_BYTES || !Number.isSafeInteger(bytes)) return undefined;
  const power = Math.min(4, Math.floor(Math.log2(bytes) / 10));
  const amount = Math.round((bytes / 1024 ** power) * 10) / 10;
  return `${amount} ${['bytes', 'KiB', 'MiB', 'GiB', 'TiB'][power]}`;
}

/** `1,048,576`. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

export const times: ValueModule = {
  describe: (word, { parameter, analysis }) => {
    const { target } = analysis.options;
    const fault = valueFault(parameter, word, target);
    if (fault?.kind === 'time-cut') {
      const read = wordsOf(sayTime(Number(fault.count) * secondsIn(fault.unit))) || text.count.s(0);
      return named(word, text.valueWords.timeCut(code(`${fault.count}${fault.unit}`), read, code(fault.rest)));
    }
    const reading = readTime(word, parameter.unit);
    if (fault || reading.kind !== 'ok') return undefined;
    return named(word, beside(wordsOf(sayTime(reading.value)) || text.count.s(0), compareDefault(word, parameter, target)));
  },
};

export const integers: ValueModule = {
  describe: (word, place) => {
    if (!/^[+-]?\d+$/.test(word)) return undefined;
    const said =
      describeQuantity(place.parameter, word) ?? describeReplyCode(place.parameter.name, word) ?? (Number(word) < 10_000 ? '' : grouped(Number(word)));
    return named(word, beside(said, compareDefault(word, place.parameter, place.analysis.options.target)));
  },
};

/** SMTP reply codes by their first digit (RFC 5321, 4.2.1). */
export function describeReplyCode(name: string, word: string): string | undefined {
  if (!/_code$|_action$/.test(name) || !/^[245]\d\d$/.test(word)) return undefined;
  const { replyAccept, replyLater, replyNever } = text.valueWords;
  return { 2: replyAccept, 4: replyLater, 5: replyNever }[word[0] as '2' | '4' | '5'];
}

function beside(said: string, other: string): string {
  return [said === '' || /[.!]$/.test(said) ? said : `${said}.`, other].filter((part) => part !== '').join(' ');
}
