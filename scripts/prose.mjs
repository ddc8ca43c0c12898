// Reads the hover texts of server/prose, Markdown that people edit, and makes of them what ships. It knows the form of these files and which
// names exist; of Postfix it knows nothing else. It stops with every complaint at once, each with file and line.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_SUMMARY = 110;
const MAX_ENTRY = 40;
const MAX_MEANING = 220;
const MAX_MORE = 900;
/** Groups of words that server/facts/enums.json has no vocabulary for. */
const TOPICS = [
  ...['tls-protocol-operators', 'tls-groups', 'tls-cipher-names'],
  ...['restrictions', 'restriction-lists', 'access-actions', 'policy-attributes', 'table-types', 'table-settings', 'expansion', 'address-classes'],
  ...['master-fields', 'service-types', 'daemons', 'pipe-flags', 'pipe-attributes', 'pipe-macros', 'spawn-attributes'],
];
/** What looks like a parameter's name. Not `mua_...`, names by convention of the stock master.cf, and not `openssl s_client`. */
const NAME = /(?<![\w-]|openssl )(?!mua_)[a-z]\w*_\w*[a-zA-Z0-9](?![\w-])/g;

/**
 * The script that ships, dist/prose.js: one text, which the shells load at the first question. It runs in Node and in a web worker.
 * Throws where a text is wrong.
 */
export function proseScript(root = ROOT) {
  const json = JSON.stringify(readProse(root)).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `var postfixProse='${json}';if(typeof module==='object')module.exports=postfixProse;\n`;
}

/** All texts below `root`: entries, which entry serves which parameter, and the meanings of words. */
export function readProse(root) {
  const { data, complaints } = judgeProse(root);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  return data;
}

/** The same with what is wrong, each complaint with its place. */
export function judgeProse(root) {
  const known = knownNames(root);
  const complaints = [];
  const data = { entries: [], parameters: {}, values: {} };
  for (const section of sectionsOf(root, 'server/prose')) addEntry(data, section, known, complaints);
  for (const section of sectionsOf(root, 'server/prose/values')) addMeaning(data, section, complaints);
  checkVocabularies(data.values, known.vocabularies, complaints);
  return { data, complaints };
}

function addEntry(data, section, known, complaints) {
  const complain = (problem) => complaints.push(`${section.at}: ${section.heading}: ${problem}`);
  if (section.names.length === 0) return;
  const [summary = '', gap = '', ...body] = section.lines;
  if (summary === '' || gap !== '') complain('the first line is the summary, and a blank line follows it');
  if (summary.length > MAX_SUMMARY) complain(`the summary has ${summary.length} characters, more than ${MAX_SUMMARY}`);
  if (!/^[^.!?]*([.!?]\S[^.!?]*)*\.$/.test(summary)) complain('the summary is one sentence, with a full stop at its end');
  if (section.lines.length > MAX_ENTRY) complain(`${section.lines.length} lines, more than ${MAX_ENTRY}`);
  for (const name of mentioned(section.lines)) {
    if (!known.mentionable.has(name) && isNear(name, known.mentionable)) complain(`there is no parameter or restriction \`${name}\``);
  }
  for (const name of section.names) {
    if (!known.parameters.has(name)) complain(`${name} is no parameter of server/facts/parameters.json`);
    if (Object.hasOwn(data.parameters, name)) complain(`${name} has a text already`);
    data.parameters[name] = data.entries.length;
  }
  data.entries.push({ summary, body: body.join('\n').trim() });
}

/** Whether a name differs from a known one by a letter or two: a slip. Words that are far from all are names of something else. */
function isNear(name, names) {
  return [...names].some((each) => Math.abs(each.length - name.length) <= 2 && distance(each, name) <= 2);
}

/** The number of letters to add, drop or change (Levenshtein). */
function distance(a, b) {
  let row = [...b, ''].map((_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(row[j] + (letter === other ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    row = next;
  }
  return row.at(-1);
}

/** Names in `code` of running text, and those that an example of main.cf sets. */
function mentioned(lines) {
  let fence;
  return lines.flatMap((line) => {
    const border = /^```([\w-]*)/.exec(line);
    if (border) {
      fence = fence === undefined ? border[1] : undefined;
      return [];
    }
    if (fence !== undefined) return fence === 'postfix-main' ? (/^[a-zA-Z]\w*(?=\s*=)/.exec(line) ?? []) : [];
    return [...line.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code.match(NAME) ?? []);
  });
}

function addMeaning(data, section, complaints) {
  const complain = (problem) => complaints.push(`${section.at}: ${section.heading}: ${problem}`);
  if (section.names.length === 0) {
    if (Object.hasOwn(data.values, section.title)) complain('this vocabulary has a chapter already');
    data.values[section.title] = { caseSensitive: section.lines.some((line) => line.startsWith('<!-- case-sensitive')), meanings: {} };
    return;
  }
  const vocabulary = data.values[section.title];
  const [meaning = '', gap = '', ...more] = section.lines;
  if (meaning === '' || gap !== '') complain('the first line is the meaning, and nothing or a blank line follows it');
  if (meaning.length > MAX_MEANING) complain(`the meaning has ${meaning.length} characters, more than ${MAX_MEANING}`);
  if (more.join('\n').length > MAX_MORE) complain(`what follows the meaning has ${more.join('\n').length} characters, more than ${MAX_MORE}`);
  if (!vocabulary) return complain('a line "# vocabulary" must come first');
  for (const name of section.names) {
    const key = vocabulary.caseSensitive ? name : name.toLowerCase();
    if (Object.hasOwn(vocabulary.meanings, key)) complain(`${name} has a meaning already`);
    vocabulary.meanings[key] = section.lines.join('\n');
  }
}

/** A vocabulary exists, and where it is explained at all, each of its words is. */
function checkVocabularies(values, vocabularies, complaints) {
  for (const [id, { caseSensitive, meanings }] of Object.entries(values)) {
    const words = vocabularies[id]?.values ?? (TOPICS.includes(id) ? [] : undefined);
    if (!words) complaints.push(`server/prose/values: ${id} is no vocabulary of server/facts/enums.json and no topic of scripts/prose.mjs`);
    for (const { value } of words ?? []) {
      if (!Object.hasOwn(meanings, caseSensitive ? value : value.toLowerCase())) complaints.push(`server/prose/values: ${id} does not explain ${value}`);
    }
  }
}

/** The sections of all Markdown files of a folder, each with its heading, trimmed lines, and the chapter that it stands in. */
export function sectionsOf(root, folder) {
  return readdirSync(`${root}/${folder}`)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => split(`${folder}/${file}`, readFileSync(`${root}/${folder}/${file}`, 'utf8')));
}

function split(path, text) {
  const sections = [];
  let title = '';
  let fenced = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('```')) fenced = !fenced;
    const [, marks, heading] = (!fenced && /^(##?) +(.+?) *$/.exec(line)) || [];
    if (!heading) {
      sections.at(-1)?.lines.push(line);
      continue;
    }
    if (marks === '#') title = heading;
    const names = marks === '#' ? [] : heading.split(/,\s+/);
    sections.push({ at: `${path}:${index + 1}`, heading, title, names, lines: [] });
  }
  return sections.map((section) => ({ ...section, lines: section.lines.join('\n').trim().split('\n') }));
}

function knownNames(root) {
  const facts = (name) => JSON.parse(readFileSync(`${root}/server/facts/${name}.json`, 'utf8'));
  const parameters = facts('parameters').map(({ name }) => name);
  const { vocabularies } = facts('enums');
  const restrictions = facts('restrictions').restrictions.map(({ name }) => name);
  const words = Object.values(vocabularies).flatMap(({ values }) => values.map(({ value }) => value));
  return { parameters: new Set(parameters), mentionable: new Set([...parameters, ...restrictions, ...words]), vocabularies };
}
