// The fix that adds words to the lists of excluded ciphers of some services. No rule.
import { messages } from '../messages';
import { type Fix, type Operation, replace, set, setOverride } from '../model/fix';
import type { LintOptions } from '../model/options';
import type { FileKind } from '../model/setting';
import { excludedCiphers } from '../tls/grades';
import { excludedBy } from '../tls/openssl/exclusions';
import type { Origin } from '../tls/origin';
import type { Speaker } from '../tls/posture/speakers';

/** Undefined where it cannot be written, or where some service would be left without suites. `file`: the finding's. */
export function exclusionFix(options: LintOptions, speakers: readonly Speaker[], words: readonly string[], file: FileKind): Fix | undefined {
  if (!speakers.every((speaker) => leavesSuites(speaker, words, options))) return undefined;
  const lists = new Map<unknown, Origin>();
  for (const { choice } of speakers) {
    // The first list counts at every level.
    const [list] = choice.exclusions;
    if (!list || list.setting?.value.includes('$')) return undefined;
    lists.set(list.setting ?? list.parameter, list);
  }
  const additions = [...lists.values()].flatMap((list) => addition(list, words, file) ?? []);
  if (additions.length === 0) return undefined;
  const changed = [...lists.values()].filter(({ setting }) => !setting?.override).map(({ parameter }) => parameter);
  const [first] = lists.values();
  return {
    title: messages.excludeFix(words, first?.parameter ?? ''),
    safe: false,
    changes: [...new Set(changed)],
    operations: additions,
  };
}

/** Every kind of certificate that could be used can be used still. Nobody has one with a DSS key, though clients offer to take it. */
function leavesSuites({ posture }: Speaker, words: readonly string[], { openssl }: LintOptions): boolean {
  const left = posture.ciphers.filter((suite) => !words.some((word) => excludedBy(word, openssl).has(suite)));
  const kinds = posture.ciphers.map(({ authentication }) => authentication).filter((each) => each === 'RSA' || each === 'ECDSA');
  return left.length > 0 && kinds.every((kind) => left.some(({ authentication }) => authentication === kind));
}

function addition({ parameter, setting, value }: Origin, words: readonly string[], file: FileKind): Operation | undefined {
  const present = excludedCiphers(value).map(({ text }) => text);
  const missing = words.filter((word) => !present.includes(word));
  if (missing.length === 0) return undefined;
  if (!setting) return set(parameter, missing.join(', '));
  const separator = value.includes(':') && !/[\s,]/.test(value) ? ':' : setting.override ? ',' : value.includes(',') || !value.includes(' ') ? ', ' : ' ';
  if (value === '') return setting.override ? setOverride(setting.span, setting.name, missing.join(',')) : set(setting.name, missing.join(', '));
  // At the end, so that a list over several lines stays one.
  if (setting.file === file) return replace(setting.spanIn(value.length, value.length), missing.map((word) => separator + word).join(''));
  const whole = [value, ...missing].join(separator);
  return setting.override ? setOverride(setting.span, setting.name, whole) : set(setting.name, whole);
}
