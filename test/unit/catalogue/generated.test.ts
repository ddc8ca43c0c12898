// The generator: what it ships says what the fact tables say, and it stops on what it does not understand.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultValue, isPresent, type Parameter, parameter } from '../../../server/src/core/catalogue/parameters';
import { compareVersions, parseVersion, type Version } from '../../../server/src/core/catalogue/version';

interface Fact {
  name: string;
  status: string;
  type: string;
  default: { since: string; value: string }[];
  introducedIn: string;
  present?: [string, string][];
  [field: string]: unknown;
}
interface Facts {
  parameters: Fact[];
  enums: { vocabularies: Record<string, Record<string, unknown>> };
  restrictions: { restrictions: Record<string, unknown>[] };
  releases: { newest: string; lastPatch: Record<string, number> };
}
interface Generator {
  readFacts(): Facts;
  catalogue(facts?: Facts): { path: string; text: string }[];
}

const generator = (await import(new URL('../../../scripts/generate/catalogue.mjs', import.meta.url).href)) as Generator;
const facts = generator.readFacts();
const { lastPatch } = facts.releases;

/** Every stable release that the tables know, and a bare minor of each branch. */
const RELEASES = [...Object.entries(lastPatch).flatMap(([minor, last]) => Array.from({ length: last + 1 }, (_, patch) => `${minor}.${patch}`)), '3.12.0'];

test('the shipped data is fresh', () => {
  const stale = generator.catalogue().filter(({ path, text }) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8') !== text);
  expect(
    stale.map(({ path }) => path),
    'run "npm run generate"',
  ).toEqual([]);
});

test('every release has the parameters and the defaults that the table says', () => {
  for (const fact of facts.parameters) {
    const shipped = parameter(fact.name) as Parameter;
    for (const release of RELEASES) {
      const target = version(release);
      const expected = hasFact(fact, target) ? fact.default.findLast(({ since }) => compareVersions(version0(since), target) <= 0)?.value : undefined;
      if (isPresent(shipped, target) !== hasFact(fact, target) || defaultValue(shipped, target) !== expected) {
        expect([fact.name, release, isPresent(shipped, target), defaultValue(shipped, target)]).toEqual([fact.name, release, hasFact(fact, target), expected]);
      }
    }
  }
});

test('every field that ships says what the table says', () => {
  const same = [
    'status',
    'type',
    'unit',
    'allowEmpty',
    'introducedIn',
    'deprecatedSince',
    'replacement',
    'category',
    'equivalentOf',
    'service',
    'map',
    'matchList',
  ];
  for (const fact of facts.parameters) {
    const shipped = parameter(fact.name) as unknown as Record<string, unknown>;
    for (const field of same) if (fact[field] !== undefined) expect([fact.name, field, shipped[field]]).toEqual([fact.name, field, fact[field]]);
    expect(shipped.usedBy, fact.name).toEqual(fact.usedBy ?? []);
    const values = (list: unknown) => (list as { value: string }[] | undefined)?.map(({ value }) => value);
    expect(values(shipped.allowedValues), fact.name).toEqual(values(fact.allowedValues));
  }
});

test.each<[string, (parameter: Fact, all: Facts) => void]>([
  ['myhostname: unknown type "hostname"', (fact) => Object.assign(fact, { type: 'hostname' })],
  ['myhostname: unknown status "new"', (fact) => Object.assign(fact, { status: 'new' })],
  ['myhostname: unknown category "misc"', (fact) => Object.assign(fact, { category: 'misc' })],
  ['myhostname: unknown vocabulary "words"', (fact) => Object.assign(fact, { vocabularies: ['words'] })],
  ['myhostname: unknown field "colour"', (fact) => Object.assign(fact, { colour: 'red' })],
  ['myhostname: introducedIn "next" is no version', (fact) => Object.assign(fact, { introducedIn: 'next' })],
  ['myhostname: since "3" is no version', (fact) => Object.assign(fact, { default: [{ since: '3', value: 'x' }] })],
  ['myhostname: default "maybe" does not fit type boolean', (fact) => Object.assign(fact, { type: 'boolean', default: [{ since: '3.4', value: 'maybe' }] })],
  ['myhostname: default "5" does not fit type integer', (fact) => Object.assign(fact, { type: 'integer', min: 6, default: [{ since: '3.4', value: '5' }] })],
  ['myhostname: it has no default', (fact) => Object.assign(fact, { default: [] })],
  ['myhostname: its defaults are not in order', (fact) => Object.assign(fact, { default: ['3.10', '3.9'].map((since) => ({ since, value: 'x' })) })],
  ['myhostname: it refers to "myhost", which is not in the table', (fact) => Object.assign(fact, { replacement: 'myhost' })],
  ['myhostname: "smtpd" is no program', (fact) => Object.assign(fact, { usedBy: ['smtpd'] })],
  ['a name stands in it twice', (fact, all) => all.parameters.push({ ...fact })],
  ['permit: unknown field "colour"', (_, all) => Object.assign(all.restrictions.restrictions.find(({ name }) => name === 'permit') ?? {}, { colour: 1 })],
  ['vocabulary notify-classes: unknown field "colour"', (_, all) => Object.assign(all.enums.vocabularies['notify-classes'] ?? {}, { colour: 1 })],
])('it stops: %s', (complaint, spoil) => {
  const spoilt = structuredClone(facts);
  spoil(spoilt.parameters.find(({ name }) => name === 'myhostname') as Fact, spoilt);
  expect(() => generator.catalogue(spoilt)).toThrow(complaint);
});

/** The rule of the tables' own description, written again: in `present`, else from `introducedIn` on, else from a backport on. */
function hasFact({ status, present, introducedIn, ...fact }: Fact, target: Version): boolean {
  if (status === 'documented-only') return false;
  if (present) return present.some(([from, to]) => compareVersions(version0(from), target) <= 0 && compareVersions(target, version(to)) <= 0);
  const backports = (fact.backports ?? []) as string[];
  const isBackported = (since: string) => version(since)[1] === target[1] && compareVersions(version0(since), target) <= 0;
  return compareVersions(version0(introducedIn), target) <= 0 || backports.some(isBackported);
}

function version(text: string): Version {
  return parseVersion(text) ?? [0, 0, 0];
}

/** As `since`: without a patch level, the first release of the branch. */
function version0(text: string): Version {
  const [major, minor, patch] = version(text);
  return [major, minor, patch === 999 ? 0 : patch];
}
