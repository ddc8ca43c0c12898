// Words in lists of exclusions that take no suite away. Only suites that Postfix can use count: it has no passwords for PSK and SRP.

import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, removeSetting, removeWord, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import type { Word } from '../syntax/words';
import { excludedCiphers, gradeOf, gradeParameter, isExcludeOperator } from '../tls/grades';
import { EXCLUDE_PARAMETERS, repeatsOneOf } from '../tls/names';
import { excludedBy } from '../tls/openssl/exclusions';
import { selectCiphers } from '../tls/openssl/library';
import type { CipherSuite } from '../tls/openssl/suite';
import { origin } from '../tls/origin';
import { tlsSpeakers } from '../tls/posture/speakers';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';
import { isCertain } from './weakSuites';

const text = messages.rules['cipher-exclude-noop'];

/** Words for what builds with weak ciphers have. Postfix's own lists leave it out from 3.8 on. */
const WEAK = /RC[245]|DES|SEED|IDEA|MD5|LOW|MEDIUM|EXP/i;

export const cipherExcludeNoop: Rule = {
  id: 'cipher-exclude-noop',
  summary: text.summary,
  category: 'style',
  severity: 'hint',
  sources: ['https://www.postfix.org/postconf.5.html#smtpd_tls_exclude_ciphers', 'OpenSSL: ciphers(1)', 'Postfix: RELEASE_NOTES-3.8'],
  *checkConfiguration(configuration, options) {
    if (isTemplated(configuration, 'main') || isTemplated(configuration, 'master')) return;
    if (tlsSpeakers(configuration, options).length === 0) return;
    for (const name of EXCLUDE_PARAMETERS) {
      const setting = configuration.setting(name);
      if (setting) yield* judge(setting, configuration, options, undefined);
    }
    for (const service of configuration.services) {
      for (const setting of service.overrides) {
        if (EXCLUDE_PARAMETERS.includes(setting.name) && service.override(setting.name) === setting) yield* judge(setting, configuration, options, service);
      }
    }
  },
};

function* judge(setting: Setting, configuration: Configuration, options: LintOptions, service: ServiceEntry | undefined): Iterable<PlacedFinding> {
  const { name, value } = setting;
  const words = excludedCiphers(value);
  if (!isCertain(value) || repeatsOneOf(value, EXCLUDE_PARAMETERS) || words.some(isExcludeOperator)) return;
  const lists = listsFor(name, configuration, options, service);
  if (!lists) return;
  // Other words may take the anonymous suites away by chance; who writes aNULL means it, and other rules ask for it.
  const useless = uselessWords(words, lists, options).filter(({ text: word }) => word !== 'aNULL' && !isNeededElsewhere(word, options));
  if (useless.length === 0) return;
  const names = useless.map((word) => word.text);
  const fix = options.profile === 'guide' ? undefined : removal(setting, words, useless, configuration, options);
  const first = useless[0] as Word;
  const span = useless.length === 1 ? setting.spanIn(first.start, first.end) : placeOf(setting).span;
  yield { file: setting.file, span, message: text.noop(name, names, options.openssl), ...(fix && { fixes: [fix] }), tag: 'unnecessary' };
}

/** What the grades stand for that may be combined with the list; undefined where somebody wrote one that cannot be read. */
function listsFor(name: string, configuration: Configuration, options: LintOptions, service: ServiceEntry | undefined): readonly string[] | undefined {
  const prefix = name.slice(0, name.indexOf('_tls_'));
  const users = tlsSpeakers(configuration, options).flatMap(({ choice }) => (choice.grade.parameter.startsWith(prefix) && choice.list ? [choice.list] : []));
  const usual = (['high', 'medium'] as const).map((grade) => origin(configuration, gradeParameter(grade, options.target), service));
  const asked = ['ciphers', 'mandatory_ciphers'].flatMap((each) => {
    const grade = gradeOf(configuration.effective(`${prefix}_tls_${each}`, service).value);
    return grade ? [origin(configuration, gradeParameter(grade, options.target), service)] : [];
  });
  const lists = [...new Set([...users, ...usual, ...asked].map(({ value }) => value))];
  return lists.every(isCertain) ? lists : undefined;
}

/** One after the other, those first that take least away, so that of two words for the same the wider one stays. */
function uselessWords(words: readonly Word[], lists: readonly string[], { openssl }: LintOptions): readonly Word[] {
  const listed = new Set(lists.flatMap((list) => selectCiphers(list, openssl).suites.filter(isUsable)));
  const taken = new Map(words.map((word) => [word, [...excludedBy(word.text, openssl)].filter((suite) => listed.has(suite))]));
  const takenBy = (word: Word): readonly CipherSuite[] => taken.get(word) ?? [];
  const order = [...words].sort((a, b) => takenBy(a).length - takenBy(b).length || b.start - a.start);
  let kept = [...words];
  for (const word of order) {
    const rest = kept.filter((each) => each !== word);
    if (takenBy(word).every((suite) => rest.some((each) => takenBy(each).includes(suite)))) kept = rest;
  }
  return words.filter((word) => !kept.includes(word));
}

function isUsable({ authentication, keyExchange }: CipherSuite): boolean {
  return ['None', 'RSA', 'ECDSA'].includes(authentication) && ['ECDH', 'DH', 'RSA'].includes(keyExchange);
}

/** A build of OpenSSL 1.1.1 may have what our table of it has not. */
function isNeededElsewhere(word: string, { target, openssl }: LintOptions): boolean {
  return openssl === '1.1.1' && !atLeast(target, '3.8') && WEAK.test(word);
}

/** Safe where no build of OpenSSL can be meant that has more ciphers than ours. */
function removal(setting: Setting, words: readonly Word[], useless: readonly Word[], configuration: Configuration, { target }: LintOptions): Fix {
  const { name, override } = setting;
  const isWhole = useless.length === words.length;
  const isFree = !override && configuration.settingsNamed(name).length === 1 && configuration.defaultOf(name) === '';
  const whole = isFree ? removeSetting(setting.span) : replaceValue(setting.valueSpan, '');
  return {
    title: text.remove(useless.map((word) => word.text)),
    safe: atLeast(target, '3.8') || !useless.some((word) => WEAK.test(word.text)),
    preferred: true,
    changes: override ? [] : [name],
    operations: isWhole ? [whole] : useless.map((word) => removeWord(setting.spanIn(word.start, word.end))),
  };
}
