// Masks of OpenSSL's options: hexadecimal numbers in the place of names.
import { messages } from '../../messages';
import { managedBits, parseSslOptions, wordsOf } from '../../tls/sslOptions';
import { codes } from '../markdown';
import { named, type ValueModule } from './valueModule';

const text = messages.hover.tlsValues;

export const optionMasks: ValueModule = {
  describe: (word, { analysis }) => {
    const [option] = parseSslOptions(word);
    if (!option?.isMask || option.bits === undefined) return undefined;
    const used = managedBits(option.bits, analysis.options.openssl)?.rest ?? option.bits;
    const { names, rest } = wordsOf(used);
    const others = rest === 0n ? [] : [text.otherBits(`0x${rest.toString(16)}`)];
    const managed = used === option.bits ? [] : [text.managedBits];
    return named(word, [names.length > 0 ? text.maskOf(codes(names)) : text.maskOfNothing, ...others, ...managed].join(' '));
  },
};
