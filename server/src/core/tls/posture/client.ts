// What TLS a client offers: smtp(8) and lmtp(8), with every destination and with those that main.cf has a policy for. Follows smtp_tls_policy.c and
// tls_client.c.
import type { Configuration } from '../../model/configuration';
import { daneObstacles } from '../dane';
import { emptyCurvesStop } from '../groups';
import { type ClientLevel, type ClientLevelName, clientLevel, isAuthenticating } from '../levels';
import { TLS13_SUITES } from '../openssl/library';
import { isCurve, isForTls13 } from '../openssl/namedGroups';
import { type Origin, origin } from '../origin';
import { parseProtocols, spokenProtocols } from '../protocols';
import type { TlsClient } from '../services';
import { type CipherChoice, canBeFor, canBeOffered, chooseCiphers } from './cipherChoice';
import { clientPolicies, type PlacedPolicy } from './clientPolicies';
import { deadlySetting } from './deadly';
import { chooseGroups } from './groupChoice';
import type { Broken, PostureOptions, ServicePosture, Spoken } from './posture';
import { Reasons } from './reasons';

/** A table that answers for every destination takes the place of main.cf's own settings. */
export function clientPosture(configuration: Configuration, options: PostureOptions, client: TlsClient): ServicePosture {
  const { policies, unseen } = clientPolicies(configuration, options.target, client);
  const rest = policies.find(isForAll);
  const service = { ...new Client(configuration, options, client, rest).posture(), ...NO_POLICIES };
  if (service.broken === 'daemon-dies') return service;
  const found = policies.flatMap((placed) => {
    const { destination, attributes } = placed.policy;
    return destination === undefined ? [] : [{ ...new Client(configuration, options, client, placed).posture(), destination, attributes }];
  });
  return { ...service, policies: found, unseenPolicies: unseen };
}

/** What a client at level dane offers to hosts without TLSA records; undefined at other levels. */
export function postureWithoutRecords(configuration: Configuration, options: PostureOptions, client: TlsClient): Spoken | undefined {
  const rest = clientPolicies(configuration, options.target, client).policies.find(isForAll);
  const isDane = new Client(configuration, options, client, rest).level === 'dane';
  return isDane ? new Client(configuration, options, client, rest, false).posture() : undefined;
}

const isForAll = ({ policy }: PlacedPolicy): boolean => policy.destination === undefined;

const NO_POLICIES = { policies: [], unseenPolicies: [] } as const;

/** What main.cf's own settings say, before a table is asked for a destination. */
export function ownClientPosture(configuration: Configuration, options: PostureOptions, client: TlsClient): ServicePosture {
  return { ...new Client(configuration, options, client).posture(), ...NO_POLICIES };
}

/** Attributes that say whom to trust and how to ask, and change nothing of the handshake's strength. */
const PEER = ['match', 'tafile', 'servername', 'enable_rpk', 'connection_reuse'];

class Client {
  private readonly own: ClientLevel;
  private readonly reasons: Reasons;
  readonly level: ClientLevelName;
  private readonly mailWaits: boolean;

  constructor(
    private readonly configuration: Configuration,
    private readonly options: PostureOptions,
    private readonly client: TlsClient,
    private readonly placed?: PlacedPolicy,
    /** Whether hosts have TLSA records, where they are asked for. */
    hasRecords = true,
  ) {
    this.reasons = new Reasons(configuration);
    this.own = clientLevel(configuration, client.service, client.daemon);
    const { fault } = placed?.policy ?? {};
    if (placed) this.reasons.add('level', placed.level(this.own.level), fault !== undefined);
    if (!placed || this.own.broken) this.reasons.add('level', this.ask(this.own.parameter), this.own.broken);
    const asked = placed ? (placed.policy.level ?? 'none') : this.own.level;
    const isRefused = fault !== undefined || this.hasNoFingerprint(asked);
    const obstacles = isRefused ? [] : this.obstacles(asked);
    for (const { from } of obstacles) this.reasons.add('level', from, asked === 'dane-only');
    this.level = asked === 'dane' && (obstacles.length > 0 || !hasRecords) ? 'may' : asked;
    this.mailWaits = isRefused || (obstacles.length > 0 && asked === 'dane-only');
  }

  posture(): Spoken {
    const { service, daemon, name } = this.client;
    const { level } = this;
    const { wrapped } = this.own;
    const isOn = level !== 'none';
    const deadly = deadlySetting(this.configuration, service, daemon, isOn);
    this.reasons.add('start', deadly, true);
    const offer = isOn && !this.mailWaits ? this.offer() : undefined;
    // TLS from the first byte asks for a level that demands TLS: else every host is skipped (smtp_connect.c).
    const isSkipped = wrapped && !this.mailWaits && (level === 'none' || level === 'may');
    if (wrapped) this.reasons.add('level', this.ask(`${daemon}_tls_wrappermode`), isSkipped);
    const broken = this.broken(deadly !== undefined, isSkipped, offer);
    const isAlive = broken !== 'daemon-dies';
    return {
      service: name,
      type: service?.type ?? 'unix',
      side: 'client',
      role: daemon === 'lmtp' ? 'lmtp-client' : 'client',
      level,
      offered: isOn && isAlive,
      required: isOn && level !== 'may' && level !== 'dane' && isAlive,
      wrapped,
      broken,
      protocols: broken ? [] : (offer?.protocols ?? []),
      ciphers: broken ? [] : (offer?.ciphers ?? []),
      tls13Ciphers: broken || !offer?.protocols.includes('TLSv1.3') ? [] : TLS13_SUITES,
      groups: offer?.groups ?? [],
      prefersOwnOrder: false,
      clientCertificates: 'ignored',
      certificate: this.hasCertificate() ? 'configured' : 'none',
      keys: undefined,
      reasons: this.reasons.list,
      policyPlace: this.placed?.place,
    };
  }

  private broken(isDeadly: boolean, isSkipped: boolean, offer: Offer | undefined): Broken | undefined {
    if (this.own.broken || isDeadly) return 'daemon-dies';
    if (this.mailWaits) return 'mail-waits';
    return isSkipped ? 'handshake-fails' : offer?.broken;
  }

  private offer(): Offer {
    const { configuration, options, client, level } = this;
    // At level dane the optional twins count for hosts without TLSA records; those with are held to the mandatory ones.
    const isMandatory = level !== 'may';
    const authenticates = isAuthenticating({ level });
    const written = this.attributeOr('protocols', `${client.daemon}_tls_${isMandatory ? 'mandatory_' : ''}protocols`);
    const ciphers = this.chooseCiphers(isMandatory, authenticates);
    const groups = chooseGroups(configuration, options, client.service);
    const securityLevel = authenticates ? 1 : ciphers.securityLevel;
    const list = parseProtocols(written.value, options.target);
    const protocols = spokenProtocols(list, { side: 'client', authenticated: securityLevel > 0 && options.openssl !== '1.1.1' });
    const surroundings = { securityLevel, hasCurves: groups.groups.some(isCurve) };
    const usable = ciphers.suites.filter((suite) => canBeOffered(suite, surroundings) && protocols.some((each) => each !== 'TLSv1.3' && canBeFor(suite, each)));
    const possible = protocols.filter((protocol) =>
      protocol === 'TLSv1.3' ? groups.groups.some(isForTls13) : usable.some((suite) => canBeFor(suite, protocol)),
    );
    this.reasons.add('protocols', written, protocols.length === 0);
    this.reasons.addCiphers(ciphers);
    this.reasons.addGroups(groups, options);
    for (const each of PEER.flatMap((name) => this.placed?.attributes(name) ?? [])) this.reasons.add('peer', each);
    const dies = emptyCurvesStop(groups.curves.value, options.target);
    const broken = dies ? 'daemon-dies' : !list.valid || ciphers.refusal || possible.length === 0 ? 'handshake-fails' : undefined;
    return { broken, protocols: possible, ciphers: usable, groups: groups.groups };
  }

  /** The list of exclusions in a policy takes the place of both in main.cf; what Postfix adds by itself stays. */
  private chooseCiphers(isMandatory: boolean, authenticates: boolean): CipherChoice {
    const ask = (suffix: string): Origin => this.ask(`${this.client.daemon}_tls_${suffix}`);
    const own = [ask('exclude_ciphers'), ...(isMandatory ? [ask('mandatory_exclude_ciphers')] : [])];
    const instead = own.map(({ value }) => value).filter((value) => value !== '');
    const exclude = this.placed?.attribute('exclude', instead.join(', '));
    return chooseCiphers(this.configuration, this.options, {
      grade: this.attributeOr('ciphers', `${this.client.daemon}_tls_${isMandatory ? 'mandatory_ciphers' : 'ciphers'}`),
      exclusions: exclude ? [exclude] : own,
      automatic: authenticates ? ['aNULL'] : isMandatory ? ['eNULL'] : [],
      service: this.client.service,
    });
  }

  private attributeOr(attribute: string, parameter: string): Origin {
    const own = this.ask(parameter);
    return this.placed?.attribute(attribute, own.value) ?? own;
  }

  /** Level fingerprint without one to compare with. */
  private hasNoFingerprint(level: ClientLevelName): boolean {
    if (level !== 'fingerprint' || this.placed?.attributes('match').length) return false;
    const known = this.ask(`${this.client.daemon}_tls_fingerprint_cert_match`);
    if (known.value !== '') return false;
    this.reasons.add('level', known, true);
    return true;
  }

  /** What a lone master.cf leaves to main.cf, nobody knows. */
  private obstacles(level: ClientLevelName): ReturnType<typeof daneObstacles> {
    return (level === 'dane' || level === 'dane-only') && this.configuration.hasMain ? daneObstacles(this.configuration, this.client) : [];
  }

  private hasCertificate(): boolean {
    return ['chain_files', 'cert_file', 'eccert_file', 'dcert_file'].some((each) => this.ask(`${this.client.daemon}_tls_${each}`).value !== '');
  }

  private ask(parameter: string): Origin {
    return origin(this.configuration, parameter, this.client.service);
  }
}

type Offer = Pick<Spoken, 'broken' | 'protocols' | 'ciphers' | 'groups'>;
