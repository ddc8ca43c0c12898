// Names of parameters: where a setting begins, and behind `-o`.
import type { Analysis } from '../analysis';
import { defaultValue, type Parameter, parameter as parameterNamed, parameterNames, serviceParameters } from '../catalogue/parameters';
import { commonOverrides, notOverridable } from '../catalogue/services';
import { usualRank } from '../catalogue/usual';
import { atLeast, formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { ServiceEntry, Setting } from '../model/configuration';
import { assignmentStyle } from '../model/insertion';
import { nameUse } from '../model/names';
import { type Completion, type Completions, wordBehind } from './completionItem';
import type { Cursor } from './cursor';
import { describeDefault } from './defaults';
import { mainSnippets } from './snippets';
import { tableSettings } from './tableSettings';

const text = messages.completion;
/** Cut with dots that are ASCII: one other character in a list of a thousand names, and sending it takes ten times as long. */
const MOST_DETAIL = 60;

/** What is known of a name without looking at any file. */
interface NameFacts {
  readonly name: string;
  readonly detail?: string;
  readonly deprecated: boolean;
  readonly usual: boolean;
  readonly usedBy: readonly string[];
}

export function completeNames(
  analysis: Analysis,
  { form, typed }: Extract<Cursor, { kind: 'name' }>,
  source: string,
  offset: number,
  service: ServiceEntry | undefined,
): Completions {
  const start = offset - typed.length;
  const behind = wordBehind(source, offset, /^[\w.-]*/);
  const end = offset + behind.length;
  const hasEquals = /^[ \t]*=/.test(source.slice(end, end + 100));
  const suffix = hasEquals ? '' : form === 'plain' ? '=' : form === 'braces' ? ' = ' : assignmentStyle(source, styleOf(analysis, start)).replace(/^$/, ' = ');
  const item = form === 'setting' ? settingItem(analysis, start, suffix) : optionItem(service, start, suffix);
  const items = [...factsOf(analysis.options.target), ...serviceNames(analysis), ...tableNames(analysis)].flatMap((facts) => item(facts) ?? []);
  if (form !== 'setting') return { span: { start, end }, items };
  // A value over several lines would be taken for a part of the snippet's last one.
  const isAlone = /^[ \t]*(?:\r?\n(?![ \t]+\S)|\r?\n?$)/.test(source.slice(end, end + 300));
  return { span: { start, end }, items: [...undefinedNames(analysis, suffix), ...items, ...(isAlone ? mainSnippets(analysis, suffix, source, start) : [])] };
}

/** The setting whose spacing a new one follows: the one above, else the one below. */
function styleOf({ configuration }: Analysis, start: number): Setting | undefined {
  const others = configuration.settings.filter((setting) => setting.node.start !== start);
  return others.findLast((setting) => setting.node.start < start) ?? others[0];
}

/** Usual ones first, then the rest, then deprecated ones, and last what is set already. */
function settingItem({ configuration }: Analysis, start: number, suffix: string): (facts: NameFacts) => Completion {
  return (facts) => {
    const set = configuration.settingsNamed(facts.name).findLast((setting) => setting.node.start !== start);
    const rank = set ? 4 : facts.deprecated ? 3 : facts.usual ? 1 : 2;
    return itemOf(facts, suffix, rank, set && text.alreadySet(set.node.line + 1));
  };
}

/** Those that the service's program reads come first, the usual ones before the others. */
function optionItem(service: ServiceEntry | undefined, start: number, suffix: string): (facts: NameFacts) => Completion | undefined {
  const usual = new Set(commonOverrides());
  const never = new Set(notOverridable());
  const program = service && `${service.command}(8)`;
  const rankOf = ({ name, usedBy, deprecated }: NameFacts): number => {
    if (deprecated) return 3;
    const isRead = program !== undefined && usedBy.includes(program);
    if (usual.has(name)) return isRead ? 0 : 1;
    return isRead ? 1 : 2;
  };
  return (facts) => {
    if (never.has(facts.name)) return undefined;
    const isSet = service?.overrides.some((setting) => setting.name === facts.name && setting.nameSpan.start !== start) === true;
    return itemOf(facts, suffix, isSet ? 4 : rankOf(facts), isSet ? text.alreadySetHere : undefined);
  };
}

function itemOf({ name, detail, deprecated }: NameFacts, suffix: string, rank: number, note: string | undefined): Completion {
  const shown = note ?? detail;
  return {
    label: name,
    kind: 'parameter',
    insertText: name + suffix,
    parameter: name,
    ...(shown !== undefined && { detail: shown }),
    ...(deprecated && { deprecated }),
    sortText: `${rank}${name}`,
  };
}

/** Names that values mention and nobody has set yet. */
function undefinedNames({ configuration }: Analysis, suffix: string): Completion[] {
  const names = new Set(
    nameUse(configuration)
      .undefinedReferences.map(({ name }) => name)
      .filter((name) => /^\w+$/.test(name)),
  );
  return [...names].map((name) => ({ label: name, kind: 'parameter', insertText: name + suffix, parameter: name, detail: text.wanted, sortText: `0${name}` }));
}

/** Parameters that the services of master.cf bring with them: `dovecot_destination_recipient_limit`. */
function serviceNames({ configuration, options }: Analysis): NameFacts[] {
  const listed = new Set(parameterNames(options.target));
  return configuration.services
    .filter(({ name }) => /^[\w.-]+$/.test(name))
    .flatMap(({ name, service }) => serviceParameters(name, service.fields.command.text, options.target))
    .filter(({ name }) => !listed.has(name))
    .map((found) => readFacts(found.name, found, options.target));
}

/** Settings of the tables that values name: `x_server_host` for `ldap:x`. */
function tableNames(analysis: Analysis): NameFacts[] {
  const found = new Map(tableSettings(analysis).map((each) => [each.name, each]));
  return [...found.values()].map(({ name, table }) => ({ name, detail: text.settingOf(table), deprecated: false, usual: true, usedBy: [] }));
}

const known = new Map<string, readonly NameFacts[]>();

/** The names that a version knows, looked up once: a thousand of them are offered at every key press. */
function factsOf(target: Version): readonly NameFacts[] {
  const key = formatVersion(target);
  let facts = known.get(key);
  if (!facts) {
    facts = parameterNames(target).map((name) => readFacts(name, parameterNamed(name), target));
    known.set(key, facts);
  }
  return facts;
}

function readFacts(name: string, found: Parameter | undefined, target: Version): NameFacts {
  const isOld = [found?.deprecatedSince, found?.ignoredSince].some((release) => release !== undefined && atLeast(target, release));
  const detail = found && defaultDetail(found, target);
  return {
    name,
    ...(detail !== undefined && { detail }),
    deprecated: isOld || found?.obsolete === true,
    usual: usualRank(name) !== undefined,
    usedBy: found?.usedBy ?? [],
  };
}

function defaultDetail(found: Parameter, target: Version): string | undefined {
  const value = defaultValue(found, target);
  if (value === undefined) return undefined;
  const words = text.default(describeDefault(value).replaceAll(/[`*]/g, '').trim());
  return words.length > MOST_DETAIL ? `${words.slice(0, MOST_DETAIL - 3)}...` : words;
}
