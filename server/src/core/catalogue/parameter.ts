// What the catalogue says of one parameter of main.cf, as types: facts only, read from Postfix's source and manuals (server/facts).
// Holds no data and no prose.
import type { CategoryId, ValueTypeId, VocabularyId } from './generated/ids';
import type { Availability } from './version';

/**
 * `current`: a parameter of Postfix 3.12 (`removedIn` and `introducedIn` still decide for the target).
 * `legacy`: no parameter any more, but honoured through the default of the parameter in `honouredVia`.
 * `removed`: Postfix ignores it.
 * `family`: a pattern such as `transport_time_limit`, not a name to write; `instance`: a member of one.
 * `documented-only`: described in postconf(5) once, known to no program.
 */
export type ParameterStatus = 'current' | 'legacy' | 'removed' | 'family' | 'instance' | 'documented-only';

/** One word that a parameter takes. */
export interface AllowedValue extends Availability {
  readonly value: string;
  /** A few words on what is special about it. */
  readonly note?: string;
  /** False: the program takes it, the manual does not mention it. */
  readonly documented?: boolean;
}

/** A built-in default from the release `since` on, unexpanded; `<...>` stands for what is computed at run time. */
export interface Default {
  readonly since: string;
  readonly value: string;
}

/** Names made of a service of master.cf and a suffix: `SERVICE_time_limit`. */
export interface Family {
  readonly placeholder: string;
  readonly suffix: string;
  /** Where a member takes its default from. */
  readonly defaultParameter: string;
  /** The commands in master.cf whose services have this parameter. */
  readonly servicesWithProgram: readonly string[];
}

/** How a list is matched (util/match_list.c), and whether `parent_domain_matches_subdomains` speaks of it. */
export interface MatchList {
  readonly kind: 'string' | 'domain' | 'host-name-address' | 'address';
  readonly parentDomainFeature?: string;
}

/** What a parameter that names lookup tables accepts. */
export interface MapUse {
  /** Several tables, searched in order. */
  readonly multiple: boolean;
  /** Postfix writes into it: a cache. */
  readonly writable?: boolean;
  readonly valuesAreFiles?: boolean;
  /** Groups of table types that a program refuses here, see `securitySensitive` in tables. */
  readonly forbidden?: readonly { readonly by: string; readonly what: readonly string[] }[];
}

/** The kind and lower bound that hold from the release `since` on, where they changed after 3.4. */
interface TypeChange {
  readonly since: string;
  readonly kind: 'boolean' | 'integer' | 'string';
  /** For a string: the least length. */
  readonly min?: number;
}

/** A condition that gives another default than the one of the reference build. */
interface AlternateDefault {
  readonly condition: string;
  readonly value: string;
}

/** The releases that have something, first and last; a last one without a patch level means its whole branch, none that there is no end yet. */
export type Range = readonly [first: string, last?: string];

/** One parameter of main.cf. */
export interface Parameter {
  readonly name: string;
  readonly status: ParameterStatus;

  /** The type in the newest release; `typeAt` knows where an older one differs. */
  readonly type: ValueTypeId;
  /** Bounds that Postfix checks; absent where it does not. Seconds for a time. */
  readonly min?: number;
  readonly max?: number;
  /** Numbers are 64 bits wide instead of 32. */
  readonly wide?: boolean;
  /** The unit of a time that names none. */
  readonly unit?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly allowEmpty?: boolean;
  /** Programs that refuse to start when it is empty. */
  readonly mustBeSetFor?: readonly string[];
  readonly allowedValues?: readonly AllowedValue[];
  /** Values beside the allowed ones are fine. */
  readonly openSet?: boolean;
  readonly valuesCaseSensitive?: boolean;
  readonly vocabularies: readonly VocabularyId[];
  /** The smtpd restriction context, for a restriction list. */
  readonly restrictionContext?: string;
  /** The key in `otherLists`, for a list of restriction-like words elsewhere. */
  readonly restrictionList?: string;
  /** What separates list elements, where it is not what the type says. */
  readonly separators?: string;
  readonly matchList?: MatchList;
  readonly map?: MapUse;
  /** Debian's build takes the first line of a file if the value is a path name. */
  readonly acceptsFile?: boolean;
  readonly typeHistory?: readonly TypeChange[];

  /** By release, oldest first, exact for every patch level from 3.4.0 on; empty where the parameter is older than that. */
  readonly defaults: readonly Default[];
  /** The default it had when it was removed before 3.4. */
  readonly lastDefault?: string;
  /** The default depends on the host, the process, the release, the build's paths or the operating system. */
  readonly machineDependent?: boolean;
  readonly variesBy: readonly string[];
  readonly alternateDefaults: readonly AlternateDefault[];
  /** main.cf's `$name` is not expanded when Postfix reads it; the value is a template for later. */
  readonly rawExpansion?: boolean;

  /** The first release of the first branch that had it; `1.0` means 1.0 or earlier. */
  readonly introducedIn: string;
  readonly backports?: readonly string[];
  readonly present: readonly Range[];
  readonly removedIn?: string;
  readonly deprecatedSince?: string;
  /** The parameter to use instead; null: none is needed. */
  readonly replacement?: string | null;
  /** What to do instead, in a few words, where it is not simply another name. */
  readonly advice?: string;
  /** Accepted since then, but without any effect. */
  readonly ignoredSince?: string;
  /** Without effect once these are set, each for the program that reads it. */
  readonly ignoredWhenSet?: readonly string[];
  readonly obsolete?: boolean;
  readonly honouredVia: readonly string[];

  /** Programs that act on it, as manual pages: `smtpd(8)`. */
  readonly usedBy: readonly string[];
  /** Who reads it: the programs in `usedBy`, the programs that speak TLS, or every Postfix program. */
  readonly scope?: 'program' | 'tls-programs' | 'every-program';
  readonly requiresTls?: boolean;
  readonly category: CategoryId;
  /** The parameter of another program that does the same: `smtp_x` for `lmtp_x`. */
  readonly equivalentOf?: string;
  readonly family?: Family;
  /** The family this name is a member of, and the service. */
  readonly instanceOf?: string;
  readonly service?: string;
  /** Parameters that its documentation mentions. */
  readonly related: readonly string[];
  readonly rfcs: readonly string[];
  readonly readmes: readonly string[];
  /** False: postconf(5) does not describe it. */
  readonly documented?: boolean;
  /** Its entry in postconf(5); the page itself where it has no entry of its own. */
  readonly docUrl: string;
}
