// What the rules about weak suites share: who speaks them, which setting decides that, and what is said about it. No rule.
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import type { LintOptions, Profile } from '../model/options';
import { clientLevel, serverLevel } from '../tls/levels';
import type { CipherSuite } from '../tls/openssl/suite';
import { type Speaker, tlsSpeakers } from '../tls/posture/speakers';
import { exclusionFix } from './exclusionFix';
import { placeOf } from './place';
import type { PlacedFinding, Rule, SeverityByProfile } from './rule';
import { hasPlaceholder, isTemplated } from './templates';

export type Side = Speaker['user']['side'];

/** The suites of one side that a rule is against. */
export interface WeakUse {
  readonly side: Side;
  readonly speakers: readonly Speaker[];
  /** Those of the service that has most of them. */
  readonly suites: readonly CipherSuite[];
  /** The setting that decides. */
  readonly setting: Setting;
  /** Nobody wrote anything but the level that switches TLS on. */
  readonly isDefault: boolean;
}

/** Profiles that speak of what Postfix's defaults let in; elsewhere the mark of the posture says it. */
const STRICT: readonly Profile[] = ['bsi', 'ncsc-nl', 'mozilla-intermediate'];

/**
 * What one side speaks of the suites that a test picks; undefined where that is nothing, or where nobody can be blamed. `cause`: a setting that
 * matters besides the lists.
 */
export function weakUse(
  configuration: Configuration,
  options: LintOptions,
  side: Side,
  test: (suite: CipherSuite) => boolean,
  cause: (speaker: Speaker) => Setting | undefined = () => undefined,
): WeakUse | undefined {
  const isStrict = STRICT.includes(options.profile);
  const found = judgedSpeakers(configuration, options).flatMap((speaker) => {
    const suites = speaker.user.side === side ? speaker.suites.filter(test) : [];
    const written = suites.length > 0 ? writtenSetting(speaker, cause(speaker)) : undefined;
    return suites.length > 0 && (written || isStrict) ? [{ speaker, suites, written }] : [];
  });
  const most = found.reduce<(typeof found)[number] | undefined>((a, b) => (a && a.suites.length >= b.suites.length ? a : b), undefined);
  const written = found.find((each) => each.written)?.written;
  const setting = written ?? (most && levelSetting(configuration, most.speaker));
  if (!most || !setting) return undefined;
  return { side, speakers: found.map(({ speaker }) => speaker), suites: most.suites, setting, isDefault: !written };
}

/** Services that others reach and of which everything is known. Of a template, parts stand there for one case only. */
export function judgedSpeakers(configuration: Configuration, options: LintOptions): readonly Speaker[] {
  return configuration.remember(`judged TLS speakers, ${options.role}, ${options.openssl}`, () => {
    if (isTemplated(configuration, 'main') || isTemplated(configuration, 'master')) return [];
    const isKnown = ({ posture }: Speaker): boolean => !posture.broken && posture.reasons.every(({ value }) => isCertain(value));
    return tlsSpeakers(configuration, options).filter((each) => each.isHeard && isKnown(each));
  });
}

export const isCertain = (value: string): boolean => !value.includes('$') && !hasPlaceholder(value);

/** The list of exclusions, else another cause, else what the grade stands for, else the grade. */
function writtenSetting({ choice }: Speaker, cause: Setting | undefined): Setting | undefined {
  const excluded = choice.exclusions.find(({ setting }) => setting)?.setting;
  return excluded ?? cause ?? choice.list?.setting ?? choice.grade.setting;
}

/** The default level of Postfix 3.11 follows compatibility_level. */
export function levelSetting(configuration: Configuration, { user }: Speaker): Setting | undefined {
  const { from } = user.side === 'server' ? serverLevel(configuration, user.service) : clientLevel(configuration, user.service, user.daemon);
  return from ?? configuration.setting('compatibility_level');
}

/** What the messages about services are made of. */
export function said(use: WeakUse): Parameters<typeof messages.suiteUse>[0] {
  const services = use.speakers.map(({ user, posture }) => ({ name: user.name, type: posture.type }));
  const { name, value } = use.setting;
  return { side: use.side, services, count: use.suites.length, example: use.suites[0]?.name ?? '', setting: name, value, isDefault: use.isDefault };
}

type WeaknessId = keyof typeof messages.weakSuites;

export interface Weakness extends Pick<Rule, 'severity' | 'sources'> {
  readonly id: WeaknessId;
  readonly isWeak: (suite: CipherSuite, options: LintOptions) => boolean;
  /** What to exclude, so that these suites go. */
  readonly words: (suites: readonly CipherSuite[], options: LintOptions) => readonly string[];
  /** Whether the fix is what most people want, and cuts nobody off that matters. */
  readonly isPlain?: (options: LintOptions) => boolean;
}

/** A rule about suites that one exclusion takes away: one finding for the servers, and one for the clients. */
export function weaknessRule({ id, severity, sources, isWeak, words, isPlain = () => true }: Weakness): Rule {
  const text = messages.weakSuites[id];
  return {
    id,
    summary: messages.rules[id].summary,
    category: 'strength',
    severity,
    sources,
    *checkConfiguration(configuration, options) {
      if (isOff(id, severity, options)) return;
      for (const side of ['server', 'client'] as const) {
        const use = weakUse(configuration, options, side, (suite) => isWeak(suite, options));
        if (!use) continue;
        const excluded = words(use.suites, options);
        yield finding(options, use, messages.suiteUse(said(use), text.what, text.why, text.todo(excluded)), excluded, isPlain(options));
      }
    },
  };
}

/** Of what nobody wrote, a profile informs at most. */
export function finding(options: LintOptions, use: WeakUse, message: string, words: readonly string[], preferred: boolean): PlacedFinding {
  const fix = exclusionFix(options, use.speakers, words, use.setting.file);
  return {
    ...placeOf(use.setting),
    message,
    ...(use.isDefault && { severity: 'information' as const }),
    ...(fix && { fixes: [{ ...fix, preferred }] }),
  };
}

/** Whether nothing that a rule finds is shown, so that it need not look. */
export function isOff(id: string, severity: SeverityByProfile, { profile, severities }: LintOptions): boolean {
  if (severities[id] !== undefined || typeof severity === 'string') return false;
  return (severity[profile] ?? severity.balanced) === 'off';
}
