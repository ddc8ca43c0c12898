// What an analysis is asked to assume: the Postfix and OpenSSL that the files are for, the TLS profile, the host's role.
import { atLeast, NEWEST_STABLE, parseVersion, type Version } from '../catalogue/version';

export const PROFILES = ['guide', 'compatible', 'balanced', 'bsi', 'ncsc-nl', 'mozilla-intermediate', 'mozilla-modern'] as const;
export type Profile = (typeof PROFILES)[number];

export const ROLES = ['auto', 'mx', 'submission', 'relay', 'null-client'] as const;
export type Role = (typeof ROLES)[number];

export const OPENSSL_VERSIONS = ['1.1.1', '3.0', '3.5'] as const;
export type OpenSsl = (typeof OPENSSL_VERSIONS)[number];

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface LintOptions {
  readonly target: Version;
  readonly profile: Profile;
  readonly role: Role;
  readonly openssl: OpenSsl;
  /** The user's severities by rule id; they win over the rule's own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

/** The options of somebody who set nothing. */
export function defaultOptions(overrides: Partial<LintOptions> = {}): LintOptions {
  const target = overrides.target ?? (parseVersion(NEWEST_STABLE) as Version);
  return { target, profile: 'balanced', role: 'auto', openssl: usualOpenSsl(target), severities: {}, ...overrides };
}

/** The OpenSSL that distributions ship with this Postfix: 1.1.1 with 3.4 and 3.5, 3.0 up to 3.9, 3.5 from 3.10 on. */
export function usualOpenSsl(target: Version): OpenSsl {
  if (atLeast(target, '3.10')) return '3.5';
  return atLeast(target, '3.6') ? '3.0' : '1.1.1';
}
