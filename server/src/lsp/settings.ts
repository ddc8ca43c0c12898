// The settings under `postfix.`, as they arrive from an editor in any of three ways, checked and turned into what the core wants.
import {
  defaultOptions,
  type LintOptions,
  OPENSSL_VERSIONS,
  PROFILES,
  parseVersion,
  ROLES,
  SEVERITIES,
  type Severity,
  usualOpenSsl,
  type Version,
} from '../core';

export interface Settings {
  readonly targetVersion: string;
  readonly tls: { readonly profile: string; readonly openssl: string };
  readonly role: string;
  readonly rules: Readonly<Record<string, string>>;
  readonly lint: { readonly enable: boolean };
  readonly inlayHints: { readonly enable: boolean };
  readonly format: { readonly enable: boolean };
  readonly postconf: { readonly enable: boolean; readonly path: string };
}

/** The same as in package.json; a test compares them. */
export const DEFAULTS: Settings = {
  targetVersion: 'auto',
  tls: { profile: 'auto', openssl: 'auto' },
  role: 'auto',
  rules: {},
  lint: { enable: true },
  inlayHints: { enable: false },
  format: { enable: true },
  postconf: { enable: true, path: 'postconf' },
};

/** Takes what fits from anything an editor may send; the rest keeps its default. */
export function readSettings(value: unknown): Settings {
  const given = asObject(value);
  const tls = asObject(given.tls);
  const postconf = asObject(given.postconf);
  return {
    targetVersion: asString(given.targetVersion, DEFAULTS.targetVersion),
    tls: { profile: asString(tls.profile, DEFAULTS.tls.profile), openssl: asString(tls.openssl, DEFAULTS.tls.openssl) },
    role: asString(given.role, DEFAULTS.role),
    rules: Object.fromEntries(Object.entries(asObject(given.rules)).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    lint: { enable: asBoolean(asObject(given.lint).enable, DEFAULTS.lint.enable) },
    inlayHints: { enable: asBoolean(asObject(given.inlayHints).enable, DEFAULTS.inlayHints.enable) },
    format: { enable: asBoolean(asObject(given.format).enable, DEFAULTS.format.enable) },
    postconf: { enable: asBoolean(postconf.enable, DEFAULTS.postconf.enable), path: asString(postconf.path, DEFAULTS.postconf.path) },
  };
}

/** What the core is asked to assume. `localVersion`: that of the Postfix whose own configuration this is, where that is known. */
export function toLintOptions(settings: Settings, localVersion: Version | undefined): LintOptions {
  const target = parseVersion(settings.targetVersion) ?? localVersion ?? defaultOptions().target;
  const profile = PROFILES.find((each) => each === settings.tls.profile) ?? 'balanced';
  const openssl = OPENSSL_VERSIONS.find((each) => each === settings.tls.openssl) ?? usualOpenSsl(target);
  const role = ROLES.find((each) => each === settings.role) ?? 'auto';
  return { target, profile, openssl, role, severities: readSeverities(settings.rules) };
}

function readSeverities(given: Readonly<Record<string, string>>): Record<string, Severity | 'off'> {
  const known = [...SEVERITIES, 'off'] as const;
  const severities: Record<string, Severity | 'off'> = {};
  for (const [id, word] of Object.entries(given)) {
    const severity = known.find((each) => each === word);
    if (severity) severities[id] = severity;
  }
  return severities;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asString(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function asBoolean(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
