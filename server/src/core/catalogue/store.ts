// Finds a parameter by its exact name. Decodes the shipped records one by one, when they are asked for, so that starting costs next to
// nothing. The only reader of generated/parameters.ts; scripts/generate/parameters.mjs is the writer and says what a record leaves out.
import { fragmentsText, recordsText } from './generated/parameters';
import { lazy } from './lazy';
import type { AllowedValue, Default, Parameter, Range } from './parameter';
import { vocabulary } from './vocabularies';

const MANUAL = 'https://www.postfix.org/postconf.5.html';

/** What holds where a record says nothing else. */
const RULE: Omit<Parameter, 'name' | 'present' | 'docUrl'> = {
  status: 'current',
  type: 'string',
  vocabularies: [],
  defaults: [],
  variesBy: [],
  alternateDefaults: [],
  introducedIn: '1.0',
  honouredVia: [],
  usedBy: [],
  category: 'basic',
  related: [],
  rfcs: [],
  readmes: [],
};

/** What a record says: the fields that are not the rule. */
interface RecordData extends Partial<Omit<Parameter, 'defaults' | 'allowedValues'>> {
  /** The default since 3.4, or the list of defaults; `keep` is the number of characters taken over from the default before. */
  readonly default?: string | readonly { readonly since: string; readonly value: string; readonly keep?: number }[];
  /** The words themselves, or true for those of its vocabularies. */
  readonly allowedValues?: readonly AllowedValue[] | true;
}

/** The records `name|presence|codes|rest`, by name. */
const records = lazy(() => {
  const found = new Map<string, string>();
  for (const line of recordsText().split('\t')) found.set(line.slice(0, line.indexOf('|')), line);
  return found;
});

/** What many records say, by code. */
const fragments = lazy(() => fragmentsText().split('\t'));

const decoded = new Map<string, Parameter>();

/** Every name in the catalogue, family patterns and removed names included, in order. */
export const allNames = lazy((): readonly string[] => [...records().keys()]);

/** The parameter of exactly this name, in whatever version it existed; members of a family only where the catalogue lists them. */
export function parameter(name: string): Parameter | undefined {
  const known = decoded.get(name);
  if (known) return known;
  const line = records().get(name);
  if (line === undefined) return undefined;
  const result = decode(name, line);
  decoded.set(name, result);
  return result;
}

/** The releases that have a name, without decoding what else is known of it. */
export function presenceOf(name: string): readonly Range[] {
  const line = records().get(name);
  return line === undefined ? [] : readRanges(line.slice(name.length + 1, line.indexOf('|', name.length + 1)));
}

/** What a family says, under the name of one of its members. */
export function memberOf(family: Parameter, name: string, service: string): Parameter {
  const { family: _, ...rest } = family;
  return { ...rest, name, status: 'instance', instanceOf: family.name, service };
}

function decode(name: string, line: string): Parameter {
  const [, presence = '', codes = ''] = line.split('|', 3);
  const rest = line.slice(name.length + presence.length + codes.length + 3);
  const shared = codes === '' ? [] : codes.split(' ').map((code) => fragments()[Number.parseInt(code, 36)] as string);
  const { default: given, allowedValues, ...own } = JSON.parse(`{${[...shared, ...(rest === '' ? [] : [rest])].join(',')}}`) as RecordData;
  const values = allowedValues === true ? vocabularyValues(own) : allowedValues;
  return {
    ...base(name, own),
    ...own,
    present: readRanges(presence),
    ...(given !== undefined && { defaults: readDefaults(given) }),
    ...(values && { allowedValues: values }),
  };
}

function base(name: string, data: RecordData): Omit<Parameter, 'present'> {
  const docUrl = data.documented === false ? MANUAL : `${MANUAL}#${name}`;
  const family = data.status === 'instance' ? parameter(data.instanceOf ?? '') : undefined;
  if (!family) return { ...RULE, name, docUrl };
  const member = memberOf(family, name, data.service ?? '');
  return data.documented ? { ...member, docUrl } : member;
}

function vocabularyValues(data: RecordData): readonly AllowedValue[] {
  return (data.vocabularies ?? []).flatMap((id) => vocabulary(id).values);
}

function readDefaults(given: NonNullable<RecordData['default']>): readonly Default[] {
  if (typeof given === 'string') return [{ since: '3.4', value: given }];
  let before = '';
  return given.map(({ since, value, keep = 0 }) => {
    before = before.slice(0, keep) + value;
    return { since, value: before };
  });
}

const ranges = new Map<string, readonly Range[]>();

/** `3.7.10-3.7,3.8.5`; few different ones exist. */
function readRanges(text: string): readonly Range[] {
  let found = ranges.get(text);
  if (!found) {
    found = text === '' ? [] : text.split(',').map((range) => range.split('-') as [string, string?]);
    ranges.set(text, found);
  }
  return found;
}
