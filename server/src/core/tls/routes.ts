// Which way mail comes and goes: whether strangers deliver to this host, and through which client and relay mail leaves it. Follows resolve.c
// as far as the files tell; tables of routes are not read.
import type { Configuration, Setting } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { splitWords } from '../syntax/words';
import { isLoopback, type TlsClient, tlsServices } from './services';

export interface Route {
  /** The client that takes what goes to other hosts. */
  readonly client: TlsClient;
  /** `[host]:port` and the like; empty where mail goes to the servers of each domain. */
  readonly relay: string;
  /** Where the relay is written. */
  readonly from: Setting | undefined;
}

/** A host whose every list of domains is empty or names only itself is nobody's MX: a relay that one's own programs send through. */
export function receivesMail(configuration: Configuration): boolean {
  if (!configuration.hasMain) return true;
  return ['mydestination', 'relay_domains', 'virtual_mailbox_domains', 'virtual_alias_domains'].some((name) =>
    configuration
      .effective(name)
      .value.split(/[\s,]+/)
      .some((word) => word !== '' && !/^localhost(?:\.|$)/i.test(word)),
  );
}

/** The way of mail for other hosts; undefined where a program of another kind takes it, or where there is no main.cf to say. */
export function outgoingRoute(configuration: Configuration, options: LintOptions): Route | undefined {
  if (!configuration.hasMain) return undefined;
  const transport = configuration.effective('default_transport');
  const [, name, nexthop] = /^([^:]*):?(.*)$/s.exec(transport.value) as unknown as [string, string, string];
  const client = tlsServices(configuration, options.role).clients.find(
    (each) => each.daemon === 'smtp' && each.name === name && (each.service?.type ?? 'unix') === 'unix',
  );
  if (!client) return undefined;
  // A destination in default_transport wins over relayhost.
  if (nexthop !== '') return { client, relay: nexthop, from: transport.setting };
  const relay = configuration.effective('relayhost');
  return { client, relay: relay.value, from: relay.setting };
}

/** Whether the sender of a message may decide where it goes. */
export function dependsOnSender(configuration: Configuration): boolean {
  return ['sender_dependent_relayhost_maps', 'sender_dependent_default_transport_maps'].some((name) => configuration.effective(name).value !== '');
}

/** The destinations of a relay: more than one since 3.5. */
export function destinationsOf(relay: string): readonly string[] {
  return splitWords(relay).map((word) => word.text);
}

/** Whether a destination is this host or one in the same house: a private address, or a name without a dot. */
export function isNearby(destination: string): boolean {
  const host = /^\[([^\]]*)\]|^[^:]*/.exec(destination);
  const name = host?.[1] ?? host?.[0] ?? '';
  return isLoopback(name) || isPrivate(name) || !/[.:]/.test(name);
}

/** Addresses of RFC 1918 and RFC 4193. */
export function isPrivate(host: string): boolean {
  return /^\[?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|(?:IPv6:)?f[cd][0-9a-f]{2}:)/i.test(host);
}
