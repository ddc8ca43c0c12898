// Evaluates a cipher string as OpenSSL does (ssl_ciph.c, ssl_create_cipher_list): which suites it selects, in which order. TLS 1.3 has suites
// of its own, outside of this language.
import { ALIASES, both, matches, type Pattern, patternOf } from './aliases';
import type { CipherSuite } from './suite';

export interface CipherList {
  /** In order of preference. */
  readonly suites: readonly CipherSuite[];
  /** What the last `@SECLEVEL` says. */
  readonly level?: number;
  /** OpenSSL refuses the whole string: it cannot read it, or it selects no suite. */
  readonly refused: boolean;
}

/** The words that stand for a whole string, and only at its beginning (RFC 5430). */
const SUITE_B: readonly (readonly [word: string, string: string])[] = [
  ['SUITEB128ONLY', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  ['SUITEB128', 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384'],
  ['SUITEB192', 'ECDHE-ECDSA-AES256-GCM-SHA384'],
];
const DEFAULT = 'ALL:!COMPLEMENTOFDEFAULT:!eNULL';

/** `suites`: those that the library was built with, in any order. */
export function evaluateCipherString(text: string, suites: readonly CipherSuite[]): CipherList {
  const suiteB = SUITE_B.find(([word]) => text.startsWith(word));
  const list = new Preference(suites);
  const isRead = suiteB ? list.read(suiteB[1]) : readWithDefault(text, list);
  const active = list.active;
  return { suites: active, refused: !isRead || active.length === 0, ...(list.level !== undefined && { level: list.level }) };
}

function readWithDefault(text: string, list: Preference): boolean {
  if (!text.startsWith('DEFAULT')) return list.read(text);
  list.read(DEFAULT);
  const rest = text.slice('DEFAULT'.length);
  return list.read(rest.startsWith(':') ? rest.slice(1) : rest);
}

type Operator = 'add' | 'remove' | 'order' | 'kill';
const OPERATORS: Readonly<Record<string, Operator>> = { '-': 'remove', '+': 'order', '!': 'kill' };
const isSeparator = (character: string | undefined): boolean => character !== undefined && ': ;,'.includes(character);

interface Entry {
  readonly suite: CipherSuite;
  readonly isActive: boolean;
}

/** All suites in one line, those that are selected and those that are not: where one comes in again depends on where it stood. */
class Preference {
  private entries: readonly Entry[];
  private readonly byName: ReadonlyMap<string, CipherSuite>;
  level: number | undefined;

  constructor(suites: readonly CipherSuite[]) {
    this.byName = new Map(suites.map((suite) => [suite.name, suite]));
    this.entries = [...suites].sort((a, b) => b.id - a.id).map((suite) => ({ suite, isActive: false }));
    this.arrange();
  }

  get active(): readonly CipherSuite[] {
    return this.entries.filter(({ isActive }) => isActive).map(({ suite }) => suite);
  }

  /** Whether every element could be read; what can be is obeyed. */
  read(text: string): boolean {
    let isRead = true;
    for (let at = 0; at < text.length; ) {
      const operator = OPERATORS[text[at] ?? ''];
      const isCommand = text[at] === '@';
      if (operator || isCommand) at++;
      else if (isSeparator(text[at])) {
        at++;
        continue;
      }
      const element = isCommand ? this.readCommand(text, at) : this.readElement(text, at);
      if (element.isWrong) isRead = false;
      if (element.pattern) this.apply(operator ?? 'add', element.pattern);
      at = element.end;
      // What could not be used is skipped up to the next element; what was used ends where it ends.
      if (!element.pattern) while (at < text.length && !isSeparator(text[at])) at++;
    }
    return isRead;
  }

  private readElement(text: string, from: number): { readonly pattern?: Pattern | undefined; readonly end: number; readonly isWrong?: boolean } {
    let pattern: Pattern | undefined;
    for (let at = from; ; ) {
      const word = wordAt(text, at);
      if (word === '') return { end: at + 1, isWrong: true };
      at += word.length;
      const isCombined = text[at] === '+';
      if (isCombined) at++;
      const suite = this.byName.get(word);
      const next = suite ? patternOf(suite) : ALIASES.get(word);
      pattern = next && (pattern ? both(pattern, next) : next);
      if (!pattern || !isCombined) return { pattern, end: at };
    }
  }

  /** `@STRENGTH` and `@SECLEVEL=n`. */
  private readCommand(text: string, at: number): { readonly end: number; readonly isWrong: boolean; readonly pattern?: undefined } {
    const word = wordAt(text, at);
    const [, level] = /^SECLEVEL=([0-5])$/.exec(word) ?? [];
    if (level !== undefined) this.level = Number(level);
    else if (word === 'STRENGTH') this.sortByStrength();
    return { end: word === '' ? at + 1 : at + word.length, isWrong: level === undefined && word !== 'STRENGTH' };
  }

  private apply(operator: Operator, pattern: Pattern): void {
    this.move(operator, (suite) => matches(suite, pattern));
  }

  private move(operator: Operator | 'prefer', test: (suite: CipherSuite) => boolean): void {
    const isMoved = ({ suite, isActive }: Entry): boolean => test(suite) && (operator === 'kill' || (operator === 'add') !== isActive);
    const moved = this.entries.filter(isMoved).map(({ suite }) => ({ suite, isActive: operator !== 'remove' }));
    const rest = this.entries.filter((entry) => !isMoved(entry));
    if (operator === 'kill') this.entries = rest;
    else this.entries = operator === 'remove' || operator === 'prefer' ? [...moved, ...rest] : [...rest, ...moved];
  }

  private sortByStrength(): void {
    const strengths = [...new Set(this.active.map(({ bits }) => bits))].sort((a, b) => b - a);
    for (const bits of strengths) this.move('order', (suite) => suite.bits === bits);
  }

  /** The order in which everything stands before the string is read. */
  private arrange(): void {
    this.move('add', ({ keyExchange, authentication }) => keyExchange === 'ECDH' && authentication === 'ECDSA');
    this.move('add', ({ keyExchange }) => keyExchange === 'ECDH');
    this.move('remove', ({ keyExchange }) => keyExchange === 'ECDH');
    this.move('add', ({ encryption }) => encryption === 'AESGCM');
    this.move('add', ({ encryption }) => encryption === 'CHACHA20');
    this.move('add', ({ encryption }) => encryption.startsWith('AES'));
    this.move('add', () => true);
    this.move('order', ({ mac }) => mac === 'MD5');
    this.move('order', ({ authentication }) => authentication === 'None');
    this.move('order', ({ keyExchange }) => keyExchange === 'RSA');
    this.move('order', ({ keyExchange }) => keyExchange === 'PSK');
    this.sortByStrength();
    this.move('prefer', ({ minimum }) => minimum === 'TLSv1.2');
    this.move('prefer', ({ mac }) => mac === 'AEAD');
    const isEphemeral = ({ keyExchange }: CipherSuite): boolean => keyExchange === 'DH' || keyExchange === 'ECDH';
    this.move('prefer', isEphemeral);
    this.move('prefer', (suite) => isEphemeral(suite) && suite.mac === 'AEAD');
    this.move('remove', () => true);
  }
}

function wordAt(text: string, at: number): string {
  const pattern = /[A-Za-z0-9._=-]*/y;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
