// What TLS every service of a configuration really speaks: plain data that can be compared and printed. Gives no opinion.
import type { Configuration } from '../../model/configuration';
import type { LintOptions } from '../../model/options';
import type { CertificateChain } from '../certificates';
import type { CipherSuite } from '../openssl/suite';
import type { PolicyAttribute } from '../policies';
import type { Protocol } from '../protocols';
import { type TlsServer, tlsServices } from '../services';
import type { CertificateKey } from './cipherChoice';
import { clientPosture, ownClientPosture, postureWithoutRecords } from './client';
import type { Place, Reason } from './reasons';
import { serverPosture } from './server';

/**
 * - starttls-refused: STARTTLS is offered and then answered with 454
 * - handshake-fails: every handshake fails, TLS 1.3 included; a client gives the session up
 * - daemon-dies: the program stops before it greets anybody
 * - mail-waits: a client that cannot do what its level or policy asks for, and tries again later
 */
export type Broken = 'starttls-refused' | 'handshake-fails' | 'daemon-dies' | 'mail-waits';

/** What somebody speaks with somebody. */
export interface Spoken {
  /** The first field of master.cf as written; `smtp` where there is no master.cf. */
  readonly service: string;
  /** The second field: `inet`, `unix`, `pass`. */
  readonly type: string;
  readonly side: 'server' | 'client';
  readonly role: TlsServer['kind'] | 'client' | 'lmtp-client';
  /** The level in effect, as Postfix calls it. */
  readonly level: string;
  /** TLS can be had: by STARTTLS, or from the first byte. */
  readonly offered: boolean;
  /** Nothing goes without TLS. */
  readonly required: boolean;
  /** TLS from the first byte, without STARTTLS. */
  readonly wrapped: boolean;
  readonly broken: Broken | undefined;
  /** Oldest first; those that a handshake can end with. */
  readonly protocols: readonly Protocol[];
  /** Suites of TLS 1.2 and below, in the order of the list. */
  readonly ciphers: readonly CipherSuite[];
  readonly tls13Ciphers: readonly string[];
  /** For key exchange, the preferred one first. */
  readonly groups: readonly string[];
  /** Whether a server picks the suite by its own order. */
  readonly prefersOwnOrder: boolean;
  readonly clientCertificates: 'ignored' | 'asked' | 'required';
  /** Whether a certificate is shown at all. */
  readonly certificate: 'none' | 'anonymous' | 'configured';
  readonly keys: readonly CertificateKey[] | undefined;
  readonly reasons: readonly Reason[];
  /** Where the policy stands that makes it so; undefined where main.cf's own settings do. */
  readonly policyPlace: Place | undefined;
}

export interface ServicePosture extends Spoken {
  /** What single destinations get from this client, as far as main.cf and master.cf tell. */
  readonly policies: readonly PolicyPosture[];
  /** Tables with more policies, which stand elsewhere. */
  readonly unseenPolicies: readonly string[];
}

/** What a client speaks with one destination. */
export interface PolicyPosture extends Spoken {
  /** The next hop, as the table writes it. */
  readonly destination: string;
  /** As written, where Postfix reads them. */
  readonly attributes: readonly PolicyAttribute[];
}

/** As a reader finds it in master.cf: its first two fields; for a policy also the destination. */
export function serviceName(posture: Pick<Spoken, 'service' | 'type'> & Partial<Pick<PolicyPosture, 'destination'>>): string {
  const { service, type, destination } = posture;
  return `${service} ${type}${destination === undefined ? '' : ` -> ${destination}`}`;
}

/** The keys that the certificates in some files are for; undefined where nobody can tell. */
export type KeysIn = (chains: readonly CertificateChain[]) => readonly CertificateKey[] | undefined;

export interface PostureOptions extends LintOptions {
  /** Without, and where it cannot tell, both kinds are assumed. */
  readonly keysIn?: KeysIn | undefined;
}

/** Whether suites are counted that may be for a kind of key that the server does not have. */
export function hasUnknownKeys({ certificate, keys, side, ciphers }: Spoken): boolean {
  return side === 'server' && certificate === 'configured' && keys === undefined && ciphers.length > 0;
}

/** Of clients at level dane what they offer to hosts without TLSA records: settings that count for nothing else count there. */
export function posturesWithoutRecords(configuration: Configuration, options: PostureOptions): readonly Spoken[] {
  return tlsServices(configuration, options.role).clients.flatMap((client) => postureWithoutRecords(configuration, options, client) ?? []);
}

/** Every service that speaks TLS, servers first, in the order of master.cf. */
export function tlsPosture(configuration: Configuration, options: PostureOptions): readonly ServicePosture[] {
  return postures(configuration, options, clientPosture);
}

/** The same without the policies for single destinations: what rules judge that speak of main.cf's own settings. */
export function plainPosture(configuration: Configuration, options: PostureOptions): readonly ServicePosture[] {
  return postures(configuration, options, ownClientPosture);
}

function postures(configuration: Configuration, options: PostureOptions, ofClient: typeof ownClientPosture): readonly ServicePosture[] {
  const { servers, clients } = tlsServices(configuration, options.role);
  return [...servers.map((server) => serverPosture(configuration, options, server)), ...clients.map((client) => ofClient(configuration, options, client))];
}

/** Services, each followed by what it speaks with single destinations. */
export function withPolicies(services: readonly ServicePosture[]): readonly (Spoken & Partial<Pick<PolicyPosture, 'destination'>>)[] {
  return services.flatMap((service) => [service, ...service.policies]);
}
