// A list of curves of which OpenSSL knows none. Up to 3.7 OpenSSL's own choice counts then; from 3.8 on the list of finite-field groups is joined to
// it, and what is left of both may have no curve (tls_dh.c).
import { atLeast } from '../catalogue/version';
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { removeSetting } from '../model/fix';
import type { LintOptions } from '../model/options';
import { colonSeparates, includesDefault, parseGroups } from '../tls/groups';
import { groupNamed, isCurve } from '../tls/openssl/namedGroups';
import { type Speaker, tlsSpeakers } from '../tls/posture/speakers';
import { placeOf } from './place';
import type { Rule } from './rule';
import { isTemplated } from './templates';
import { isCertain } from './weakSuites';

const text = messages.rules['curves-no-ec-group'];

/** Names that some OpenSSL has a group for, though we do not know it, or that some spelling rule of a version decides about. */
const MAY_BE_KNOWN = /^[?*/]*(?:sect|secp|prime|brainpool|wap|c2|[PBK]-|X?25519|X?448|SM2|curveSM2|ffdhe|p\d+_|GC)|kyber|mlkem|frodo|ntru/i;

export const curvesNoEcGroup: Rule = {
  id: 'curves-no-ec-group',
  summary: text.summary,
  category: 'validity',
  severity: { balanced: 'error', compatible: 'warning' },
  sources: ['Postfix: src/tls/tls_dh.c, tls_auto_groups()', 'https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves'],
  *checkConfiguration(configuration, options) {
    if (isTemplated(configuration, 'main')) return;
    const users = new Map<Setting, Speaker[]>();
    for (const speaker of tlsSpeakers(configuration, options)) {
      const { value, setting } = configuration.effective('tls_eecdh_auto_curves', speaker.service);
      if (setting && namesNothing(value, options)) users.set(setting, [...(users.get(setting) ?? []), speaker]);
    }
    for (const [setting, speakers] of users) {
      const { value } = configuration.effective('tls_eecdh_auto_curves', speakers[0]?.service);
      const lost = speakers.filter(({ posture }) => !posture.groups.some(isCurve));
      const names = [...new Set(lost.map(({ user }) => user.name))].join(', ');
      const operations = [removeSetting(setting.span)];
      yield {
        ...placeOf(setting),
        ...(lost.length === 0 && { severity: 'warning' as const }),
        message: lost.length > 0 ? text.lost(value, names, lost[0]?.posture.groups ?? []) : text.ignored(value),
        fixes: [{ title: text.remove, safe: false, preferred: true, changes: setting.override ? [] : [setting.name], operations }],
      };
    }
  },
};

/** A list that colons join is the business of `curves-list-syntax`. */
function namesNothing(value: string, { target, openssl }: LintOptions): boolean {
  if (!isCertain(value) || (!colonSeparates(target) && value.includes(':'))) return false;
  const groups = parseGroups(value, target);
  if (groups.length === 0 || includesDefault(groups)) return false;
  const isUnknown = (word: string): boolean => groupNamed(word.replace(/^[?*/]+/, ''), openssl) === undefined && !MAY_BE_KNOWN.test(word);
  // In 1.1.1 and up to Postfix 3.9 capitals count.
  const strict = !atLeast(target, '3.10') || openssl === '1.1.1';
  return groups.every((group) => !group.isCommon && (isUnknown(group.text) || (strict && /^(?:x25519|x448)$/.test(group.text) && !group.isCommon)));
}
