// server/facts/enums.json: checks it, and gives the ids in it as TypeScript types, so that a misspelt id does not compile.
import { header } from './facts.mjs';

const TABLE = 'enums.json';

const SECTIONS = new Set(['valueTypes', 'parameterCategories', 'vocabularies', 'addressClasses', 'mutuallyExclusiveDomainLists', 'softBounce', 'debugLevels']);

const VALUE_TYPE_FIELDS = new Set('list separators syntax elements values caseSensitive vocabulary attributes defaultUnit limits'.split(' '));

const VOCABULARY_FIELDS = new Set(
  [
    'parameters multiple caseSensitive values implies documentedValues undocumentedValues unknownValues alsoLookupResultOf alsoLookupResult',
    'pseudoKeywords numericLevels aliases alternateForm availability emptyAllowed caveat strongestFirst mandatoryLevels opportunisticLevels',
    'downgraded unsupported ignoredSince separators separator syntax limitNames versions options buildDependent default open effects backports',
    'otherValues usedByType rule position usedIn origin',
  ].flatMap((line) => line.split(' ')),
);

const WORD_FIELDS = new Set(['value', 'since', 'backports', 'note', 'documented']);

/** Complains about everything in the table that has no known meaning. */
export function checkEnums({ enums, parameters }, complaints) {
  const names = new Set(parameters.map(({ name }) => name));
  complaints.fields(TABLE, 'the table', enums, SECTIONS);
  for (const [id, type] of Object.entries(enums.valueTypes)) complaints.fields(TABLE, `value type ${id}`, type, VALUE_TYPE_FIELDS);
  for (const [id, vocabulary] of Object.entries(enums.vocabularies)) {
    const label = `vocabulary ${id}`;
    complaints.fields(TABLE, label, vocabulary, VOCABULARY_FIELDS);
    for (const name of vocabulary.parameters) {
      if (!names.has(name)) complaints.add(TABLE, label, `it names "${name}", which is not in parameters.json`, 'Correct the name');
    }
    checkWords(vocabulary.values, label, complaints);
  }
}

function checkWords(words, label, complaints) {
  for (const word of words) {
    complaints.fields(TABLE, `${label}, ${word.value}`, word, WORD_FIELDS);
    for (const release of [word.since ?? [], word.backports ?? []].flat()) complaints.version(TABLE, `${label}, ${word.value}`, 'release', release);
  }
  if (new Set(words.map(({ value }) => value)).size !== words.length) complaints.add(TABLE, label, 'a word stands in it twice', 'Remove one');
}

/** The text of generated/ids.ts. */
export function idsModule(enums) {
  const union = (name, table) => {
    const ids = Object.keys(table).sort();
    return `export type ${name} =\n${ids.map((id) => `  | '${id}'`).join('\n')};\n`;
  };
  const types = [union('ValueTypeId', enums.valueTypes), union('CategoryId', enums.parameterCategories), union('VocabularyId', enums.vocabularies)];
  return `${header(TABLE)}${types.join('\n')}`;
}
