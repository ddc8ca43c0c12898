// The access restrictions of the SMTP server, the lists they stand in, and what an access table may answer (smtpd_check.c, access(5)).
// Facts only, from server/facts/restrictions.json; whether a list makes sense is for the rules to say.
import { restrictionsText } from './generated/restrictions';
import { lazy } from './lazy';
import { atLeast, type Version } from './version';

const MANUAL = 'https://www.postfix.org/postconf.5.html';

/** Where a restriction list is evaluated. */
export type RestrictionContext = 'client' | 'helo' | 'sender' | 'relay' | 'recipient' | 'data' | 'end_of_data' | 'etrn';

/** One word that may stand in a restriction list. */
export interface Restriction {
  readonly name: string;
  /** What must follow: a table, a policy server, a DNS list, a number; null: nothing. */
  readonly argument: 'type:table' | 'policy-server' | 'rbl-domain[=address-filter]' | 'seconds' | null;
  readonly kind: 'access-table' | 'policy' | 'dnsxl' | 'client' | 'helo' | 'sender' | 'recipient' | 'protocol' | 'generic' | 'modifier';
  /** The stage of the SMTP session whose information it looks at. */
  readonly stage: 'client' | 'helo' | 'sender' | 'recipient' | 'etrn' | 'any';
  /** The lists where it has an effect, with `smtpd_delay_reject = yes` (the default) and without. */
  readonly contexts: readonly RestrictionContext[];
  readonly contextsWithoutDelayReject: readonly RestrictionContext[];
  /** In these lists it only works for mail with one recipient. */
  readonly singleRecipientOnlyIn?: readonly RestrictionContext[];
  readonly introducedIn: string;
  readonly deprecatedSince?: string;
  readonly removedIn?: string;
  /** What to write instead, in the syntax of a list. */
  readonly replacement?: string;
  readonly aliasOf?: string;
  readonly documented?: boolean;
  /** The parameter whose documentation describes it. */
  readonly documentedUnder?: string;
  /** Parameters that it depends on, and those that hold its reply code. */
  readonly parameters?: readonly string[];
  readonly replyCode?: readonly string[];
  /** An OK from the table is an error here, not a permission. */
  readonly permitForbidden?: boolean;
  /** Nothing after it is ever looked at. */
  readonly terminal?: boolean;
  /** It keeps strangers from relaying. */
  readonly relayGuard?: boolean;
  readonly requiresSasl?: boolean;
  readonly expandsTo?: readonly string[];
  /** It only changes what the next one does. */
  readonly modifies?: 'next-restriction';
  readonly searchOrder?: readonly string[];
  readonly searchOrderSince?: string;
}

/** A parameter that holds a restriction list. */
export interface RestrictionList {
  readonly context: RestrictionContext;
  readonly parameter: string;
  /** The restriction that a table without any means here; null: not allowed. */
  readonly bareTableMeans: string | null;
  readonly evaluatedAt: string;
}

/** What an access(5) table, or a policy server, may answer. */
export interface AccessAction {
  readonly action: string;
  readonly introducedIn: string;
  /** The shape of what follows; null: nothing. */
  readonly argument: string | null;
  readonly documented?: boolean;
  readonly aliasOf?: string;
}

/** A setting of one policy server: `check_policy_service { inet:host:port, timeout = 10s }`. */
export interface PolicyAttribute {
  readonly name: string;
  /** The parameter that it stands in for. */
  readonly overrides: string;
  readonly since: string;
}

interface Data {
  readonly restrictions: readonly Restriction[];
  readonly lists: readonly RestrictionList[];
  readonly otherLists: Readonly<Record<string, readonly string[]>>;
  readonly relayGuard: { readonly parameters: readonly string[]; readonly oneOf: readonly string[]; readonly relayListSince: string };
  readonly relayOrder: { readonly parameter: string; readonly since: string; readonly yes: readonly string[]; readonly no: readonly string[] };
  readonly policyService: { readonly attributeFormSince: string; readonly attributes: readonly PolicyAttribute[] };
  readonly accessActions: readonly AccessAction[];
  readonly accessActionForms: readonly { readonly form: string; readonly regex?: string; readonly meaning?: string }[];
}

const data = lazy(() => JSON.parse(restrictionsText()) as Data);
const byName = lazy(() => new Map(data().restrictions.map((each) => [each.name, each])));
const actionByName = lazy(() => new Map(data().accessActions.map((each) => [each.action, each])));

/** The restriction of that name, in whatever version; smtpd does not look at the case. */
export function restriction(name: string): Restriction | undefined {
  return byName().get(name.toLowerCase());
}

/** The restrictions that a version knows, and, with a context, those that have an effect there. */
export function restrictions(target: Version, context?: RestrictionContext): readonly Restriction[] {
  return data().restrictions.filter((each) => isRestrictionKnown(each, target) && (context === undefined || each.contexts.includes(context)));
}

/** Whether a version knows a restriction. */
export function isRestrictionKnown(each: Restriction, target: Version): boolean {
  return atLeast(target, each.introducedIn) && (each.removedIn === undefined || !atLeast(target, each.removedIn));
}

/** The entry in postconf(5). */
export function restrictionUrl(each: Restriction): string {
  return each.documentedUnder === undefined ? MANUAL : `${MANUAL}#${each.name}`;
}

/** The parameters that hold restriction lists, in the order in which the SMTP server comes to them. */
export function restrictionLists(): readonly RestrictionList[] {
  return data().lists;
}

/** Words of the lists elsewhere that look like restrictions: `local_header_rewrite_clients`, `postscreen_access_list`. */
export function otherListWords(list: string): readonly string[] | undefined {
  return Object.hasOwn(data().otherLists, list) ? data().otherLists[list] : undefined;
}

/** The lists of which one must hold one of these words before any permit, or the SMTP server refuses to start. */
export function relayGuard(): Data['relayGuard'] {
  return data().relayGuard;
}

/** The parameter that decides whether relay restrictions come before recipient restrictions, and both orders. */
export function relayOrder(): Data['relayOrder'] {
  return data().relayOrder;
}

/** Settings that a policy server may have of its own. */
export function policyAttributes(target: Version): readonly PolicyAttribute[] {
  return data().policyService.attributes.filter(({ since }) => atLeast(target, since));
}

/** The action of that name, in whatever version and case. */
export function accessAction(name: string): AccessAction | undefined {
  return actionByName().get(name.toUpperCase());
}

/** The actions that a version knows. */
export function accessActions(target: Version): readonly AccessAction[] {
  return data().accessActions.filter(({ introducedIn }) => atLeast(target, introducedIn));
}

/** Answers that are no words: reply codes and numbers. */
export function accessActionForms(): Data['accessActionForms'] {
  return data().accessActionForms;
}
