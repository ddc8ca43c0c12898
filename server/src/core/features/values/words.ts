// Words from a vocabulary: what each means, with an operator before it, and which a version takes.
import { valueMeaning } from '../../catalogue/prose';
import { formatVersion, isAvailable } from '../../catalogue/version';
import { messages } from '../../messages';
import { compareDefault } from '../defaults';
import { code } from '../markdown';
import { textAbout } from '../parameterText';
import { wordsFor } from '../typeOf';
import { type Candidate, named, plain, type ValueModule, type ValuePlace } from './valueModule';

const text = messages.hover;
const OPERATOR = /^(!|>=|<=|[-+](?=\w))(.*)$/s;
const OPERATORS = 'tls-protocol-operators';

/** A word without what stands before it. */
export function splitOperator(word: string): { readonly operator: string; readonly plain: string } {
  const [, operator = '', rest = word] = OPERATOR.exec(word) ?? [];
  return { operator, plain: rest };
}

/** What the texts say of a word: those of `topics`, and of the parameter's vocabularies. */
export function describeWord(word: string, { parameter, analysis }: ValuePlace, topics: readonly string[] = []): string | undefined {
  const { target } = analysis.options;
  const { operator, plain: bare } = splitOperator(word);
  const meaningOf = (each: string): string | undefined => [...topics, ...parameter.vocabularies].map((topic) => valueMeaning(topic, each)).find(Boolean);
  const meaning = meaningOf(bare);
  const operatorMeaning = topics.includes(OPERATORS) && operator !== '' ? valueMeaning(OPERATORS, operator) : undefined;
  if (!meaning && !operatorMeaning) return undefined;
  const fold = (each: string): string => (parameter.valuesCaseSensitive ? each : each.toLowerCase());
  const known = wordsFor(parameter).find((each) => fold(each.value) === fold(bare));
  const lines = [
    named(operator, operatorMeaning),
    named(bare, meaning),
    known && !isAvailable(known, target) ? `⚠ ${text.words.unknownTo(formatVersion(target))}` : undefined,
  ];
  return lines.filter((line) => line !== undefined).join('\n\n');
}

export function completeWords({ parameter, analysis }: ValuePlace): Candidate[] {
  const words = wordsFor(parameter).filter((word) => isAvailable(word, analysis.options.target));
  return words.map(({ value }) => plain(value));
}

/** Yes and no, and what that is about. */
export const booleans: ValueModule = {
  topics: ['boolean'],
  describe: (word, { parameter, analysis }) => {
    if (!/^(?:yes|no)$/i.test(word)) return undefined;
    const { summary } = textAbout(parameter);
    return [summary === '' ? '' : `**${parameter.name}**: ${summary}`, compareDefault(word.toLowerCase(), parameter, analysis.options.target)]
      .filter((part) => part !== '')
      .join('\n\n');
  },
};

/** Words that nothing lists: what such a word is. */
export const names: ValueModule = {
  describe: (word, { parameter }) => (word.includes('$') ? undefined : named(word, text.valueWords.names[parameter.type]?.(code(word.replace(/^!+/, ''))))),
};
