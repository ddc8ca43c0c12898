// What a word of a restriction list does, where it has an effect, and what it needs. Facts only; the manual explains the rest.
import type { Parameter } from '../catalogue/parameters';
import { meaningAndMore, valueMeaning } from '../catalogue/prose';
import { type Restriction, type RestrictionContext, restriction, restrictionLists, restrictionUrl } from '../catalogue/restrictions';
import { atLeast, formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import { code, codes } from './markdown';

const text = messages.hover.words.restriction;

/** Markdown; undefined for a word that is no restriction, or that does not stand in a list of them. */
export function describeRestriction(parameter: Parameter, word: string, target: Version): string | undefined {
  const found = parameter.type === 'restriction-list' ? restriction(word) : undefined;
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
  const [meaning, more] = meaningAndMore('restrictions', found.name);
  return [`**${found.name}**: ${meaning ?? describeAction(found)}`, ...warnings, more, list.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** One sentence. */
export function summariseRestriction(found: Restriction): string {
  return valueMeaning('restrictions', found.name) ?? describeAction(found);
}

/** What it does with mail; `reject_x` refuses and `permit_x` lets pass, by what they look at. */
function describeAction({ name, kind, stage }: Restriction): string {
  const always = text.always[name];
  if (always !== undefined) return always;
  if (kind === 'access-table') return text.table(text.stages[stage]);
  if (kind === 'policy' || kind === 'modifier' || kind === 'generic') return text[kind];
  const subject = kind === 'dnsxl' ? text.dnsList(text.stages[stage]) : text.subjects[kind];
  return (text.actions[name.split('_', 1)[0] ?? ''] ?? text.looksAt)(subject);
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
