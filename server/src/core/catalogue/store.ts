// Finds a parameter by its exact name. Decodes the shipped records one by one, when they are asked for, so that starting costs next to
// nothing. The only reader of generated/parameters.ts; scripts/generate/parameters.mjs is the writer and says what a record leaves out.
import { RECORDS } from './generated/parameters';
import { lazy } from './lazy';
import type { AllowedValue, Default, Parameter } from './parameter';
import { vocabulary } from './vocabularies';

const MANUAL = 'https://www.postfix.org/postconf.5.html';

/** A shipped record: what is not the rule. */
interface RecordData extends Partial<Omit<Parameter, 'defaults' | 'allowedValues'>> {
  /** The default since 3.4, or the list of defaults; `keep` is the number of characters taken over from the default before. */
  readonly default?: string | readonly { readonly since: string; readonly value: string; readonly keep?: number }[];
  /** The words themselves, or true for those of its vocabularies. */
  readonly allowedValues?: readonly AllowedValue[] | true;
}

/** `{json}` by name, not decoded yet. */
const records = lazy(() => {
  const found = new Map<string, string>();
  for (const line of RECORDS.split('\n')) {
    const blank = line.indexOf(' ');
    if (blank > 0) found.set(line.slice(0, blank), line.slice(blank + 1));
  }
  return found;
});

const decoded = new Map<string, Parameter>();

/** Every name in the catalogue, family patterns and removed names included, in order. */
export const allNames = lazy((): readonly string[] => [...records().keys()]);

/** The parameter of exactly this name, in whatever version it existed; members of a family only where the catalogue lists them. */
export function parameter(name: string): Parameter | undefined {
  const known = decoded.get(name);
  if (known) return known;
  const record = records().get(name);
  if (record === undefined) return undefined;
  const result = decode(name, JSON.parse(record) as RecordData);
  decoded.set(name, result);
  return result;
}

/** What a family says, under the name of one of its members. */
export function memberOf(family: Parameter, name: string, service: string): Parameter {
  const { family: _, ...rest } = family;
  return { ...rest, name, status: 'instance', instanceOf: family.name, service };
}

function decode(name: string, data: RecordData): Parameter {
  const { default: given, allowedValues, ...own } = data;
  const values = allowedValues === true ? vocabularyValues(data) : allowedValues;
  return {
    ...base(name, data),
    ...own,
    ...(given === undefined ? {} : { defaults: readDefaults(given) }),
    ...(values ? { allowedValues: values } : {}),
  };
}

/** What holds where a record says nothing else. */
function base(name: string, data: RecordData): Parameter {
  const docUrl = data.documented === false ? MANUAL : `${MANUAL}#${name}`;
  const family = data.status === 'instance' ? parameter(data.instanceOf ?? '') : undefined;
  if (family) {
    const member = memberOf(family, name, data.service ?? '');
    return data.documented ? { ...member, docUrl } : member;
  }
  return {
    name,
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
    docUrl,
  };
}

function vocabularyValues(data: RecordData): readonly AllowedValue[] {
  return (data.vocabularies ?? []).flatMap((id) => vocabulary(id)?.values ?? []);
}

function readDefaults(given: NonNullable<RecordData['default']>): readonly Default[] {
  if (typeof given === 'string') return [{ since: '3.4', value: given }];
  let before = '';
  return given.map(({ since, value, keep = 0 }) => {
    before = before.slice(0, keep) + value;
    return { since, value: before };
  });
}
