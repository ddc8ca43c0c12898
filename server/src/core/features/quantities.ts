// Numbers as people say them: `1000s` is 16 minutes 40 seconds, `51200000` bytes are 48.8 MiB. Knows no file.
import type { Parameter } from '../catalogue/parameters';
import { readTime } from '../catalogue/values';
import { messages } from '../messages';

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
  const parts = [];
  let rest = reading.value;
  for (const [letter, seconds] of PARTS) {
    const count = Math.floor(rest / seconds);
    if (count > 0) parts.push({ letter, count });
    rest -= count * seconds;
  }
  const isSaid = parts.length === 1 && parts[0]?.letter === value.slice(-1);
  return isSaid ? undefined : parts.map(({ letter, count }) => text.count[letter](count)).join(' ');
}

function describeBytes(bytes: number): string | undefined {
  if (bytes < MANY_BYTES || !Number.isSafeInteger(bytes)) return undefined;
  const power = Math.min(4, Math.floor(Math.log2(bytes) / 10));
  const amount = Math.round((bytes / 1024 ** power) * 10) / 10;
  return `${amount} ${['bytes', 'KiB', 'MiB', 'GiB', 'TiB'][power]}`;
}
