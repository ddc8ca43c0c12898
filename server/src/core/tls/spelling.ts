// What was meant by a word of a protocol list that Postfix does not know: other programs write versions in other ways.
import { PROTOCOLS, type Protocol } from './protocols';

/** Signs that other programs use, and what Postfix writes for them. `>` and `<` alone are not among them: what they include is a guess. */
const OPERATORS: readonly (readonly [sign: RegExp, operator: string])[] = [
  [/^(?:>=|=>|≥)/, '>='],
  [/^(?:<=|=<|≤)/, '<='],
  [/^(?:!|-|no_)/i, '!'],
  [/^\+/, ''],
];

/** Whether a word is a sign without a version, or the first half of one. */
export function isOperator(word: string): boolean {
  return /^(?:[!+<>-]|[<>]=|=[<>]|≥|≤)$/.test(word);
}

/**
 * The words of Postfix that say what `word` meant; empty where it says nothing (`all`); undefined where nobody can know.
 * `!TLSv1.0` meant `!TLSv1`, `TLS1.2` meant `TLSv1.2`, `-SSLv3` meant `!SSLv3`, `!SSLv2!SSLv3` meant two words.
 */
export function meantBy(word: string): string | undefined {
  const plain = word.replace(/^["']+|["';]+$/g, '');
  if (/^\+?(?:all|any)$/i.test(plain)) return '';
  const parts = plain.split(/[;|]+|(?<=.)(?=!)/).filter(Boolean);
  const meant = parts.map(meantByOne);
  return parts.length > 0 && meant.every((part) => part !== undefined) ? meant.join(', ') : undefined;
}

function meantByOne(word: string): string | undefined {
  const found = OPERATORS.find(([sign]) => sign.test(word));
  const operator = found?.[1] ?? '';
  const protocol = protocolMeant(found ? word.replace(found[0], '') : word);
  const isBound = operator === '>=' || operator === '<=';
  return protocol && !(isBound && protocol === 'SSLv2') ? operator + protocol : undefined;
}

/** `TLS1.2`, `TLSv1_2`, `TLSv12`, `tls-1.2`, `1.2`, `TLSv1.0`, `SSL3`; a number alone needs its second part. */
function protocolMeant(name: string): Protocol | undefined {
  const [, family, major, minor] = /^(tls|ssl)?[-_]?v?[-_]?(\d)(?:[._-]?(\d))?$/i.exec(name) ?? [];
  if (major === undefined || (family === undefined && minor === undefined)) return undefined;
  const ssl = family?.toLowerCase() === 'ssl';
  const plain = minor === undefined || minor === '0' ? major : `${major}.${minor}`;
  return PROTOCOLS.find((protocol) => protocol === `${ssl ? 'SSLv' : 'TLSv'}${plain}`);
}
