// What stands in the way of using a parameter in the target version: too new, removed, deprecated, without effect, hidden by another one.
import type { Analysis } from '../analysis';
import { defaultValue, isHonoured, isLost, isPresent, type Parameter, parameter } from '../catalogue/parameters';
import { atLeast, formatVersion, SUPPORTED, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { code } from './markdown';

const text = messages.hover;

/** Warnings for the top of a hover, as sentences; none for a parameter that may be used. */
export function describeStanding(analysis: Analysis, parameter: Parameter, service: ServiceEntry | undefined): string[] {
  const { target } = analysis.options;
  const warnings = parameter.status === 'legacy' ? [legacy(parameter, target)] : absence(parameter, target);
  if (warnings.length === 0) warnings.push(...(isOld(parameter, target) ? [old(parameter, target)] : []), ...hiding(analysis, parameter, service));
  return warnings.map((warning) => `⚠ ${warning}`);
}

/** What later versions do with it, in a few words. */
export function describeFuture({ deprecatedSince, ignoredSince, removedIn, status }: Parameter, target: Version): string[] {
  const isFuture = (release: string | undefined): release is string => release !== undefined && !atLeast(target, release);
  if (status === 'legacy') return [];
  return [
    ...(isFuture(deprecatedSince) && deprecatedSince !== removedIn ? [text.willBeDeprecated(deprecatedSince)] : []),
    ...(isFuture(ignoredSince) ? [text.willBeIgnored(ignoredSince)] : []),
    ...(isFuture(removedIn) ? [text.removedIn(removedIn)] : []),
  ];
}

/** A name that lives on in the default of its successor. */
function legacy(parameter: Parameter, target: Version): string {
  const replacement = code(parameter.replacement ?? '');
  if (isPresent(parameter, target)) return `${text.deprecated(parameter.removedIn ?? '')} ${text.use(replacement)}`;
  if (isLost(parameter, target)) return text.oldNameLost(replacement, formatVersion(target));
  return isHonoured(parameter, target) ? text.oldName(replacement, formatVersion(target)) : text.oldNameGone(replacement);
}

function absence(parameter: Parameter, target: Version): string[] {
  const { status, removedIn } = parameter;
  if (status === 'family' || status === 'instance') return [];
  if (status === 'documented-only') return [text.documentedOnly];
  if (isPresent(parameter, target)) return [];
  if (removedIn !== undefined && atLeast(target, removedIn)) return [sentences(text.removed(removedIn), instead(parameter))];
  return [text.tooNew(formatVersion(target), sinceText(parameter))];
}

function isOld({ deprecatedSince, ignoredSince, obsolete }: Parameter, target: Version): boolean {
  return obsolete === true || [deprecatedSince, ignoredSince].some((release) => release !== undefined && atLeast(target, release));
}

function old(parameter: Parameter, target: Version): string {
  const { deprecatedSince, ignoredSince } = parameter;
  const isDeprecated = deprecatedSince !== undefined && atLeast(target, deprecatedSince);
  const isIgnored = ignoredSince !== undefined && atLeast(target, ignoredSince);
  return sentences(
    isDeprecated ? text.deprecated(deprecatedSince) : isIgnored ? '' : text.obsolete,
    isIgnored ? text.ignored(ignoredSince) : '',
    instead(parameter),
  );
}

/** What to write instead; an empty text where the facts do not say. */
function instead({ replacement, advice }: Parameter): string {
  if (replacement) return text.use(code(replacement));
  if (advice === 'leave-at-default') return text.leaveAtDefault;
  if (advice !== undefined) return text.advice[advice] ?? '';
  return replacement === null ? text.useNothing : '';
}

/** A parameter that is set for nothing, because others are set: for a service those that its program reads. */
function hiding({ configuration }: Analysis, { name, ignoredWhenSet = [] }: Parameter, service: ServiceEntry | undefined): string[] {
  if (configuration.effective(name, service).setting === undefined) return [];
  const own = service ? ignoredWhenSet.filter((by) => parameter(by)?.usedBy.includes(`${service.command}(8)`)) : [];
  const others = (own.length ? own : ignoredWhenSet).map((by) => configuration.effective(by, service));
  if (others.some(({ setting, value }) => !setting || value === '')) return [];
  return others.flatMap(({ setting, value }) => (setting ? [text.hidden(code(setting.name), code(value))] : []));
}

/** `3.9 (also in 3.5.20, 3.6.10 and later patches of these)`; versions before those that anybody aims at are left out. */
export function sinceText({ introducedIn, backports: all = [] }: Parameter): string {
  const backports = all.filter((release) => SUPPORTED.some((branch) => release.startsWith(`${branch}.`)));
  return backports.length ? `${introducedIn} (${text.alsoIn(backports.join(', '))})` : introducedIn;
}

/** Whether a default of some version is known, for names that the target does not have. */
export function lastDefaultOf(parameter: Parameter, target: Version): string | undefined {
  return defaultValue(parameter, target) ?? parameter.defaults.at(-1)?.value ?? parameter.lastDefault;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
