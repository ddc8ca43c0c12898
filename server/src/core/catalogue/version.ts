// Postfix versions: reading, comparing and printing them. Knows no parameter and no file.

/** Major, minor and patch level. A version that names no patch level counts as the newest of its minor release (patch 999). */
export type Version = readonly [major: number, minor: number, patch: number];

/** The patch level of a version that names none. */
const NEWEST_PATCH = 999;

/** The minor releases whose defaults and grammar the catalogue knows, oldest first. 3.12 is a snapshot of the development branch. */
export const SUPPORTED = ['3.4', '3.5', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12'] as const;

/** The newest stable minor release: the target where nothing says otherwise. */
export const NEWEST_STABLE = '3.11';

/**
 * Reads what a setting or `postconf mail_version` says: `3.7`, `3.7.11`, `3.12-20260821` (a snapshot), `3.11-RC1`.
 * Without a patch level it means the newest one; a release candidate counts as the release.
 */
export function parseVersion(text: string): Version | undefined {
  const match = /^\s*(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:-[\w.-]+)?\s*$/.exec(text);
  return match ? [Number(match[1]), Number(match[2]), match[3] === undefined ? NEWEST_PATCH : Number(match[3])] : undefined;
}

/** Negative, zero or positive, as `a` is older than, the same as or newer than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Whether `version` is `since` or newer; here `3.6` means 3.6.0, the first release that had something. */
export function atLeast(version: Version, since: string): boolean {
  return compareVersions(version, releaseOf(since).first) >= 0;
}

/** Whether `version` is `last` or older; here `3.6` means the whole branch. */
export function atMost(version: Version, last: string): boolean {
  return compareVersions(version, releaseOf(last).last) <= 0;
}

/** The oldest and the newest version that a text may mean. */
interface Release {
  readonly first: Version;
  readonly last: Version;
}

/** The releases that the catalogue names, read once: the same few hundred texts are compared with again and again. */
const releases = new Map<string, Release>();

function releaseOf(text: string): Release {
  let found = releases.get(text);
  if (!found) {
    const [major = 0, minor = 0, patch] = text.split('.').map(Number);
    found = { first: [major, minor, patch ?? 0], last: [major, minor, patch ?? Number.MAX_SAFE_INTEGER] };
    releases.set(text, found);
  }
  return found;
}

/** `3.7.11`, or `3.7` where no patch level is known. */
export function formatVersion(version: Version): string {
  const [major, minor, patch] = version;
  return patch === NEWEST_PATCH ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}

/** When something became available: in the first release of a branch, and by patch releases of older branches. */
export interface Availability {
  readonly since?: string;
  readonly backports?: readonly string[];
}

/** Whether `version` has it: it is at least `since`, or in the branch of a backport and not older than that. */
export function isAvailable(what: Availability, version: Version): boolean {
  if (what.since === undefined || atLeast(version, what.since)) return true;
  return what.backports?.some((backport) => sameBranch(version, backport) && atLeast(version, backport)) ?? false;
}

function sameBranch(version: Version, backport: string): boolean {
  const { first } = releaseOf(backport);
  return version[0] === first[0] && version[1] === first[1];
}
