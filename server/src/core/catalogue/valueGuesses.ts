// What somebody meant who wrote `true`, `50MB` or `5 minutes`: the same in Postfix's own spelling. Guesses, and how sure they are.
import { secondsIn, type TimeUnit, writeTime } from './values';

export interface Guess {
  readonly value: string;
  /** Nobody could have meant anything else. */
  readonly evident: boolean;
}

const YES = ['true', 'on', 'enable', 'enabled', 'y', '1', 'ja', 'yes'];
const NO = ['false', 'off', 'disable', 'disabled', 'n', '0', 'nein', 'no', 'none'];

/** `true`, `"yes"`, `= yes`, `yes;`. */
export function guessBoolean(text: string): Guess | undefined {
  const word = bare(text).toLowerCase();
  if (YES.includes(word)) return { value: 'yes', evident: true };
  return NO.includes(word) ? { value: 'no', evident: true } : undefined;
}

/** `50 000`, `50,000`, `"100"`, `100;`. */
export function guessInteger(text: string): Guess | undefined {
  const word = bare(text);
  if (/^[+-]?\d+$/.test(word)) return { value: word, evident: true };
  if (/^\d{1,3}([ ,'_]\d{3})+$/.test(word)) return { value: word.replaceAll(/[ ,'_]/g, ''), evident: true };
  return /^\d{1,3}(\.\d{3})+$/.test(word) ? { value: word.replaceAll('.', ''), evident: false } : undefined;
}

const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4 };

/** `50MB`, `1 GiB`, `10k`: the powers of 1024, which never come out smaller than what was meant. */
export function guessBytes(text: string): Guess | undefined {
  const match = /^(\d+(?:[.,]\d+)?)\s*([kmgt]?)(?:i?b|(?:ilo|ega|iga|era)?bytes?)?$/i.exec(bare(text));
  if (!match) return undefined;
  const bytes = Number((match[1] ?? '').replace(',', '.')) * 1024 ** (POWERS[(match[2] ?? '').toLowerCase()] ?? 0);
  return Number.isSafeInteger(Math.round(bytes)) ? { value: String(Math.round(bytes)), evident: false } : undefined;
}

/** Words for units, with how many of Postfix's unit they are. Months and years are 30 and 365 days. */
const UNIT_NAMES: Readonly<Record<string, readonly [unit: TimeUnit, count: number, evident: boolean]>> = {
  ...names('s', 's', 'sec', 'secs', 'second', 'seconds', 'sekunde', 'sekunden'),
  ...names('m', 'm', 'min', 'mins', 'minute', 'minutes', 'minuten'),
  ...names('h', 'h', 'hr', 'hrs', 'hour', 'hours', 'std', 'stunde', 'stunden'),
  ...names('d', 'd', 'day', 'days', 'tag', 'tage'),
  ...names('w', 'w', 'wk', 'wks', 'week', 'weeks', 'woche', 'wochen'),
  M: ['m', 1, false],
  mo: ['d', 30, false],
  mon: ['d', 30, false],
  month: ['d', 30, false],
  months: ['d', 30, false],
  y: ['d', 365, false],
  year: ['d', 365, false],
  years: ['d', 365, false],
};

/** `5 minutes`, `1h30m`, `1.5h`, `5 H`, `1month`. Written in the unit that was used, where that comes out even. */
export function guessTime(text: string): Guess | undefined {
  const word = bare(text).replaceAll(/,\s*|\band\b/g, ' ');
  if (!/^(\d+(?:\.\d+)?\s*[a-z]+\s*)+$/i.test(word)) return undefined;
  const parts = [...word.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)];
  let seconds = 0;
  let evident = true;
  for (const [, digits = '', name = ''] of parts) {
    const unit = UNIT_NAMES[name] ?? UNIT_NAMES[name.toLowerCase()];
    if (!unit) return undefined;
    seconds += Number(digits) * unit[1] * secondsIn(unit[0]);
    evident &&= unit[2];
  }
  if (!Number.isSafeInteger(seconds)) return undefined;
  const only = parts.length === 1 ? (UNIT_NAMES[parts[0]?.[2] ?? ''] ?? UNIT_NAMES[(parts[0]?.[2] ?? '').toLowerCase()]) : undefined;
  const count = only ? seconds / secondsIn(only[0]) : 0;
  return { value: only && count > 0 && Number.isInteger(count) ? `${count}${only[0]}` : writeTime(seconds), evident };
}

function names(unit: TimeUnit, ...words: string[]): Record<string, readonly [TimeUnit, number, boolean]> {
  return Object.fromEntries(words.map((word) => [word, [unit, 1, true] as const]));
}

/** Without quotes around it, `=` before it and punctuation behind it: what people bring along from other configuration languages. */
function bare(text: string): string {
  return text
    .replace(/^=\s*/, '')
    .replace(/[;,.\\]+$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}
