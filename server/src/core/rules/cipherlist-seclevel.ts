// `@SECLEVEL=n` in a cipher list: Postfix asks OpenSSL for level 0, and a list that says otherwise decides about certificates and versions too.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { removeSetting, replace } from '../model/fix';
import type { OpenSsl } from '../model/options';
import { type Speaker, tlsSpeakers } from '../tls/posture/speakers';
import type { PlacedFinding, Rule } from './rule';
import { hasPlaceholder, isTemplated } from './templates';

const text = messages.rules['cipherlist-seclevel'];
const COMMAND = /([:,; ]*)@SECLEVEL=([0-5])(?![0-9])/g;

export const cipherlistSeclevel: Rule = {
  id: 'cipherlist-seclevel',
  summary: text.summary,
  category: 'interaction',
  severity: { balanced: 'information', compatible: 'hint' },
  sources: ['OpenSSL: SSL_CTX_set_security_level(3)', 'Postfix: src/tls/tls_misc.c, src/tls/tls_client.c'],
  *checkConfiguration(configuration, options) {
    if (isTemplated(configuration, 'main')) return;
    const lists = new Map<Setting, Speaker[]>();
    for (const speaker of tlsSpeakers(configuration, options)) {
      const setting = speaker.choice.list?.setting;
      if (setting?.value.includes('@SECLEVEL=') && !speaker.choice.refusal) lists.set(setting, [...(lists.get(setting) ?? []), speaker]);
    }
    for (const [setting, speakers] of lists) {
      const found = [...setting.value.matchAll(COMMAND)];
      const [command] = found;
      // Of several the last one counts, which is a riddle of another kind.
      if (command && found.length === 1 && !hasPlaceholder(setting.value)) yield finding(setting, command, speakers, options.openssl);
    }
  },
};

function finding(setting: Setting, command: RegExpMatchArray, speakers: readonly Speaker[], openssl: OpenSsl): PlacedFinding {
  const { name, value, override } = setting;
  const [whole, separator, digit] = command as unknown as [string, string, string];
  const level = Number(digit);
  const from = command.index ?? 0;
  const isFirst = from === 0;
  // At the beginning the separator behind it goes along.
  const end = from + whole.length + (isFirst ? (/^[:,; ]*/.exec(value.slice(whole.length))?.[0].length ?? 0) : 0);
  const operation = end - from === value.length ? removeSetting(setting.span) : replace(setting.spanIn(from, end), '');
  const fix = { safe: level === 0 && end - from < value.length, preferred: true, changes: override ? [] : [name], operations: [operation] };
  const place = { file: setting.file, span: setting.spanIn(from + separator.length, from + whole.length) };
  if (level === 0) return { ...place, severity: 'hint', message: text.none(name), fixes: [{ ...fix, title: text.removeNoop }], tag: 'unnecessary' };
  const sides = (['server', 'client'] as const).flatMap((side) => {
    const users = speakers.filter(({ user }) => user.side === side).map(({ user, posture }) => ({ name: user.name, type: posture.type }));
    return users.length > 0 ? [messages.servicesSaid(side, users)] : [];
  });
  return { ...place, message: text.level(name, level, sides.join(', '), cuts(level, openssl)), fixes: [{ ...fix, title: text.remove(level) }] };
}

function cuts(level: number, openssl: OpenSsl): readonly string[] {
  const { anonymous, old, keys, staticRsa, everything } = text.cuts;
  if (level >= 4) return [everything];
  return [anonymous, ...(openssl === '1.1.1' ? [] : [old]), keys([0, 1024, 2048, 3072][level] ?? 0), ...(level === 3 ? [staticRsa] : [])];
}
