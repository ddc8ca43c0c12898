// Who picks the suite where some are better than others: internet.nl wants the server to. The other way round, `yes` with suites that no
// certificate belongs to, is the business of `cipher-anon-server`.
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import { type Fix, set, setOverride } from '../model/fix';
import type { LintOptions } from '../model/options';
import type { CipherSuite } from '../tls/openssl/suite';
import { origin } from '../tls/origin';
import type { Speaker } from '../tls/posture/speakers';
import { exclusionFix } from './exclusionFix';
import { placeOf } from './place';
import type { Rule } from './rule';
import { isOff, judgedSpeakers, levelSetting } from './weakSuites';

const text = messages.rules['preempt-cipherlist'];
const PARAMETER = 'tls_preempt_cipherlist';
const SEVERITY = { balanced: 'off', 'ncsc-nl': 'warning' } as const;

export const preemptCipherlist: Rule = {
  id: 'preempt-cipherlist',
  summary: text.summary,
  category: 'strength',
  severity: SEVERITY,
  sources: [
    'internet.nl: test of the cipher order',
    'NCSC-NL, IT Security Guidelines for TLS (2025-05)',
    'https://www.postfix.org/postconf.5.html#tls_preempt_cipherlist',
  ],
  *checkConfiguration(configuration, options) {
    if (isOff('preempt-cipherlist', SEVERITY, options)) return;
    const speakers = judgedSpeakers(configuration, options).filter(({ user, posture, suites }) => {
      return user.side === 'server' && !posture.prefersOwnOrder && suites.some(isGood) && !suites.every(isGood);
    });
    const [first] = speakers;
    if (!first) return;
    const written = origin(configuration, PARAMETER, first.service).setting;
    const setting = written ?? levelSetting(configuration, first);
    if (!setting) return;
    const weak = first.suites.filter((suite) => !isGood(suite));
    const services = speakers.map(({ user, posture }) => ({ name: user.name, type: posture.type }));
    yield {
      ...placeOf(setting),
      message: text.client(services, weak.length, weak[0]?.name ?? ''),
      ...(!written && { severity: 'information' as const }),
      fixes: fixesOf(options, speakers, setting.file),
    };
  },
};

function isGood({ keyExchange, authentication, mac, encryption }: CipherSuite): boolean {
  return keyExchange === 'ECDH' && authentication !== 'None' && mac === 'AEAD' && encryption !== 'ARIAGCM' && encryption !== 'AESCCM8';
}

/** Suites without a certificate would come first, so they go at the same time. */
function fixesOf(options: LintOptions, speakers: readonly Speaker[], file: FileKind): readonly Fix[] {
  const overrides = new Set(speakers.flatMap(({ service }) => service?.override(PARAMETER) ?? []));
  const operations = [...overrides].map(({ span }) => setOverride(span, PARAMETER, 'yes'));
  const isMain = speakers.some(({ service }) => !service?.override(PARAMETER));
  const anonymous = speakers.filter(({ posture }) => posture.ciphers.some(({ authentication }) => authentication === 'None'));
  const exclusion = anonymous.length > 0 ? exclusionFix(options, anonymous, ['aNULL'], file) : undefined;
  if (anonymous.length > 0 && !exclusion) return [];
  const fix = {
    title: exclusion ? text.useAndExclude : text.use,
    safe: false,
    preferred: true,
    changes: [...(isMain ? [PARAMETER] : []), ...(exclusion?.changes ?? [])],
    operations: [...(isMain ? [set(PARAMETER, 'yes')] : []), ...operations, ...(exclusion?.operations ?? [])],
  };
  return [fix];
}
