// Cutting a value into words the ways Postfix does (mystrtok.c).
import type { Span } from '../text';

export interface Word extends Span {
  readonly text: string;
}

/** Blanks that separate words: CHARS_SPACE of Postfix. VT and FF are not among them. */
export const BLANKS = ' \t\r\n';
/** What separates the members of most lists: CHARS_COMMA_SP. */
export const COMMA_BLANKS = `,${BLANKS}`;
/** What separates the members of lists of TLS protocols and ciphers. */
export const COLON_COMMA_BLANKS = `:${COMMA_BLANKS}`;

/** Words of `text` between `separators`; empty ones do not exist. */
export function splitWords(text: string, separators: string = COMMA_BLANKS): Word[] {
  return split(text, separators, false);
}

/** The same, but nothing is cut inside balanced `{}`: mystrtokq(). An opening brace without its partner reaches to the end. */
export function splitBraced(text: string, separators: string = COMMA_BLANKS): Word[] {
  return split(text, separators, true);
}

function split(text: string, separators: string, braces: boolean): Word[] {
  const words: Word[] = [];
  let level = 0;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (braces && char === '{') level++;
    else if (braces && char === '}' && level > 0) level--;
    if (char === undefined || (level === 0 && separators.includes(char))) {
      if (start >= 0) words.push({ text: text.slice(start, at), start, end: at });
      start = -1;
    } else if (start < 0) start = at;
  }
  return words;
}
