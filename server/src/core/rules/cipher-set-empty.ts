// Lists of ciphers that leave nothing: OpenSSL refuses them ("no cipher match"), Postfix ends each session, and TLS 1.3 goes with the rest.
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { type Fix, removeSetting, removeWord } from '../model/fix';
import type { LintOptions, OpenSsl } from '../model/options';
import { excludedCiphers, isExcludeOperator } from '../tls/grades';
import { EXCLUDE_PARAMETERS } from '../tls/names';
import { selectCiphers } from '../tls/openssl/library';
import type { CipherChoice } from '../tls/posture/cipherChoice';
import { tlsSpeakers } from '../tls/posture/speakers';
import { placeOf } from './place';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';
import { isCertain } from './weakSuites';

const text = messages.rules['cipher-set-empty'];

export const cipherSetEmpty: Rule = {
  id: 'cipher-set-empty',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/tls/tls_misc.c, tls_set_ciphers()', 'OpenSSL: SSL_CTX_set_cipher_list(3)'],
  *checkConfiguration(configuration, options) {
    if (isTemplated(configuration, 'main') || isTemplated(configuration, 'master')) return;
    const blamed = new Map<Setting, { readonly choice: CipherChoice; readonly names: string[] }>();
    for (const { user, choice } of tlsSpeakers(configuration, options).filter((each) => each.posture.broken)) {
      const setting = choice.refusal === 'string' ? culprit(choice, options.openssl) : undefined;
      if (setting) blamed.set(setting, { choice, names: [...(blamed.get(setting)?.names ?? []), user.name] });
    }
    for (const [setting, { choice, names }] of blamed) yield finding(setting, choice, [...new Set(names)], options.openssl);
    yield* dormant(configuration, options, blamed);
  },
};

/** The setting without which something would be left; undefined where another build of OpenSSL may see it otherwise. */
function culprit({ list, exclusions }: CipherChoice, openssl: OpenSsl): Setting | undefined {
  if (!list || ![list, ...exclusions].every(({ value }) => isCertain(value))) return undefined;
  const isAlone = selectCiphers(list.value, openssl).refused;
  if (dependsOnBuild(list.value, !isAlone)) return undefined;
  if (isAlone) return list.setting;
  const written = exclusions.filter(({ setting, value }) => setting && value !== '');
  return (written.find(({ value }) => isRefused(list.value, value, openssl)) ?? written.at(-1))?.setting;
}

/** Names of suites that some builds have and others not, and the names of whole policies. */
const BUILD = /PROFILE|RC[245]|DES|SEED|IDEA|GOST|MAGMA|KUZNY|MD5|EXP|KRB5|LOW|SM4|(?<!a)NULL/i;

function dependsOnBuild(list: string, isMediumSure = true): boolean {
  const added = list.split(/[:,; ]+/).filter((element) => /^[A-Za-z0-9]/.test(element));
  return added.some((element) => BUILD.test(element) || (!isMediumSure && element.includes('MEDIUM')));
}

function isRefused(list: string, exclusions: string, openssl: OpenSsl): boolean {
  return selectCiphers([list, ...excludedCiphers(exclusions).map((word) => `!${word.text}`)].join(':'), openssl).refused;
}

function finding(setting: Setting, { list, grade, suites }: CipherChoice, services: readonly string[], openssl: OpenSsl): PlacedFinding {
  const { name, value, override } = setting;
  const isList = setting === list?.setting;
  const remove = { title: text.remove(name), safe: false, preferred: true, changes: override ? [] : [name], operations: [removeSetting(setting.span)] };
  const fixes = isList ? [remove] : removalOf(setting, list?.value ?? '', openssl);
  return { ...placeOf(setting), message: say(), fixes };

  function say(): string {
    if (suites.length > 0) return text.unreadable(name, value, services);
    if (!isList) return text.excluded(name, value, services, `the grade "${grade.value}"`);
    return (value.split(/[:,; ]+/).every((element) => element.startsWith('TLS_')) ? text.onlyNew : text.chosen)(name, value, services);
  }
}

/** Where one word alone is too much. */
function removalOf(setting: Setting, list: string, openssl: OpenSsl): readonly Fix[] {
  if (setting.value.includes('$')) return [];
  const words = excludedCiphers(setting.value);
  const tooMuch = words.filter((word) => isRefused(list, word.text, openssl));
  const [word] = tooMuch;
  if (!word || tooMuch.length > 1) return [];
  const operation = words.length === 1 ? removeSetting(setting.span) : removeWord(setting.spanIn(word.start, word.end));
  return [{ title: text.removeWord(word.text), safe: false, preferred: true, changes: setting.override ? [] : [setting.name], operations: [operation] }];
}

/** Lists of exclusions that no service uses now: they break the first one that does. */
function* dormant(configuration: Configuration, { openssl }: LintOptions, blamed: ReadonlyMap<Setting, unknown>): Iterable<PlacedFinding> {
  const lists = ['tls_high_cipherlist', 'tls_medium_cipherlist'].map((name) => configuration.effective(name).value);
  if (!lists.every((list) => isCertain(list) && !dependsOnBuild(list) && !selectCiphers(list, openssl).refused)) return;
  for (const name of EXCLUDE_PARAMETERS) {
    const setting = configuration.setting(name);
    if (!setting || blamed.has(setting)) continue;
    const { value } = configuration.effective(name);
    if (!isCertain(value) || excludedCiphers(value).some(isExcludeOperator) || !lists.every((list) => isRefused(list, value, openssl))) continue;
    yield {
      ...placeOf(setting),
      severity: 'warning',
      message: text.excluded(name, value, [], 'every grade'),
      fixes: removalOf(setting, lists[0] ?? '', openssl),
    };
  }
}
