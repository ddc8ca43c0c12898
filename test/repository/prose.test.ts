// The hover texts as a whole: every name that the facts know has one, none is copied from Postfix's documents, examples are sound, and versions
// and defaults in them are those of the facts. What the form of a text must be, scripts/prose.mjs says; who writes uses scripts/proseCheck.mjs.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { copiesIn, readDocuments } from '../../scripts/copyCheck.mjs';
// @ts-expect-error a script without types
import { readProse, sectionsOf } from '../../scripts/prose.mjs';
import { parameter } from '../../server/src/core/catalogue/parameters';
import { valueMeaning } from '../../server/src/core/catalogue/prose';
import { textAbout } from '../../server/src/core/features/parameterText';

interface Section {
  readonly at: string;
  readonly names: readonly string[];
  readonly lines: readonly string[];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const facts = (name: string) => JSON.parse(readFileSync(`${ROOT}/server/facts/${name}.json`, 'utf8'));
const sections = ['server/prose', 'server/prose/values'].flatMap((folder): Section[] => sectionsOf(ROOT, folder));
const parameters: readonly { readonly name: string }[] = facts('parameters');

describe('every name has its text', () => {
  test('parameters', () => {
    expect(parameters.filter(({ name }) => textOf(name).summary === '' || textOf(name).body === '').map(({ name }) => name)).toEqual([]);
    expect(textOf('smtp_destination_recipient_limit').summary).not.toContain('{service}');
  });

  test.each([
    ['restrictions', facts('restrictions').restrictions.map(({ name }: { name: string }) => name)],
    ['restriction-lists', facts('restrictions').lists.map((list: { parameter: string }) => list.parameter)],
    ['access-actions', facts('restrictions').accessActions.map(({ action }: { action: string }) => action)],
    ['table-types', facts('tables').types.map(({ type }: { type: string }) => type)],
    ['table-settings', Object.values(facts('tables').clientSettings as Record<string, { name: string }[]>).flatMap((list) => list.map(({ name }) => name))],
    ['service-types', facts('master').serviceTypes.map(({ type }: { type: string }) => type)],
    ['daemons', facts('master').daemons.map(({ program }: { program: string }) => program)],
    ['master-fields', facts('master').fields.map(({ name }: { name: string }) => name)],
  ])('%s', (topic, names: string[]) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => valueMeaning(topic, name) === undefined)).toEqual([]);
  });

  test('words of vocabularies', () => {
    const words = Object.entries(facts('enums').vocabularies as Record<string, { values: { value: string }[] }>).flatMap(([id, { values }]) =>
      values.filter(({ value }) => valueMeaning(id, value) === undefined).map(({ value }) => `${id}: ${value}`),
    );
    expect(words).toEqual([]);
  });

  test('and every file is in order', () => {
    expect(Object.keys(readProse(ROOT).parameters).length).toBeGreaterThan(900);
  });
});

test('no nine words in a row are those of a document of Postfix', () => {
  const documents: ReadonlyMap<string, string> = readDocuments();
  const [run = ''] = documents.keys();
  expect(copiesIn(`Our words, and then **${run.toUpperCase()}**.`, documents)).toEqual([{ text: run, source: documents.get(run) }]);
  expect(documents.size).toBeGreaterThan(200_000);
  expect(sections.flatMap(({ at, lines }) => copiesIn(lines.join('\n'), documents).map(({ text }: { text: string }) => `${at}: ${text}`))).toEqual([]);
});

test('examples give no finding, and postconf takes them', () => {
  const report = execFileSync('node', ['scripts/proseCheck.mjs'], { cwd: ROOT, encoding: 'utf8' });
  expect(report).toMatch(/^[1-9]\d{2,} sections, [1-9]\d{2,} examples, 0 complaints$/m);
});

/** True, and about something else than the release of a name: what else changed in Postfix with that release. */
const OTHER_VERSIONS: readonly string[] = [
  'relayhost 3.5', // takes several servers since then
  'info_log_address_format 3.2', // looks addresses up in their external form since then
  'milter_protocol 2.6', // the default moved, before the releases of the facts
  'sendmail_fix_line_endings 2.8', // the release before it
  'default_cache_db_type 3.10', // the release before it
  'debug_peer_list 3.6', // matches the next hop of a delivery too
  'sample_directory 2.1', // postconf(5) took the place of the sample files
  'undisclosed_recipients_header 2.8', // the default moved, before the releases of the facts
  'tlsproxy_tls_security_level 3.12', // postscreen(8) sends its own settings since then
  'error_service_name 3.7', // no program reads it: seen in the binaries of 3.7
  'tls_ssl_options 3.8', // refuses renegotiation by itself
  'smtpd_tls_dh1024_param_file 3.7', // leaves the group to OpenSSL 3.0
  'setgid_group 3.7', // postlog(1) runs with it
  'import_environment 3.7', // postlog(1) clears its environment
  'tls_wildcard_matches_multiple_labels 3.7', // without effect from here
  'tls_wildcard_matches_multiple_labels 3.11', // to here: seen in the binaries
  'postscreen_access_list 3.6', // the words of its log lines changed
  'smtp_tls_block_early_mail_reply 3.10', // tried with that release
  'postscreen_upstream_proxy_protocol 3.5', // reads version 2 of the protocol
  'smtpd_upstream_proxy_protocol 3.5',
];

test('versions in the text of a parameter are those of the facts', () => {
  const found = sections
    .filter(({ names }) => names.some((name) => parameter(name) !== undefined))
    .flatMap(({ at, names, lines }) =>
      lines.flatMap((line) =>
        versionsIn(line)
          .filter((version) => !factVersions(names, line).has(version))
          .map((version) => `${names[0]} ${version} (${at})`),
      ),
    );
  expect(found.filter((each) => !OTHER_VERSIONS.includes(each.replace(/ \(.*/, '')))).toEqual([]);
  const stale = OTHER_VERSIONS.filter((each) => !found.some((line) => line.startsWith(`${each} (`)));
  expect(stale).toEqual([]);
});

test('defaults in a text are those of the facts', () => {
  const wrong = sections.flatMap(({ at, names, lines }) =>
    [...lines.join(' ').matchAll(/\b(?:by default|the default(?: value)?(?: is| of))[:,]? `([^`]+)`/gi)].flatMap(([all, value = '']) => {
      const defaults = names.flatMap((name) => parameter(name)?.defaults ?? []).map((each) => each.value);
      return defaults.length === 0 || defaults.includes(value) ? [] : [`${at}: ${all}`];
    }),
  );
  expect(wrong).toEqual([]);
});

function textOf(name: string) {
  const found = parameter(name);
  return found ? textAbout(found) : { summary: '', body: '' };
}

/** Releases of Postfix that a line names: `since 3.6`, `before Postfix 3.8`; not numbers of other things. */
function versionsIn(line: string): string[] {
  return [...line.matchAll(/\b(?:Postfix|since|before|from|until|in|to|and)\s+(?:Postfix\s+)?([23]\.\d{1,2})\b(?!\.?\d|%|\s*(?:GB|MB|KB|seconds))/gi)].map(
    ([, version = '']) => version,
  );
}

/** Releases that the facts know for the names of a section, and for those that the line mentions. */
function factVersions(names: readonly string[], line: string): ReadonlySet<string> {
  const mentioned = [...line.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const records = [...names, ...mentioned].flatMap((name) => recordsOf(name));
  return new Set([...JSON.stringify(records).matchAll(/"\D{0,3}([123]\.\d+)(?:\.\d+)*/g)].map(([, version = '']) => version));
}

const everything = [...parameters, ...facts('restrictions').restrictions] as readonly { readonly name: string; readonly vocabularies?: readonly string[] }[];

function recordsOf(name: string): unknown[] {
  const found = everything.filter((each) => each.name === name);
  const { vocabularies } = facts('enums');
  const words = Object.values(vocabularies as Record<string, { values: { value: string }[] }>).flatMap(({ values }) =>
    values.filter(({ value }) => value === name),
  );
  return [...found, ...found.flatMap((each) => (each.vocabularies ?? []).map((id) => vocabularies[id])), ...words];
}
