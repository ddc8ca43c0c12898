// Lists of restrictions: what a word does, where it has an effect and what it needs, its argument, and classes of one's own.
import type { Parameter } from '../../catalogue/parameters';
import { meaningAndMore } from '../../catalogue/prose';
import {
  type Restriction,
  type RestrictionContext,
  restriction,
  restrictionLists,
  restrictions as restrictionsOf,
  restrictionUrl,
} from '../../catalogue/restrictions';
import { atLeast, formatVersion, type Version } from '../../catalogue/version';
import { messages } from '../../messages';
import { splitWords } from '../../syntax/words';
import { describeParameter } from '../describeParameter';
import { code, codes } from '../markdown';
import { CLASSES, isRestrictionClass } from '../uses';
import { describePolicyServer } from './destinations';
import { describeDnsList } from './dnsLists';
import { describeTime } from './quantities';
import { completeTables, describeTable } from './tables';
import { type Candidate, named, plain, type ValueModule, type ValuePlace } from './valueModule';

const text = messages.hover.words.restriction;

export const restrictions: ValueModule = {
  describe: (word, place) => {
    const { analysis, before, parameter, service } = place;
    switch (restriction(before)?.argument) {
      case 'policy-server':
        return describePolicyServer(word, place);
      case 'rbl-domain[=address-filter]':
        return named(word, describeDnsList(word, false));
      case 'seconds':
        return named(word, describeTime(word, 's') ?? describeTime(`${word}s`, 's'));
      case 'type:table':
        return describeTable(word, place);
    }
    const said = describeRestriction(parameter, word, analysis.options.target) ?? describeTable(word, place);
    return said ?? (isRestrictionClass(analysis, word) ? describeParameter(analysis, word, undefined, service) : undefined);
  },
  /** Behind a word that needs an argument, the argument; else restrictions that have an effect in the list, and classes. */
  complete: ({ analysis: { configuration, options }, parameter, before }) => {
    const argument = restriction(before)?.argument;
    if (argument === 'type:table') return completeTables(options.target);
    if (argument === 'policy-server') return ['inet:', 'unix:'].map(plain);
    if (argument) return [];
    const classes = splitWords(configuration.effective(CLASSES).value).map(
      ({ text: value }): Candidate => ({ value, detail: messages.completion.restrictionClass }),
    );
    return [...classes, ...known(options.target, parameter.restrictionContext as RestrictionContext | undefined)];
  },
};

/** The list of classes itself. */
export const classNames: ValueModule = {
  describe: (word, { analysis, service }: ValuePlace) =>
    isRestrictionClass(analysis, word) ? describeParameter(analysis, word, undefined, service) : undefined,
};

function known(target: Version, context: RestrictionContext | undefined): Candidate[] {
  return restrictionsOf(target, context)
    .filter(({ documented }) => documented !== false)
    .map(({ name, deprecatedSince }) => ({ value: name, ...(deprecatedSince !== undefined && atLeast(target, deprecatedSince) && { deprecated: true }) }));
}

/** Markdown; undefined for a word that is no restriction. */
export function describeRestriction(parameter: Parameter, word: string, target: Version): string | undefined {
  const found = restriction(word);
  if (!found) return undefined;
  const rows = [
    found.argument === null ? '' : text.argument(text.forms[found.argument]),
    found.aliasOf === undefined ? '' : text.alias(code(found.aliasOf)),
    found.expandsTo ? text.expandsTo(codes(found.expandsTo)) : '',
    ...(parameter.restrictionContext === undefined ? describeLists(found) : describeHere(found, parameter.restrictionContext)),
    ...describeEffects(found),
    found.parameters ? `${text.settings}: ${codes(found.parameters)}` : '',
    found.replyCode ? `${text.replyCode}: ${codes(found.replyCode)}` : '',
    found.introducedIn === '1.0' ? '' : text.since(found.introducedIn),
    `[${messages.hover.manual}](${restrictionUrl(found)})`,
  ];
  const list = rows.filter((row) => row !== '').map((row) => `- ${row}`);
  const isIdle = parameter.restrictionContext !== undefined && !isIn(found.contexts, parameter.restrictionContext);
  const warnings = [standing(found, target), isIdle ? `⚠ ${text.notHere(code(parameter.name))}` : ''];
  const [meaning = '', more] = meaningAndMore('restrictions', found.name);
  return [`**${found.name}**: ${meaning}`, ...warnings, more, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** Where it has an effect, for a list that may stand anywhere: a restriction class. */
function describeLists({ contexts, contextsWithoutDelayReject, singleRecipientOnlyIn }: Restriction): string[] {
  const all = restrictionLists().map(({ context }) => context);
  const delayed = contexts.filter((context) => !contextsWithoutDelayReject.includes(context));
  const without = all.filter((context) => !contexts.includes(context));
  const limits = without.length > 3 ? text.onlyIn(listNames(contexts)) : text.notIn(listNames(without));
  return [
    without.length ? limits : '',
    delayed.length ? text.needsDelay(listNames(delayed)) : '',
    singleRecipientOnlyIn?.length ? text.singleRecipient(listNames(singleRecipientOnlyIn)) : '',
  ];
}

/** What holds in the list where it stands. */
function describeHere({ contexts, contextsWithoutDelayReject, singleRecipientOnlyIn }: Restriction, context: string): string[] {
  return [
    isIn(contexts, context) && !isIn(contextsWithoutDelayReject, context) ? text.needsDelayHere : '',
    isIn(singleRecipientOnlyIn ?? [], context) ? text.singleRecipientHere : '',
  ];
}

function isIn(contexts: readonly RestrictionContext[], context: string): boolean {
  return contexts.some((each) => each === context);
}

function listNames(contexts: readonly RestrictionContext[]): string {
  const lists = restrictionLists().filter(({ context }) => contexts.includes(context));
  return codes(lists.map(({ parameter }) => parameter));
}

function describeEffects(found: Restriction): string[] {
  return [
    found.requiresSasl ? text.sasl : '',
    found.relayGuard ? text.relayGuard : '',
    found.terminal ? text.terminal : '',
    found.permitForbidden ? text.permitForbidden : '',
    found.searchOrder ? text.searchOrder(codes(found.searchOrder)) : '',
  ];
}

function standing({ introducedIn, deprecatedSince, removedIn, replacement }: Restriction, target: Version): string {
  if (!atLeast(target, introducedIn)) return `⚠ ${messages.hover.tooNew(formatVersion(target), introducedIn)}`;
  const isGone = removedIn !== undefined && atLeast(target, removedIn);
  const release = isGone ? removedIn : deprecatedSince;
  if (release === undefined || !atLeast(target, release)) return '';
  if (replacement === undefined) return `⚠ ${isGone ? text.removedOnly(release) : text.deprecatedOnly(release)}`;
  return `⚠ ${isGone ? text.removed(release, code(replacement)) : text.deprecated(release, code(replacement.replace(/ \(parameter\)$/, '')))}`;
}
