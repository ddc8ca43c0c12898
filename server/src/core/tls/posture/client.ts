// What TLS a client offers: smtp(8) and lmtp(8), before a policy table is asked for a destination. Follows smtp_tls_policy.c and tls_client.c.
import type { Configuration } from '../../model/configuration';
import { emptyCurvesStop } from '../groups';
import { type ClientLevel, clientLevel, isAuthenticating } from '../levels';
import { TLS13_SUITES } from '../openssl/library';
import { isCurve, isForTls13 } from '../openssl/namedGroups';
import { type Origin, origin } from '../origin';
import { parseProtocols, spokenProtocols } from '../protocols';
import type { TlsClient } from '../services';
import { type CipherChoice, canBeFor, canBeOffered, chooseCiphers } from './cipherChoice';
import { deadlySetting } from './deadly';
import { chooseGroups } from './groupChoice';
import type { Broken, PostureOptions, ServicePosture } from './posture';
import { Reasons } from './reasons';

export function clientPosture(configuration: Configuration, options: PostureOptions, client: TlsClient): ServicePosture {
  return postureAt(clientLevel(configuration, client.service, client.daemon), configuration, options, client);
}

/** What a client at level dane offers to hosts without TLSA records; undefined at other levels. */
export function postureWithoutRecords(configuration: Configuration, options: PostureOptions, client: TlsClient): ServicePosture | undefined {
  const level = clientLevel(configuration, client.service, client.daemon);
  return level.level === 'dane' ? postureAt({ ...level, level: 'may' }, configuration, options, client) : undefined;
}

function postureAt(level: ClientLevel, configuration: Configuration, options: PostureOptions, client: TlsClient): ServicePosture {
  const { service, daemon } = client;
  const reasons = new Reasons(configuration);
  const ask = (parameter: string): Origin => origin(configuration, parameter, service);
  reasons.add('level', ask(level.parameter), level.broken);
  const isOn = level.level !== 'none';
  const deadly = deadlySetting(configuration, service, daemon, isOn);
  reasons.add('start', deadly, true);
  const offer = isOn ? offerOf(configuration, options, client, level, reasons) : undefined;
  // TLS from the first byte asks for a level that demands TLS: else every host is skipped (smtp_connect.c).
  const isSkipped = level.wrapped && (level.level === 'none' || level.level === 'may');
  if (level.wrapped) reasons.add('level', ask(`${daemon}_tls_wrappermode`), isSkipped);
  const broken: Broken | undefined = level.broken || deadly ? 'daemon-dies' : isSkipped ? 'handshake-fails' : offer?.broken;
  return {
    service: client.name,
    type: service?.type ?? 'unix',
    side: 'client',
    role: daemon === 'lmtp' ? 'lmtp-client' : 'client',
    level: level.level,
    offered: isOn && broken !== 'daemon-dies',
    required: isOn && level.level !== 'may' && level.level !== 'dane' && broken !== 'daemon-dies',
    wrapped: level.wrapped,
    broken,
    protocols: broken ? [] : (offer?.protocols ?? []),
    ciphers: broken ? [] : (offer?.ciphers ?? []),
    tls13Ciphers: broken || !offer?.protocols.includes('TLSv1.3') ? [] : TLS13_SUITES,
    groups: offer?.groups ?? [],
    prefersOwnOrder: false,
    clientCertificates: 'ignored',
    certificate: hasCertificate(ask, daemon) ? 'configured' : 'none',
    keys: undefined,
    reasons: reasons.list,
  };
}

type Offer = Pick<ServicePosture, 'broken' | 'protocols' | 'ciphers' | 'groups'>;

function offerOf(configuration: Configuration, options: PostureOptions, client: TlsClient, level: ClientLevel, reasons: Reasons): Offer {
  const { service, daemon } = client;
  // At level dane the optional twins count for hosts without TLSA records; those with are held to the mandatory ones.
  const isMandatory = level.level !== 'may';
  const authenticates = isAuthenticating(level);
  const written = origin(configuration, `${daemon}_tls_${isMandatory ? 'mandatory_' : ''}protocols`, service);
  const ciphers = ciphersOf(configuration, options, client, isMandatory, authenticates);
  const groups = chooseGroups(configuration, options, service);
  const securityLevel = authenticates ? 1 : ciphers.securityLevel;
  const list = parseProtocols(written.value, options.target);
  const protocols = spokenProtocols(list, { side: 'client', authenticated: securityLevel > 0 && options.openssl !== '1.1.1' });
  const surroundings = { securityLevel, hasCurves: groups.groups.some(isCurve) };
  const usable = ciphers.suites.filter((suite) => canBeOffered(suite, surroundings) && protocols.some((each) => each !== 'TLSv1.3' && canBeFor(suite, each)));
  const possible = protocols.filter((protocol) =>
    protocol === 'TLSv1.3' ? groups.groups.some(isForTls13) : usable.some((suite) => canBeFor(suite, protocol)),
  );
  reasons.add('protocols', written, protocols.length === 0);
  reasons.addCiphers(ciphers);
  reasons.addGroups(groups, options);
  const dies = emptyCurvesStop(groups.curves.value, options.target);
  const broken = dies ? 'daemon-dies' : !list.valid || ciphers.refusal || possible.length === 0 ? 'handshake-fails' : undefined;
  return { broken, protocols: possible, ciphers: usable, groups: groups.groups };
}

function ciphersOf(
  configuration: Configuration,
  options: PostureOptions,
  { service, daemon }: TlsClient,
  isMandatory: boolean,
  authenticates: boolean,
): CipherChoice {
  const parameter = (suffix: string): string => `${daemon}_tls_${suffix}`;
  return chooseCiphers(configuration, options, {
    grade: parameter(isMandatory ? 'mandatory_ciphers' : 'ciphers'),
    exclusions: [parameter('exclude_ciphers'), ...(isMandatory ? [parameter('mandatory_exclude_ciphers')] : [])],
    automatic: authenticates ? ['aNULL'] : isMandatory ? ['eNULL'] : [],
    service,
  });
}

function hasCertificate(ask: (parameter: string) => Origin, daemon: string): boolean {
  return ['chain_files', 'cert_file', 'eccert_file', 'dcert_file'].some((each) => ask(`${daemon}_tls_${each}`).value !== '');
}
