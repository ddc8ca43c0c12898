// Texts that are sent or written with names filled in: banners, footers and replies, reply texts, names of files by time.

import { valueMeaning } from '../../catalogue/prose';
import { accessAction, accessActions } from '../../catalogue/restrictions';
import { messages } from '../../messages';
import { code } from '../markdown';
import { describeMacros } from './expressions';
import { describeReplyCode } from './quantities';
import { named, plain, type ValueModule } from './valueModule';

const text = messages.hover.templates;

export const templates: ValueModule = {
  describeWhole: (value, { parameter: { name, rawExpansion } }) => {
    const said = (text.texts[name] ?? text.filledIn)(code(value));
    return rawExpansion ? [text.later, describeMacros(name, value)].filter((part) => part !== '').join('\n\n') : said;
  },
};

export const replyTexts: ValueModule = { describeWhole: (value) => text.reply(code(value)) };

/** What an access table may answer: a word, or a reply with its code. */
export const actions: ValueModule = {
  describe: (word) => named(word, valueMeaning('access-actions', accessAction(word)?.action ?? word)),
  describeWhole: (value, { parameter }) => {
    const [, digits, words = ''] = /^([245]\d\d)\b\s*(.*)$/s.exec(value) ?? [];
    return digits === undefined ? undefined : [describeReplyCode(parameter.name, digits), words === '' ? '' : text.reply(code(words))].join(' ').trim();
  },
  complete: ({ analysis }) => accessActions(analysis.options.target).map(({ action }) => plain(action)),
};

/** The conversions of strftime(3) that anybody writes into the name of a file. */
export const timeFormats: ValueModule = {
  describeWhole: (value) => {
    const parts = [...value.matchAll(/%(.)/gs)].map(([written, letter = '']) => named(written, text.conversions[letter]) ?? code(written));
    return parts.length === 0 ? undefined : parts.join(', ');
  },
};
