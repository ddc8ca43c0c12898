// Random cipher strings, the same ones for the same seed.
import { ALIASES } from '../../server/src/core/tls/openssl/aliases';
import type { CipherSuite } from '../../server/src/core/tls/openssl/suite';

/** Words of other builds, and of versions before 1.1.0. */
const OLD_WORDS = ['DES', 'EXP', 'EXPORT', 'kGOST', 'aGOST', 'GOST94', 'GOST89MAC', 'kECDHr', 'aECDH', 'SSLv2'];

/** What Postfix begins its strings with, old and new; exclusions follow. */
const POSTFIX_LISTS = [
  'aNULL:-aNULL:HIGH:@STRENGTH',
  'aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH',
  'aNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTH',
  'aNULL:-aNULL:ALL:+RC4:@STRENGTH',
  'ALL:+RC4:@STRENGTH',
  'eNULL:!aNULL',
];

/** Strings that are mostly sensible, with every operator, alias and suite, and now and then something that is none. */
export class Strings {
  private readonly aliases = [...ALIASES.keys()];
  private readonly words: readonly string[];

  constructor(
    private seed: number,
    all: readonly CipherSuite[],
  ) {
    const names = all.flatMap(({ name, standardName }) => [name, ...(standardName ? [standardName] : [])]);
    this.words = [...this.aliases, ...names, ...OLD_WORDS, 'aes128', 'NOPE', 'DEFAULT', 'TLS_RSA_WITH_AES_128_CBC_SHA'];
  }

  make(count: number): string[] {
    return Array.from({ length: count }, () => this.string());
  }

  private string(): string {
    if (this.below(10) === 0) return this.postfixString();
    const elements = Array.from({ length: 1 + this.below(6) }, () => this.element());
    let text = elements.join(this.one([':', ':', ',', ' ', ';', '::']));
    if (this.below(6) === 0) text = this.one(['DEFAULT', 'DEFAULT:', 'DEFAULT+', 'SUITEB128', 'SUITEB128ONLY', 'SUITEB192']) + text;
    const at = this.below(text.length);
    return this.below(15) === 0 ? text.slice(0, at) + this.one([...'/+!@-.=_x']) + text.slice(at) : text;
  }

  private postfixString(): string {
    const exclusions = Array.from({ length: this.below(6) }, () => `!${this.one(this.below(4) ? this.aliases : this.words)}`);
    return [this.one(POSTFIX_LISTS), ...exclusions].join(':');
  }

  private element(): string {
    const kind = this.below(40);
    if (kind < 2) return '@STRENGTH';
    if (kind === 2) return this.one(['@SECLEVEL=0', '@SECLEVEL=2', '@SECLEVEL=9', '@NOPE']);
    const words = Array.from({ length: this.below(3) ? 1 : 2 + this.below(2) }, () => this.one(this.below(3) ? this.aliases : this.words));
    // OpenSSL refuses what follows here only if it got so far: if it knew the words, and something can be all of them.
    const end = kind === 3 ? '@' : '';
    return this.one(['', '', '', '!', '-', '+']) + words.join('+') + end;
  }

  private one(words: readonly string[]): string {
    return words[this.below(words.length)] ?? '';
  }

  private below(most: number): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((this.seed / 0x80000000) * most);
  }
}
