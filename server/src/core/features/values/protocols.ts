// Lists of TLS versions: operators and names, and which versions a whole list leaves.
import { vocabulary } from '../../catalogue/parameters';
import { atLeast, type Version } from '../../catalogue/version';
import { messages } from '../../messages';
import { parseProtocols, spokenProtocols } from '../../tls/protocols';
import { code } from '../markdown';
import { type Candidate, plain, type ValueModule } from './valueModule';

const text = messages.hover.tlsValues;
const OLD_LIST = '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1';
const BOUNDS = ['>=TLSv1.2', '>=TLSv1.3', '>=TLSv1.1', '>=TLSv1', '<=TLSv1.3', '<=TLSv1.2'];

export const protocols: ValueModule = {
  topics: ['tls-protocols', 'tls-protocol-operators'],
  describeWhole: (value, { parameter: { name }, analysis: { options } }) => {
    const list = parseProtocols(value, options.target);
    const bad = list.tokens.find(({ valid }) => !valid);
    if (bad) return text.listRefused(code(bad.text));
    const left = spokenProtocols(list, { side: /^(?:smtp|lmtp)_/.test(name) ? 'client' : 'server' });
    return left.length === 0 ? text.noVersion : text.versionsLeft(left.map((each) => messages.posture.protocol(each)).join(', '));
  },
  complete: ({ analysis }, isFirst) => completeProtocols(analysis.options.target, isFirst),
};

/** The floor that most want first; then the parts of a list. */
function completeProtocols(target: Version, isFirst: boolean): Candidate[] {
  const versions = vocabulary('tls-protocols').values.map((each) => each.value);
  const excluded = versions.filter((version) => /^(?:SSL|TLSv1$|TLSv1\.1$)/.test(version)).map((version) => plain(`!${version}`));
  if (!atLeast(target, '3.6')) return [...(isFirst ? [{ value: OLD_LIST, recommended: true }] : []), ...excluded];
  const bounds = BOUNDS.map((value, index): Candidate => (index === 0 && isFirst ? { value, recommended: true } : { value }));
  return [...bounds, ...(isFirst ? [{ value: OLD_LIST, detail: messages.completion.oldSyntax }] : []), ...excluded];
}
