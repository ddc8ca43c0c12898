// Which protocol lists are in use, where each is written, and by whom: the effective state that the rules about protocol floors judge.

import { atLeast } from '../catalogue/version';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { clientLevel, clientTwins, isAuthenticating, isYes, type ServerLevel, serverLevel, serverTwins, type Twins } from './levels';
import { origin } from './origin';
import { LIBRARY_PROTOCOLS, type Protocol, type ProtocolList, parseProtocols, spokenProtocols, troubleOf } from './protocols';
import { type TlsClient, type TlsServer, tlsServices } from './services';

type User = TlsServer | TlsClient;

/** One list in use: as written in one place, or as the default of one parameter. */
export interface ProtocolUse {
  /** The parameter that holds the list. */
  readonly parameter: string;
  /** Where it is written; undefined for a default. */
  readonly setting: Setting | undefined;
  readonly value: string;
  readonly list: ProtocolList;
  readonly side: 'server' | 'client';
  /** Whether some service uses it at a level that demands TLS. */
  readonly mandatory: boolean;
  readonly users: readonly User[];
  /** Everything that some user speaks, oldest first; empty where Postfix refuses the list. */
  readonly spoken: readonly Protocol[];
}

/** Every list in use. Services that only programs of this host reach do not count: what they speak nobody hears. */
export function protocolUses(configuration: Configuration, options: LintOptions): readonly ProtocolUse[] {
  return configuration.remember(options, () => findUses(configuration, options)); // several rules ask the same
}

function findUses(configuration: Configuration, options: LintOptions): readonly ProtocolUse[] {
  const uses = new Map<unknown, ProtocolUse>();
  for (const use of singleUses(configuration, options)) {
    const key = use.setting ?? use.parameter;
    const known = uses.get(key);
    uses.set(key, known ? merge(known, use) : use);
  }
  return [...uses.values()];
}

function* singleUses(configuration: Configuration, options: LintOptions): Iterable<ProtocolUse> {
  const { servers, clients } = tlsServices(configuration, options.role);
  for (const server of servers) {
    if (server.kind === 'internal') continue;
    if (serverLevel(configuration, server.service).level === 'none') continue;
    const { prefix, service, level } = handshakesOf(configuration, options, server);
    const asksForCertificates = level.level === 'encrypt' && isYes(configuration.effective(`${prefix}_tls_req_ccert`, service).value);
    yield* usesOf(configuration, options, { user: server, prefix, service, twins: serverTwins(level), authenticated: asksForCertificates });
  }
  for (const client of clients) {
    const level = clientLevel(configuration, client.service, client.daemon);
    const { daemon, service } = client;
    yield* usesOf(configuration, options, { user: client, prefix: daemon, service, twins: clientTwins(level), authenticated: isAuthenticating(level) });
  }
}

interface Asked {
  readonly user: User;
  readonly prefix: string;
  readonly service: ServiceEntry | undefined;
  readonly twins: Twins;
  readonly authenticated: boolean;
}

function* usesOf(configuration: Configuration, options: LintOptions, { user, prefix, service, twins, authenticated }: Asked): Iterable<ProtocolUse> {
  for (const mandatory of [false, true]) {
    if (!(mandatory ? twins.mandatory : twins.opportunistic)) continue;
    const found = origin(configuration, `${prefix}_tls_${mandatory ? 'mandatory_' : ''}protocols`, service);
    const list = parseProtocols(found.value, options.target);
    const spoken = spokenProtocols(list, { side: user.side, authenticated: authenticated && options.openssl !== '1.1.1' });
    yield { ...found, list, side: user.side, mandatory, users: [user], spoken };
  }
}

function merge(a: ProtocolUse, b: ProtocolUse): ProtocolUse {
  return {
    ...a,
    mandatory: a.mandatory || b.mandatory,
    users: [...new Set([...a.users, ...b.users])],
    spoken: LIBRARY_PROTOCOLS.filter((protocol) => a.spoken.includes(protocol) || b.spoken.includes(protocol)),
  };
}

/** A list that somebody wrote and that lets versions older than TLS 1.2 in, though nothing else is wrong with it. */
export interface LowFloor extends ProtocolUse {
  readonly setting: Setting;
  /** The deprecated versions, oldest first. */
  readonly deprecated: readonly Protocol[];
}

export function lowFloors(configuration: Configuration, options: LintOptions): readonly LowFloor[] {
  return protocolUses(configuration, options).flatMap((use) => {
    const { setting } = use;
    const deprecated = use.spoken.filter((protocol) => protocol === 'TLSv1' || protocol === 'TLSv1.1');
    return setting && deprecated.length > 0 && troubleOf(use.list) === undefined ? [{ ...use, setting, deprecated }] : [];
  });
}

/** Who makes the handshakes of a server. */
export interface Handshakes {
  /** What the parameters begin with. */
  readonly prefix: 'smtpd' | 'postscreen' | 'tlsproxy';
  /** The entry whose overrides count. */
  readonly service: ServiceEntry | undefined;
  /** Its twins are in use. Whether TLS is offered or demanded, the server itself decides. */
  readonly level: ServerLevel;
}

/** postscreen hands TLS to tlsproxy(8), which reads parameters of its own, and its own level too. Since 3.12 postscreen tells it what to use. */
export function handshakesOf(configuration: Configuration, { target }: LintOptions, { daemon, service }: TlsServer): Handshakes {
  if (daemon === 'smtpd' || atLeast(target, '3.12')) return { prefix: daemon, service, level: serverLevel(configuration, service) };
  const tlsproxy = configuration.services.find(({ command }) => command === 'tlsproxy');
  return { prefix: 'tlsproxy', service: tlsproxy, level: serverLevel(configuration, tlsproxy, 'tlsproxy') };
}
