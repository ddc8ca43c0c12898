// Every name that means something in main.cf and master.cf, and everything that a name means: a parameter, a restriction, a type of table, a
// program, a word of values. Rules have pages of their own.
import type { Analysis } from '../analysis';
import { categoryTitle, parameter, parameterNames, vocabulariesWith, vocabulary } from '../catalogue/parameters';
import { meaningAndMore, meaningsOf, valueMeaning } from '../catalogue/prose';
import { restriction, restrictions } from '../catalogue/restrictions';
import { daemon, daemons } from '../catalogue/services';
import { tableType, tableTypes } from '../catalogue/tables';
import type { Version } from '../catalogue/version';
import { messages } from '../messages';
import { describeParameter } from './describeParameter';
import { describeDaemon } from './fieldHover';
import { code, codes } from './markdown';
import { textAbout } from './parameterText';
import { known } from './typeOf';
import { describeRestriction } from './values/restrictions';
import { describeTable } from './values/tables';

const text = messages.glossary;
/** A word may be taken by very many parameters. */
const MOST_PARAMETERS = 6;
/** These topics have functions of their own. */
const DESCRIBED = new Set(['restrictions', 'table-types', 'daemons']);

export type NameKind = 'parameter' | 'restriction' | 'table' | 'daemon';

export interface ListedName {
  readonly name: string;
  readonly kind: NameKind;
  /** One sentence of Markdown; of a parameter that nobody wrote about, its category. */
  readonly summary: string;
}

/** The names that a version knows, by kind. */
export function listNames(target: Version): readonly ListedName[] {
  const parameters = parameterNames(target).flatMap((name) => parameter(name) ?? []);
  const other = (kind: NameKind, topic: string, name: string): ListedName => ({ name, kind, summary: valueMeaning(topic, name) ?? '' });
  return [
    ...parameters.map((each) => ({ name: each.name, kind: 'parameter' as const, summary: textAbout(each).summary || categoryTitle(each.category) })),
    ...restrictions(target).map(({ name }) => other('restriction', 'restrictions', name)),
    ...tableTypes(target).map(({ type }) => other('table', 'table-types', type)),
    ...daemons(target).map(({ program }) => other('daemon', 'daemons', program)),
  ];
}

/** Markdown about each thing of that name, in whatever version; nothing for a name that is unknown. */
export function describeName(analysis: Analysis, name: string): readonly string[] {
  const { target } = analysis.options;
  const found = known(name);
  const program = daemon(name);
  return [
    ...(found ? [describeParameter(analysis, name)] : []),
    ...described(restriction(name) && describeRestriction(anywhere('smtpd_recipient_restrictions'), name, target)),
    ...described(tableType(name) && describeTable(`${name}:`, { analysis, parameter: anywhere('virtual_alias_maps'), before: '' })),
    ...described(
      program &&
        [`**${text.daemon(program.program)}**: ${describeDaemon(program, target)}`, meaningAndMore('daemons', program.program)[1]].join('\n\n').trimEnd(),
    ),
    ...describeWords(name),
  ];
}

function described(markdown: string | undefined): string[] {
  return markdown === undefined ? [] : [markdown];
}

/** A parameter whose values hold such words, without what is special about its place. */
function anywhere(name: string) {
  const { restrictionContext: _, ...found } = known(name) as NonNullable<ReturnType<typeof known>>;
  return found;
}

/** A word of values: what it means, and to whom. Words that nobody explained have at least their parameters. */
function describeWords(word: string): string[] {
  const explained = meaningsOf(word).filter(({ topic }) => !DESCRIBED.has(topic));
  const others = vocabulariesWith(word).filter((id) => !explained.some(({ topic }) => topic === id) && takers(id).length > 0);
  return [
    ...explained.map(({ topic, text: said }) => `${code(word)} (${placeOf(topic)}): ${said}`),
    ...others.map((id) => `${code(word)}: ${text.wordOf(shownTakers(id))}`),
  ];
}

function placeOf(topic: string): string {
  return takers(topic).length > 0 ? text.valueOf(shownTakers(topic)) : (text.topics[topic] ?? topic.replaceAll('-', ' '));
}

function takers(topic: string): readonly string[] {
  return vocabulary(topic)?.parameters ?? [];
}

function shownTakers(topic: string): string {
  const all = takers(topic);
  const shown = codes(all.slice(0, MOST_PARAMETERS));
  return all.length > MOST_PARAMETERS ? text.andMore(shown, all.length - MOST_PARAMETERS) : shown;
}
