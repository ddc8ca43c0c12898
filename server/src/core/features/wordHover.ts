// What a word of a value means, what the whole value comes to, and what the `$name`s in it stand for.
import type { Analysis } from '../analysis';
import type { ServiceEntry } from '../model/configuration';
import { isRaw } from '../model/expansion';
import { hasPlaceholder } from './defaults';
import type { Place } from './locate';
import { readAs } from './uses';
import { describeValue, describeWhole } from './values';
import { describeReferences } from './values/expressions';

/** Markdown about a word that stands, or may come to stand, in a parameter's value; `before` is the word before it. */
export function describeWordHere(analysis: Analysis, name: string, word: string, before: string, service?: ServiceEntry): string | undefined {
  const parameter = readAs(analysis, name);
  return parameter && describeValue(word, { analysis, parameter, before, service });
}

/** The same about a word that is written, with what it does together with the others. */
export function describeWritten(analysis: Analysis, { setting, service, word, before }: Extract<Place, { kind: 'word' }>): string | undefined {
  const parameter = readAs(analysis, setting.name);
  const owner = { analysis, name: setting.name, service };
  const expand = (written: string): string => {
    const value = isRaw(setting.name) ? written : analysis.configuration.expand(written, service);
    return hasPlaceholder(value) ? written : value;
  };
  const place = parameter && { analysis, parameter, before, service };
  const said = [
    place && describeValue(oneWord(expand(word)) ?? word, place),
    place && describeWhole(expand(setting.value), place),
    describeReferences(word, owner),
  ];
  const parts = said.filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** A reference may bring in a whole list: that is no word. */
function oneWord(expanded: string): string | undefined {
  return expanded === '' || (/[\s,]/.test(expanded) && !expanded.includes('{')) ? undefined : expanded;
}
