// What differs between two postures of one service, in words: of a line that is there or not, of two configurations, of two versions of Postfix.
import { messages } from '../messages';
import { type Spoken, serviceName } from '../tls/posture/posture';
import type { PostureReport, RatedPolicy, RatedService } from '../tls/posture/report';

const text = messages.posture;

/** Verbs with what they change, such as `removes TLS 1.0`; none where everything stays. */
export function changesBetween(then: Spoken, now: Spoken): readonly string[] {
  if (then.broken && !now.broken) return [text.effect.repairs];
  if (now.broken) return then.broken === now.broken ? [] : [text.effect.breaks];
  if (then.offered !== now.offered) return [now.offered ? text.effect.switchesOn : text.effect.switchesOff];
  const changes: string[] = [];
  const gone = differences(then, now);
  const come = differences(now, then);
  if (gone.length > 0) changes.push(text.effect.removes(gone));
  if (come.length > 0) changes.push(text.effect.adds(come));
  if (then.required !== now.required) changes.push(now.required ? text.effect.requires : text.effect.frees);
  if (then.prefersOwnOrder !== now.prefersOwnOrder) changes.push(now.prefersOwnOrder ? text.effect.picks : text.effect.leaves);
  return changes;
}

/** The versions that only the first one speaks, how many suites, and groups for key exchange. */
function differences(of: Spoken, not: Spoken): readonly string[] {
  const suites = ({ tls13Ciphers, ciphers }: Spoken): readonly string[] => [...tls13Ciphers, ...ciphers.map(({ name }) => name)];
  const others = new Set(suites(not));
  const count = suites(of).filter((name) => !others.has(name)).length;
  const versions = of.protocols.filter((protocol) => !not.protocols.includes(protocol)).map((protocol) => text.protocol(protocol));
  const groups = of.groups.filter((group) => !not.groups.includes(group)).map((group) => text.effect.group(group));
  return [...versions, ...(count > 0 ? [text.page.suiteCount(count)] : []), ...groups];
}

/** Who can be cut off by a change, and what happens to their mail then. */
export function consequencesOf(then: Spoken, now: Spoken): readonly string[] {
  const say = text.consequences;
  const isServer = now.side === 'server';
  if (now.broken) return then.broken ? [] : [isServer ? say.serverBroken : say.clientBroken];
  const isLost = (protocol: Spoken['protocols'][number]): boolean => then.protocols.includes(protocol) && !now.protocols.includes(protocol);
  const hasStaticRsa = ({ ciphers }: Spoken): boolean => ciphers.some(({ keyExchange }) => keyExchange === 'RSA');
  const isOldLost = !isLost('TLSv1.2') && (isLost('TLSv1') || isLost('TLSv1.1'));
  const found: (string | false)[] = [
    isLost('TLSv1.2') && (isServer ? say.no12 : say.noHost12),
    isOldLost && (isServer ? (now.required ? say.oldUsers : say.oldSenders) : say.oldHosts),
    now.required && !then.required && (isServer ? say.plainSenders : say.plainHosts),
    then.offered && !now.offered && say.plaintext,
    now.protocols.includes('TLSv1.2') && hasStaticRsa(then) && !hasStaticRsa(now) && say.staticRsa,
  ];
  return found.filter((each) => each !== false);
}

type Speaking = RatedService | RatedPolicy;

export interface ServiceDifference {
  readonly name: string;
  /** Undefined where the service, or the destination, is only in the other configuration. */
  readonly before: Speaking | undefined;
  readonly after: Speaking | undefined;
  readonly changes: readonly string[];
  readonly consequences: readonly string[];
}

/** Service by service, and destination by destination where there are policies: those that change first in the order of the new configuration, then those that are gone. */
export function postureDifference(before: PostureReport, after: PostureReport): readonly ServiceDifference[] {
  const old = new Map(withPolicies(before).map((each) => [serviceName(each), each]));
  const found = withPolicies(after).flatMap((now): ServiceDifference[] => {
    const name = serviceName(now);
    const then = old.get(name);
    old.delete(name);
    if (!then) return [{ name, before: undefined, after: now, changes: [text.difference.isNew], consequences: [] }];
    const changes = changesBetween(then, now);
    return changes.length > 0 ? [{ name, before: then, after: now, changes, consequences: consequencesOf(then, now) }] : [];
  });
  const gone = [...old].map(
    ([name, then]): ServiceDifference => ({ name, before: then, after: undefined, changes: [text.difference.isGone], consequences: [] }),
  );
  return [...found, ...gone];
}

function withPolicies({ services }: PostureReport): readonly Speaking[] {
  return services.flatMap((service): Speaking[] => [service, ...service.policies]);
}
