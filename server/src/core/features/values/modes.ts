// Permissions of files, as octal numbers.
import { messages } from '../../messages';
import { named, plain, type ValueModule } from './valueModule';

const text = messages.hover.valueWords;

export const modes: ValueModule = {
  describe: (word) => {
    const digits = /^0?([0-7])([0-7])([0-7])$/.exec(word)?.slice(1).map(Number);
    const [owner = '', group = '', others = ''] = (digits ?? []).map((digit) => text.modes[digit] ?? '');
    return named(word, digits && text.mode(owner, group, others));
  },
  complete: () => ['0600', '0640', '0644'].map(plain),
};
