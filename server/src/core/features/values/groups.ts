// Lists of key exchange groups (curves): what each is, and what OpenSSL makes of a whole list.
import { valueMeaning } from '../../catalogue/prose';
import { messages } from '../../messages';
import { parseGroups } from '../../tls/groups';
import { defaultGroups, groupNamed, isPostQuantum } from '../../tls/openssl/namedGroups';
import { code, codes } from '../markdown';
import { named, plain, type ValueModule } from './valueModule';

const text = messages.hover.tlsValues;
const USUAL = ['X25519', 'prime256v1', 'secp384r1', 'secp521r1', 'X448', 'X25519MLKEM768', 'ffdhe2048', 'ffdhe3072'];

export const groups: ValueModule = {
  topics: ['tls-groups'],
  describe: (word, { analysis }) => {
    const { openssl } = analysis.options;
    const name = bare(word);
    if (isDefault(name) || name === '') return undefined;
    const group = groupNamed(name, openssl);
    if (group === undefined) return named(word, text.unknownGroup(openssl));
    return group === name ? undefined : named(word, text.groupAlias(code(group)));
  },
  describeWhole: (value, { analysis: { options } }) => {
    const words = parseGroups(value, options.target).flatMap(({ text: word }) => word.split('/').map(bare));
    const known = words.flatMap((word) => (isDefault(word) ? defaultGroups(options.openssl) : (groupNamed(word, options.openssl) ?? [])));
    const order = [...new Set(known)];
    if (order.length === 0) return text.noGroup(options.openssl);
    const quantum = order.filter(isPostQuantum);
    return [text.groupOrder(options.openssl, codes(order)), quantum.length > 0 ? text.postQuantum(codes(quantum)) : text.noPostQuantum].join(' ');
  },
  complete: () => USUAL.filter((name) => valueMeaning('tls-groups', name)).map(plain),
};

/** OpenSSL 3.5: `?` lets unknown names pass, `*` asks for a key share, `-` takes a group out. */
function bare(word: string): string {
  return word.replace(/^[?*]+/, '');
}

function isDefault(word: string): boolean {
  return word.toUpperCase() === 'DEFAULT';
}
