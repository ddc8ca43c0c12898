// Sets of characters: which they are, in words.
import { messages } from '../../messages';
import { code } from '../markdown';
import type { ValueModule } from './valueModule';

const text = messages.hover.valueWords;
const RANGES = [
  [/[a-z]/g, text.smallLetters, 26],
  [/[A-Z]/g, text.capitals, 26],
  [/[0-9]/g, text.digits, 10],
] as const;
/** Who reads escapes of C; to others a backslash is a character. */
const ESCAPED = /^message_|^(?:smtpd|postscreen)_expansion_filter$/;
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };

export const characterSets: ValueModule = {
  describeWhole: (value, { parameter }) => {
    const set = [...new Set(ESCAPED.test(parameter.name) ? unescaped(value) : value)];
    if (set.length === 0) return undefined;
    let rest = set.join('');
    const parts: string[] = [];
    for (const [range, name, size] of RANGES) {
      if ((rest.match(range) ?? []).length < size) continue;
      rest = rest.replaceAll(range, '');
      parts.push(name);
    }
    const visible = [...rest].filter((each) => each > ' ' && each < '\u007f').join('');
    const hidden = [...rest].filter((each) => !visible.includes(each)).map((each) => text.hiddenCharacter(each.codePointAt(0) ?? 0));
    return text.characterSet(set.length, [...parts, ...(visible === '' ? [] : [code(visible)]), ...hidden].join(', '));
  },
};

/** What unescape() of Postfix reads: `\t`, `\40`, `\\`. */
function unescaped(value: string): string {
  return value.replaceAll(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal: string | undefined, letter: string | undefined) =>
    octal === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
