// Evaluates a cipher string as OpenSSL does (ssl_ciph.c, ssl_create_cipher_list): which suites it selects, in which order. TLS 1.3 has suites
// of its own, outside of this language.
import { both, matches, type Pattern } from './aliases';
import { type Language, languageOf } from './language';
import type { CipherSuite, CipherTable } from './suite';

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

/** `table`: the suites that the library was built with, in any order. */
export function evaluateCipherString(text: string, table: CipherTable): CipherList {
  const suiteB = SUITE_B.find(([word]) => text.startsWith(word));
  const list = preferenceOf(table);
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

/** What every string of a table begins with; a table is never changed. */
const beginnings = new WeakMap<CipherTable, Preference>();

function preferenceOf(table: CipherTable): Preference {
  let beginning = beginnings.get(table);
  if (!beginning) {
    const entries = [...table.suites].sort((a, b) => b.id - a.id).map((suite) => ({ suite, isActive: false }));
    beginning = new Preference(languageOf(table), entries);
    beginning.arrange();
    beginnings.set(table, beginning);
  }
  return beginning.copy();
}

/** All suites in one line, those that are selected and those that are not: where one comes in again depends on where it stood. */
class Preference {
  level: number | undefined;

  constructor(
    private readonly language: Language,
    private entries: readonly Entry[],
  ) {}

  copy(): Preference {
    return new Preference(this.language, this.entries);
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
      const word = this.wordAt(text, at);
      if (word === '') return { end: at + 1, isWrong: true };
      at += word.length;
      const isCombined = text[at] === '+';
      if (isCombined) at++;
      const next = this.language.words.get(word);
      pattern = next && (pattern ? both(pattern, next) : next);
      if (!pattern || !isCombined) return { pattern, end: at };
    }
  }

  /** `@STRENGTH` and `@SECLEVEL=n`. */
  private readCommand(text: string, at: number): { readonly end: number; readonly isWrong: boolean; readonly pattern?: undefined } {
    const word = this.wordAt(text, at);
    const [, level] = /^SECLEVEL=([0-5])$/.exec(word) ?? [];
    if (level !== undefined) this.level = Number(level);
    else if (word === 'STRENGTH') this.sortByStrength();
    return { end: word === '' ? at + 1 : at + word.length, isWrong: level === undefined && word !== 'STRENGTH' };
  }

  private apply(operator: Operator, pattern: Pattern): void {
    this.move(operator, (suite) => matches(suite, pattern));
  }

  private move(operator: Operator | 'prefer', test: (suite: CipherSuite) => boolean): void {
    const isActive = operator !== 'remove';
    const moved: Entry[] = [];
    const rest: Entry[] = [];
    for (const entry of this.entries) {
      const isMoved = (operator === 'kill' || (operator === 'add') !== entry.isActive) && test(entry.suite);
      if (!isMoved) rest.push(entry);
      else moved.push(entry.isActive === isActive ? entry : { suite: entry.suite, isActive });
    }
    if (operator === 'kill') this.entries = rest;
    else this.entries = operator === 'remove' || operator === 'prefer' ? moved.concat(rest) : rest.concat(moved);
  }

  private sortByStrength(): void {
    const strengths = [...new Set(this.active.map(strengthOf))].sort((a, b) => b - a);
    for (const strength of strengths) this.move('order', (suite) => strengthOf(suite) === strength);
  }

  /** The order in which everything stands before the string is read. */
  arrange(): void {
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

  private wordAt(text: string, at: number): string {
    const { word } = this.language;
    word.lastIndex = at;
    return word.exec(text)?.[0] ?? '';
  }
}

const strengthOf = ({ bits, strengthBits = bits }: CipherSuite): number => strengthBits;
