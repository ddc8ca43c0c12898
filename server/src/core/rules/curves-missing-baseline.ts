// A list of groups without the two that every TLS implementation has: X25519 and P-256 (RFC 9325, 4.2.1).
import { messages } from '../messages';
import { removeSetting, replaceValue } from '../model/fix';
import { colonSeparates, includesDefault, parseGroups } from '../tls/groups';
import type { Rule } from './rule';

const text = messages.rules['curves-missing-baseline'];

export const curvesMissingBaseline: Rule = {
  id: 'curves-missing-baseline',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'warning', compatible: 'information' },
  sources: ['https://www.rfc-editor.org/rfc/rfc9325#section-4.2.1', 'https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves'],
  parameters: ['tls_eecdh_auto_curves'],
  *checkAssignment({ name, value, literal, assignment, isOverride, options, at }) {
    const groups = parseGroups(value, options.target);
    // Of a list without one known group another rule speaks, and of colons that separate nothing.
    if (!groups.some(({ isCommon }) => isCommon) || includesDefault(groups)) return;
    if (!colonSeparates(options.target) && value.includes(':')) return;
    const wanted = options.profile === 'bsi' ? ['prime256v1'] : ['X25519', 'prime256v1'];
    const missing = wanted.filter((each) => !groups.some(({ group }) => group === each));
    if (missing.length === 0) return;
    const changes = isOverride ? [] : [name];
    const kept = groups.map((each) => each.text);
    const list = missing.includes('X25519') ? [...missing, ...kept] : behindX25519(kept, missing);
    const keepsList = options.profile === 'guide' || options.profile === 'bsi';
    const add = { title: text.add(missing.join(', ')), safe: false, changes, operations: [replaceValue(assignment.valueSpan, list.join(' '))] };
    const remove = { title: text.remove, safe: false, changes, operations: [removeSetting(assignment.nameSpan)] };
    yield {
      span: at(0, value.length),
      message: text.missing(missing.join(', ')),
      fixes: [{ ...remove, preferred: !keepsList }, ...(literal ? [{ ...add, preferred: keepsList }] : [])],
    };
  },
};

function behindX25519(list: readonly string[], missing: readonly string[]): string[] {
  const at = list.findIndex((word) => /^[?*]*x25519$/i.test(word)) + 1;
  return [...list.slice(0, at), ...missing, ...list.slice(at)];
}
