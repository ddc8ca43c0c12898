// Which entries of master.cf speak TLS, and with whom: the Internet's mail servers, users, or programs of this host. Knows names, ports and
// the role that the user gave; gives no opinion.
import type { Configuration, ServiceEntry } from '../model/configuration';
import type { Role } from '../model/options';
import { isYes } from './levels';

/**
 * - mx: a port that other mail servers deliver to
 * - relay: port 25 of a host that no stranger delivers to, as the user says
 * - submission, submissions: ports for the users' mail programs, with STARTTLS and with TLS from the first byte
 * - internal: everything else, such as a content filter's way back, or port 25 of a host that listens only to itself
 */
type ServerKind = 'mx' | 'relay' | 'submission' | 'submissions' | 'internal';

export interface TlsServer {
  readonly side: 'server';
  readonly kind: ServerKind;
  /** The daemon: what its parameters begin with. postscreen's TLS is spoken by tlsproxy(8). */
  readonly daemon: 'smtpd' | 'postscreen';
  /** As master.cf writes it; `smtp` where there is no master.cf. */
  readonly name: string;
  readonly service: ServiceEntry | undefined;
}

export interface TlsClient {
  readonly side: 'client';
  /** What its parameters begin with. */
  readonly daemon: 'smtp' | 'lmtp';
  readonly name: string;
  readonly service: ServiceEntry | undefined;
}

export interface TlsServices {
  readonly servers: readonly TlsServer[];
  readonly clients: readonly TlsClient[];
}

/** The services that speak TLS. Without a master.cf: smtpd on port 25 and one smtp client. */
export function tlsServices(configuration: Configuration, role: Role = 'auto'): TlsServices {
  return configuration.remember(`TLS services, ${role}`, () => findServices(configuration, role)); // many rules ask the same
}

function findServices(configuration: Configuration, role: Role): TlsServices {
  if (!configuration.master) {
    return {
      servers: [{ side: 'server', kind: publicKind(configuration, undefined, role), daemon: 'smtpd', name: 'smtp', service: undefined }],
      clients: [{ side: 'client', daemon: 'smtp', name: 'smtp', service: undefined }],
    };
  }
  const servers: TlsServer[] = [];
  const clients: TlsClient[] = [];
  for (const service of configuration.services) {
    const { command, name } = service;
    if (command === 'smtpd' || command === 'postscreen') {
      servers.push({ side: 'server', kind: kindOf(configuration, service, role), daemon: command, name, service });
    } else if (command === 'smtp' || command === 'lmtp') clients.push({ side: 'client', daemon: command, name, service });
  }
  return { servers, clients };
}

const SUBMISSION = ['submission', '587'];
const SUBMISSIONS = ['submissions', 'smtps', 'urd', '465'];
const MX = ['smtp', '25'];

/** The port of `port`, `host:port`, `[address]:port`. */
function portOf(service: ServiceEntry): string {
  return service.name.slice(service.name.lastIndexOf(':') + 1);
}

function kindOf(configuration: Configuration, service: ServiceEntry, role: Role): ServerKind {
  if (service.type === 'pass') return publicKind(configuration, service, role);
  if (service.type !== 'inet' || isLoopback(hostOf(service))) return 'internal';
  const port = portOf(service);
  if (SUBMISSION.includes(port)) return 'submission';
  if (SUBMISSIONS.includes(port)) return 'submissions';
  if (MX.includes(port)) return publicKind(configuration, service, role);
  // Ports of one's own: who signs in is a user, and nothing else is known of the rest.
  if (isYes(service.override('smtpd_tls_wrappermode')?.value ?? '')) return 'submissions';
  return isYes(service.override('smtpd_sasl_auth_enable')?.value ?? '') ? 'submission' : 'internal';
}

/** Port 25: whether other mail servers deliver to it, the user says; else a host that listens only to itself is no MX. */
function publicKind(configuration: Configuration, service: ServiceEntry | undefined, role: Role): ServerKind {
  if (role === 'mx') return 'mx';
  if (role === 'submission') return 'submission';
  if (role === 'relay') return 'relay';
  return role === 'null-client' || listensOnLoopbackOnly(configuration, service) ? 'internal' : 'mx';
}

function listensOnLoopbackOnly(configuration: Configuration, service: ServiceEntry | undefined): boolean {
  if (service && hostOf(service) !== '') return false;
  const interfaces = configuration
    .effective('inet_interfaces', service)
    .value.split(/[\s,]+/)
    .filter(Boolean);
  return interfaces.length > 0 && interfaces.every((name) => name.toLowerCase() === 'loopback-only' || isLoopback(name));
}

function hostOf(service: ServiceEntry): string {
  const colon = service.name.lastIndexOf(':');
  return colon < 0 ? '' : service.name.slice(0, colon);
}

/** `127.0.0.1`, `[127.0.0.1]`, `::1`, `localhost`. */
export function isLoopback(host: string): boolean {
  return /^\[?(?:127\.[\d.]+|localhost|(?:IPv6:)?::1)\]?$/i.test(host);
}
