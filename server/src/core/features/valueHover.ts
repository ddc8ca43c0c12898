// What a word of a value means: a TLS version and its operator, a cipher grade or name, a security level, an option, a group.

import { valueMeaning } from '../catalogue/prose';
import { atLeast, formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { code } from './markdown';
import { known, wordsFor } from './typeOf';

const text = messages.hover;
/** Topics of server/prose/values for types whose words are no vocabulary of Postfix. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'curve-list': ['tls-groups'],
  'cipher-exclude-list': ['tls-cipher-names'],
  'protocol-list': ['tls-protocols'],
};
const OPERATOR = /^(!|>=|<=)(.*)$/s;

/** Markdown about a word of a parameter's value; undefined where there is nothing to say. */
export function describeValue(parameterName: string, word: string, target: Version): string | undefined {
  const parameter = known(parameterName);
  if (!parameter) return undefined;
  const topics = [...(TOPICS[parameter.type] ?? []), ...parameter.vocabularies];
  const [, operator, rest] = OPERATOR.exec(word) ?? [undefined, undefined, word];
  const meaning = topics.map((topic) => valueMeaning(topic, rest ?? word)).find(Boolean);
  const operatorMeaning = operator && parameter.type === 'protocol-list' ? valueMeaning('tls-protocol-operators', operator) : undefined;
  if (!meaning && !operatorMeaning) return undefined;
  const lines = [...(operatorMeaning ? [`${code(operator ?? '')}: ${operatorMeaning}`] : []), ...(meaning ? [`${code(rest ?? word)}: ${meaning}`] : [])];
  const since = wordsFor(parameter).find((each) => each.value.toLowerCase() === (rest ?? word).toLowerCase())?.since;
  if (since && !atLeast(target, since)) lines.push(`⚠ ${text.unknownTo(formatVersion(target))}`);
  return lines.join('\n\n');
}
