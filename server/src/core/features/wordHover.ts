// What a word of a value means: a TLS version and its operator, a grade, a level, an option, a restriction, a table, a time, a service.
import type { Analysis } from '../analysis';
import type { Parameter } from '../catalogue/parameters';
import { valueMeaning } from '../catalogue/prose';
import { formatVersion, isAvailable, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { describeParameter } from './describeParameter';
import { code } from './markdown';
import { lineOf } from './place';
import { describeRestriction } from './restrictionHover';
import { describeTable } from './tableHover';
import { wordsFor } from './typeOf';
import { CLASSES, isRestrictionClass, readAs } from './uses';
import { describeValue } from './values';

const text = messages.hover.words;
/** Topics of server/prose/values for types whose words are no vocabulary of Postfix. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'curve-list': ['tls-groups'],
  'cipher-list': ['tls-cipher-names'],
  'cipher-exclude-list': ['tls-cipher-names'],
  'protocol-list': ['tls-protocols', 'tls-protocol-operators'],
};
const OPERATOR = /^(!|>=|<=|[-+](?=\w))(.*)$/s;
const SERVICE_TYPES = new Set(['service-name', 'transport', 'transport-list']);

/** Markdown about a word of a parameter's value; undefined where there is nothing to say. `before` is the word before it. */
export function describeWord(parameter: Parameter, word: string, target: Version, before = ''): string | undefined {
  const [, operator = '', plain = word] = OPERATOR.exec(word) ?? [];
  return describeMeaning(parameter, operator, plain, target) ?? describeMember(parameter, word, plain, target, before);
}

/** The same, and about a word that the configuration itself gives a meaning: a service of master.cf, a restriction class. */
export function describeWordHere(analysis: Analysis, name: string, word: string, before: string, owner?: ServiceEntry): string | undefined {
  const parameter = readAs(analysis, name);
  if (!parameter) return undefined;
  const service = SERVICE_TYPES.has(parameter.type) ? describeTransport(analysis, word.split(':', 1)[0] ?? '') : undefined;
  const said = [describeWord(parameter, word, analysis.options.target, before), service].filter((part) => part !== undefined);
  if (said.length > 0) return said.join('\n\n');
  if (parameter.type === 'restriction-list' || name === CLASSES) {
    return isRestrictionClass(analysis, word) ? describeParameter(analysis, word, undefined, owner) : undefined;
  }
  return undefined;
}

function describeTransport(analysis: Analysis, name: string): string | undefined {
  const { services, master } = analysis.configuration;
  const entry = services.find((each) => each.name === name && each.type !== 'inet') ?? services.find((each) => each.name === name);
  if (entry) return text.service(code(name), lineOf(analysis, 'master', entry.span.start), code(entry.command));
  return master && name !== '' ? text.noService(code(name)) : undefined;
}

function describeMeaning(parameter: Parameter, operator: string, plain: string, target: Version): string | undefined {
  const topics = [...(TOPICS[parameter.type] ?? []), ...parameter.vocabularies];
  const meaning = topics.map((topic) => valueMeaning(topic, plain)).find(Boolean);
  const operatorMeaning = operator !== '' && parameter.type === 'protocol-list' ? valueMeaning('tls-protocol-operators', operator) : undefined;
  if (!meaning && !operatorMeaning) return undefined;
  const fold = (each: string): string => (parameter.valuesCaseSensitive ? each : each.toLowerCase());
  const word = wordsFor(parameter).find((each) => fold(each.value) === fold(plain));
  const lines = [
    ...(operatorMeaning ? [`${code(operator)}: ${operatorMeaning}`] : []),
    ...(meaning ? [`${code(plain)}: ${meaning}`] : []),
    ...(word && !isAvailable(word, target) ? [`⚠ ${text.unknownTo(formatVersion(target))}`] : []),
  ];
  return lines.join('\n\n');
}

/** A `!` turns the meaning of a host or a network around, and says nothing of a restriction or a table. */
function describeMember(parameter: Parameter, word: string, plain: string, target: Version, before: string): string | undefined {
  const said = describeValue(parameter, word);
  if (said !== undefined) return `${code(word)}: ${said}`;
  return describeRestriction(parameter, plain, target) ?? describeTable(parameter, plain, target, before);
}
