// Why Postfix does not know a name that it does not know: it never had it, does not have it yet, or has it no more.
import { isPresent, type Parameter, parameter } from '../catalogue/parameters';
import { atLeast, type Version } from '../catalogue/version';

export type NameStatus =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-new' | 'removed'; readonly parameter: Parameter /** The release that brought or dropped it. */; readonly release: string };

const UNKNOWN: NameStatus = { kind: 'unknown' };

/** For a name that the target does not know. */
export function nameStatus(name: string, target: Version): NameStatus {
  const found = parameter(name);
  if (!found || found.status === 'family' || found.status === 'instance' || found.status === 'documented-only' || isPresent(found, target)) return UNKNOWN;
  const { removedIn, introducedIn } = found;
  if (removedIn !== undefined && atLeast(target, removedIn)) return { kind: 'removed', parameter: found, release: removedIn };
  return { kind: 'too-new', parameter: found, release: introducedIn };
}
