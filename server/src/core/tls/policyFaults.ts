// Why Postfix refuses a policy for a destination, and defers the mail for it (4.7.5): tls_policy_lookup_one() in smtp_tls_policy.c. Each kind was seen in
// the log of Postfix 3.7; what only a newer Postfix can refuse is left alone.
import { atLeast, type Version } from '../catalogue/version';
import type { Word } from '../syntax/words';
import type { Span } from '../text';
import type { ClientLevelName } from './levels';
import type { PolicyAttribute } from './policies';

/**
 * - table: the table cannot be read, so that every lookup is an error
 * - empty: there is no policy behind the next hop
 * - level: no level that Postfix knows
 * - malformed: no `name=value`
 * - unknown, too-new: no attribute of Postfix, or none of this version
 * - repeated: an attribute that may stand once
 * - no-value: an attribute that needs a value
 * - wrong-level: an attribute for other levels
 * - host-name: no host name
 * - boolean: neither yes nor no
 */
export type PolicyFaultKind =
  | 'table'
  | 'empty'
  | 'level'
  | 'malformed'
  | 'unknown'
  | 'too-new'
  | 'repeated'
  | 'no-value'
  | 'wrong-level'
  | 'host-name'
  | 'boolean';

export interface PolicyFault extends Span {
  readonly kind: PolicyFaultKind;
  /** What stands there. */
  readonly text: string;
  /** The level, or the version that an attribute came with. */
  readonly detail?: string;
}

interface Attribute {
  readonly since?: string;
  readonly once?: boolean;
  readonly needsValue?: boolean;
  readonly levels?: readonly ClientLevelName[];
  readonly kind?: 'boolean' | 'host-name';
}

const STS: Attribute = { since: '3.10' };
const ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ['ciphers', { once: true, needsValue: true }],
  ['protocols', { once: true }],
  ['exclude', { once: true }],
  ['servername', { once: true, kind: 'host-name' }],
  ['match', { needsValue: true, levels: ['fingerprint', 'verify', 'secure'] }],
  ['tafile', { needsValue: true, levels: ['verify', 'secure'] }],
  ['connection_reuse', { kind: 'boolean' }],
  ['enable_rpk', { since: '3.9', kind: 'boolean' }],
  ...['policy_type', 'policy_ttl', 'policy_domain', 'policy_string', 'policy_failure', 'mx_host_pattern'].map((name): [string, Attribute] => [name, STS]),
]);

/** The attributes that a version has for policies that people write: those of MTA-STS come from programs. */
export function knownAttributes(target: Version): readonly string[] {
  return [...ATTRIBUTES]
    .filter(([, attribute]) => attribute !== STS && (attribute.since === undefined || atLeast(target, attribute.since)))
    .map(([name]) => name);
}

/** The first fault of a policy, where Postfix stops to read it. `words` are what stands behind the level, as far as somebody reads it. */
export function faultIn(
  text: Word,
  first: Word | undefined,
  level: ClientLevelName | undefined,
  words: readonly (PolicyAttribute | Word)[],
  target: Version,
): PolicyFault | undefined {
  if (!first) return { start: text.start, end: text.end, text: text.text, kind: 'empty' };
  if (!level) return { ...first, kind: 'level' };
  const seen = new Set<string>();
  for (const word of words) {
    const found = 'name' in word ? faultOf(word, level, seen, target) : ({ kind: 'malformed' } as const);
    if (found) return { start: word.start, end: word.end, text: word.text, ...found };
  }
  return undefined;
}

function faultOf(
  { name, value }: PolicyAttribute,
  level: ClientLevelName,
  seen: Set<string>,
  target: Version,
): Pick<PolicyFault, 'kind' | 'detail'> | undefined {
  const attribute = ATTRIBUTES.get(name);
  if (!attribute) return { kind: 'unknown', detail: name };
  const { since, once, needsValue, levels, kind } = attribute;
  if (since !== undefined && !atLeast(target, since)) return { kind: 'too-new', detail: since };
  if (needsValue && value === '') return { kind: 'no-value', detail: name };
  if (once && seen.has(name)) return { kind: 'repeated', detail: name };
  seen.add(name);
  if (levels && !levels.includes(level)) return { kind: 'wrong-level', detail: level };
  if (kind === 'boolean' && !/^(?:yes|no)$/i.test(value)) return { kind };
  return kind === 'host-name' && !isHostName(value) ? { kind } : undefined;
}

/** As valid_hostname.c sees it, as far as it is simple. */
function isHostName(value: string): boolean {
  return /^[\w.-]+$/.test(value) && value.split('.').every((label) => label !== '' && label.length < 64 && !/^-|-$/.test(label));
}
