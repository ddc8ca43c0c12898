// server/facts/parameters.json -> the shipped records, a line for each parameter: `name|presence|codes|rest`. A record holds only what is
// not the rule, and what many records say stands once in the fragments, where a code is an index in base 36;
// server/src/core/catalogue/store.ts puts it together again. Stops on anything that it cannot classify.
import { misfit } from './defaults.mjs';
import { compareVersions, header, textFunction } from './facts.mjs';

const TABLE = 'parameters.json';
const SEPARATOR = '\t';

/** Fields that ship as they are, where they are not empty. */
const SHIPPED = [
  'status type min max wide unit minLength maxLength allowEmpty mustBeSetFor openSet valuesCaseSensitive vocabularies restrictionContext',
  'restrictionList separators matchList map typeHistory lastDefault machineDependent variesBy alternateDefaults rawExpansion introducedIn',
  'backports removedIn deprecatedSince replacement advice ignoredSince ignoredWhenSet obsolete honouredVia usedBy scope requiresTls category',
  'equivalentOf instanceOf service related rfcs readmes',
].flatMap((line) => line.split(' '));

/** Fields that ship in another form. */
const CONVERTED = ['name', 'default', 'allowedValues', 'present', 'family', 'documented', 'docUrl', 'lastDocumentedIn', 'acceptsFile'];

/** Fields that say where a fact comes from, or that nothing needs. */
const NOT_SHIPPED = [
  'tableType tables manSections introducedInIsUpperBound lastIn documentedSince documentedDeprecatedSince deprecatedSinceIsUpperBound because',
  'defaultIsExpression ineffectiveSince',
].flatMap((line) => line.split(' '));

const FIELDS = new Set([...SHIPPED, ...CONVERTED, ...NOT_SHIPPED]);
const STATUSES = ['current', 'legacy', 'removed', 'family', 'instance', 'documented-only'];
const SCOPES = [undefined, 'program', 'tls-programs', 'every-program'];
const VERSION_FIELDS = ['introducedIn', 'removedIn', 'lastIn', 'deprecatedSince', 'ignoredSince'];
const REFERENCES = ['replacement', 'ignoredWhenSet', 'equivalentOf', 'instanceOf', 'honouredVia', 'related'];

/** What a record leaves out because it is the rule. */
const RULE = { status: 'current', introducedIn: '1.0' };

/** The text of generated/parameters.ts. */
export function parametersModule(parameters, { enums, restrictions, releases }, complaints) {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  if (byName.size !== parameters.length) complaints.add(TABLE, 'names', 'a name stands in it twice', 'Remove one of the two records');
  const context = { byName, enums, restrictions, releases, complaints };
  for (const parameter of parameters) check(parameter, context);
  const sorted = [...parameters].sort((a, b) => (a.name < b.name ? -1 : 1));
  const records = sorted.map((parameter) => ({ parameter, pairs: pairs(record(parameter, context)) }));
  const fragments = sharedFragments(records.flatMap((each) => each.pairs));
  const lines = records.map(({ parameter, pairs }) => line(parameter, pairs, fragments, context));
  return `${header(TABLE)}${joined('fragmentsText', [...fragments.keys()])}\n${joined('recordsText', lines)}`;
}

/** The text of generated/families.ts: names that are needed before anybody looks into the records. */
export function familiesModule(parameters) {
  const names = parameters.filter(({ status }) => status === 'family').map(({ name }) => name);
  return `${header(TABLE)}export const FAMILIES: readonly string[] = [${names
    .sort()
    .map((name) => `\n  '${name}',`)
    .join('')}\n];\n`;
}

function check(parameter, context) {
  const { complaints, enums, restrictions } = context;
  const { name } = parameter;
  complaints.fields(TABLE, name, parameter, FIELDS);
  if (!/^[\w-]+$/.test(name)) complaints.add(TABLE, name, 'the name has odd characters', 'Correct it');
  complaints.oneOf(TABLE, name, 'status', parameter.status, STATUSES, `Use one of ${STATUSES.join(', ')}`);
  complaints.oneOf(TABLE, name, 'scope', parameter.scope, SCOPES, 'Use program, tls-programs or every-program');
  complaints.oneOf(TABLE, name, 'type', parameter.type, Object.keys(enums.valueTypes), 'Use one of valueTypes in enums.json, or add it there');
  complaints.oneOf(
    TABLE,
    name,
    'category',
    parameter.category,
    Object.keys(enums.parameterCategories),
    'Use one of parameterCategories in enums.json, or add it there',
  );
  for (const id of parameter.vocabularies ?? []) {
    complaints.oneOf(TABLE, name, 'vocabulary', id, Object.keys(enums.vocabularies), 'Use one of vocabularies in enums.json, or add it there');
  }
  if (parameter.restrictionContext) {
    const contexts = restrictions.lists.map((list) => list.context);
    complaints.oneOf(TABLE, name, 'restriction context', parameter.restrictionContext, contexts, 'Use one of lists in restrictions.json');
  }
  for (const program of parameter.usedBy ?? []) {
    if (!/^[a-z][a-z_-]*\([18]\)$/.test(program)) complaints.add(TABLE, name, `"${program}" is no program`, 'Write it as smtpd(8)');
  }
  checkVersions(parameter, context);
  checkDefaults(parameter, context);
  checkReferences(parameter, context);
}

function checkVersions(parameter, { complaints }) {
  const { name } = parameter;
  for (const field of VERSION_FIELDS) {
    if (parameter[field] !== undefined) complaints.version(TABLE, name, field, parameter[field]);
  }
  if ((parameter.removedIn === undefined) !== (parameter.lastIn === undefined))
    complaints.add(TABLE, name, 'removedIn and lastIn belong together', 'Give both');
  if (parameter.introducedIn === undefined) complaints.add(TABLE, name, 'introducedIn is missing', 'Say which release had it first');
  const listed = [parameter.default, parameter.typeHistory, parameter.allowedValues].flatMap((list) => list ?? []);
  for (const { since } of listed) if (since !== undefined) complaints.version(TABLE, name, 'since', since);
  for (const release of [...(parameter.backports ?? []), ...(parameter.present ?? []).flat()]) complaints.version(TABLE, name, 'release', release);
}

function checkDefaults(parameter, { complaints }) {
  const { name, status, lastDefault } = parameter;
  const defaults = parameter.default ?? [];
  if (defaults.length === 0 && lastDefault === undefined && status !== 'documented-only') {
    complaints.add(TABLE, name, 'it has no default', 'Add "default": [{"since": ..., "value": ...}]');
  }
  for (const [index, { since, value }] of defaults.entries()) {
    const before = defaults[index - 1];
    if (before && compareVersions(before.since, since) >= 0) complaints.add(TABLE, name, 'its defaults are not in order', 'Sort them by since');
    const problem = misfit(value, typeThen(parameter, since));
    if (problem) complaints.add(TABLE, name, problem, 'Correct the default, the type or the limits');
  }
}

/** The parameter with the kind that it had in `since`. */
function typeThen(parameter, since) {
  const change = parameter.typeHistory?.findLast((entry) => compareVersions(entry.since, since) <= 0);
  if (!change) return parameter;
  if (change.kind === 'string') return { ...parameter, allowEmpty: change.min === undefined };
  return { ...parameter, type: change.kind, min: change.min };
}

function checkReferences(parameter, { byName, complaints }) {
  const targets = REFERENCES.flatMap((field) => parameter[field] ?? []);
  if (parameter.family) targets.push(parameter.family.defaultParameter);
  for (const target of targets) {
    if (!byName.has(target)) complaints.add(TABLE, parameter.name, `it refers to "${target}", which is not in the table`, 'Correct the name');
  }
  if ((parameter.status === 'family') !== (parameter.family !== undefined))
    complaints.add(TABLE, parameter.name, 'status and family disagree', 'A family has both');
  const family = byName.get(parameter.instanceOf);
  if (parameter.status === 'instance' && family && compareVersions(parameter.introducedIn, family.introducedIn) < 0)
    complaints.add(TABLE, parameter.name, 'it is older than its family', 'Correct one of the two introducedIn');
}

/** What ships of a parameter; of a member of a family, what differs from the family. */
function record(parameter, context) {
  const whole = shipped(parameter, context);
  if (parameter.status !== 'instance') return Object.fromEntries(Object.entries(whole).filter(([field, value]) => value !== RULE[field]));
  const family = shipped(context.byName.get(parameter.instanceOf), context);
  const different = Object.entries(whole).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(family[field]));
  return { ...Object.fromEntries(different), ...(parameter.docUrl && { documented: true }) };
}

function shipped(parameter, context) {
  const result = {};
  for (const field of SHIPPED) {
    const value = parameter[field];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isEmpty && (value !== null || field === 'replacement')) result[field] = value;
  }
  if (parameter.default.length > 0) result.default = defaults(parameter.default);
  if (parameter.allowedValues) result.allowedValues = allowedValues(parameter, context);
  if (parameter.family) result.family = { ...parameter.family, pattern: undefined };
  if (parameter.acceptsFile) result.acceptsFile = true;
  if (parameter.status !== 'instance' && (!parameter.docUrl || parameter.documented === false || parameter.lastDocumentedIn)) result.documented = false;
  return result;
}

/** One default since 3.4 is just text; long ones say how much they keep of the one before. */
function defaults(list) {
  if (list.length === 1 && list[0].since === '3.4') return list[0].value;
  return list.map(({ since, value }, index) => {
    const keep = sharedStart(list[index - 1]?.value ?? '', value);
    return keep > 40 ? { since, keep, value: value.slice(keep) } : { since, value };
  });
}

function sharedStart(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** True where the words are those of the vocabularies. */
function allowedValues({ vocabularies = [], allowedValues: values }, { enums }) {
  const bare = (list) => JSON.stringify(list.map(({ value, since, backports }) => [value, since, backports]));
  const fromVocabularies = vocabularies.flatMap((id) => enums.vocabularies[id]?.values ?? []);
  return bare(values) === bare(fromVocabularies) ? true : values;
}

/**
 * The releases that have a parameter, as ranges `first-last` or, with no end yet, `first`. A last release without a patch level means
 * the whole branch. Nothing for what no release knows.
 */
function presence({ status, present, introducedIn, backports = [], lastIn }, { releases }) {
  if (status === 'documented-only') return '';
  const older = backports.map((release) => [release, release.split('.', 2).join('.')]);
  const ranges = present ?? [...older, [introducedIn, lastIn ?? releases.newest]];
  return ranges.map(([from, to]) => openRange(from, to, releases)).join(',');
}

/** A range that ends with the last patch level we have read goes on to the end of its branch; one that ends in the newest has no end. */
function openRange(from, to, releases) {
  const [major, minor, patch] = to.split('.');
  const branch = `${major}.${minor}`;
  if (branch === releases.newest) return from;
  return `${from}-${releases.lastPatch[branch] === Number(patch) ? branch : to}`;
}

/** `"field":value` for every field. */
function pairs(record) {
  return Object.entries(record).map(([field, value]) => JSON.stringify({ [field]: value }).slice(1, -1));
}

/** The pairs that are worth sharing, most frequent first, with their codes. */
function sharedFragments(all) {
  const counts = new Map();
  for (const pair of all) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const shared = [...counts].filter(([pair, count]) => count > 1 && (count - 1) * pair.length > count * 3);
  shared.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return new Map(shared.map(([pair], index) => [pair, index.toString(36)]));
}

function line(parameter, pairs, fragments, context) {
  const codes = pairs.flatMap((pair) => fragments.get(pair) ?? []);
  const rest = pairs.filter((pair) => !fragments.has(pair));
  return [parameter.name, presence(parameter, context), codes.join(' '), rest.join(',')].join('|');
}

/** A text of many records, one behind the other: without line ends, because engines read a plain string twice as fast as a template. */
function joined(name, records) {
  const odd = records.find((record) => record.includes(SEPARATOR));
  if (odd !== undefined) throw new Error(`the separator occurs in a record: ${odd}. Choose another one, in store.ts too`);
  return textFunction(name, records.join(SEPARATOR));
}
