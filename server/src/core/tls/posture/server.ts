// What TLS a server speaks: smtpd(8), and postscreen(8) with the tlsproxy(8) that speaks for it. Follows smtpd.c, tls_server.c and tls_misc.c; each
// way to break was seen with Postfix 3.7.
import { isKnown } from '../../catalogue/parameters';
import type { Configuration, ServiceEntry } from '../../model/configuration';
import { type CertificateChain, serverCertificates } from '../certificates';
import { emptyCurvesStop } from '../groups';
import { isYes, type ServerLevel, serverLevel } from '../levels';
import { TLS13_SUITES } from '../openssl/library';
import { isCurve, isForTls13 } from '../openssl/namedGroups';
import type { CipherSuite } from '../openssl/suite';
import { type Origin, origin } from '../origin';
import { type Protocol, parseProtocols, spokenProtocols } from '../protocols';
import type { TlsServer } from '../services';
import { type Handshakes, handshakesOf } from '../uses';
import { type CertificateKey, type CipherChoice, canBeFor, canBeUsed, canSign, chooseCiphers, keysWithin, protocolsWithin } from './cipherChoice';
import { deadlySetting } from './deadly';
import { chooseGroups, type GroupChoice } from './groupChoice';
import type { Broken, PostureOptions, ServicePosture } from './posture';
import { Reasons } from './reasons';

const BOTH: readonly CertificateKey[] = [
  { kind: 'RSA', bits: undefined },
  { kind: 'ECDSA', bits: undefined },
];

export function serverPosture(configuration: Configuration, options: PostureOptions, server: TlsServer): ServicePosture {
  return new Server(configuration, options, server).posture();
}

class Server {
  private readonly level: ServerLevel;
  private readonly handshake: Handshakes;
  private readonly isMandatory: boolean;
  private readonly speaker: ServiceEntry | undefined;
  private readonly prefix: string;
  private readonly reasons: Reasons;

  constructor(
    private readonly configuration: Configuration,
    private readonly options: PostureOptions,
    private readonly server: TlsServer,
  ) {
    this.level = serverLevel(configuration, server.service);
    this.handshake = handshakesOf(configuration, options, server);
    this.isMandatory = this.handshake.level.level === 'encrypt';
    this.prefix = this.handshake.prefix;
    this.speaker = this.handshake.service;
    this.reasons = new Reasons(configuration);
  }

  posture(): ServicePosture {
    const level = this.ask(this.level.parameter, this.server.service);
    this.reasons.add('level', level, this.level.broken);
    const isOn = this.level.level !== 'none';
    const deadly = deadlySetting(this.configuration, this.server.service, this.server.daemon, isOn && this.server.daemon === 'smtpd');
    this.reasons.add('start', deadly, true);
    const spoken = isOn ? this.handshakes() : NOTHING;
    const broken = this.level.broken || deadly ? 'daemon-dies' : isOn && this.hasNoProxy() ? 'starttls-refused' : spoken.broken;
    const isAlive = broken !== 'daemon-dies';
    return {
      service: this.server.name,
      type: this.server.service?.type ?? 'inet',
      side: 'server',
      role: this.server.kind,
      level: this.level.level,
      offered: isOn && isAlive,
      required: this.level.level === 'encrypt' && isAlive,
      wrapped: this.level.wrapped,
      ...spoken,
      ...(broken && NO_HANDSHAKE),
      broken,
      reasons: this.reasons.list,
      policyPlace: undefined,
      policies: [],
      unseenPolicies: [],
    };
  }

  private handshakes(): Handshake {
    const clientCertificates = this.clientCertificates();
    const chains = this.certificateChains();
    const certificate = certificateIn(chains, clientCertificates !== 'ignored');
    const keys = certificate === 'configured' ? this.options.keysIn?.(chains) : undefined;
    const ciphers = this.chooseCiphers(clientCertificates !== 'ignored');
    const groups = chooseGroups(this.configuration, this.options, this.speaker);
    const level = clientCertificates === 'required' ? 1 : ciphers.securityLevel;
    const list = this.protocols(level);
    const usableKeys = certificate === 'configured' ? keysWithin(keys ?? BOTH, { ...ciphers, securityLevel: level }) : [];
    const surroundings = { keys: usableKeys, securityLevel: level, hasCurves: groups.groups.some(isCurve) };
    const usable = ciphers.suites.filter((suite) => canBeUsed(suite, surroundings));
    // A server without a certificate has nothing to sign a TLS 1.3 handshake with.
    const canSpeakNew = usableKeys.length > 0 && groups.groups.some(isForTls13);
    const canBeSpoken = (suite: CipherSuite, protocol: Protocol): boolean => canBeFor(suite, protocol) && canSign(suite, protocol, level);
    const protocols = list.spoken.filter((protocol) => (protocol === 'TLSv1.3' ? canSpeakNew : usable.some((suite) => canBeSpoken(suite, protocol))));
    const order = this.ask('tls_preempt_cipherlist');
    this.reasons.addCiphers(ciphers);
    this.reasons.add('order', order);
    this.reasons.addGroups(groups, this.options);
    const broken = this.broken(certificate, list.isValid, ciphers, groups) ?? (protocols.length === 0 ? 'handshake-fails' : undefined);
    return {
      broken,
      protocols,
      ciphers: usable.filter((suite) => protocols.some((protocol) => protocol !== 'TLSv1.3' && canBeFor(suite, protocol))),
      tls13Ciphers: protocols.includes('TLSv1.3') ? TLS13_SUITES : [],
      groups: groups.groups,
      prefersOwnOrder: isYes(order.value),
      clientCertificates,
      certificate,
      keys,
    };
  }

  private certificateChains(): readonly CertificateChain[] {
    const { origins, chains } = serverCertificates(this.configuration, this.prefix, this.speaker);
    for (const each of origins) this.reasons.add('certificate', each, chains.length === 0);
    return chains;
  }

  /** postscreen lives on where tlsproxy is switched off or dies, and then refuses STARTTLS. */
  private hasNoProxy(): boolean {
    if (this.prefix !== 'tlsproxy') return false;
    const { level, parameter, broken } = this.handshake.level;
    if (broken || level === 'none') this.reasons.add('level', this.ask(parameter), true);
    const deadly = deadlySetting(this.configuration, this.speaker, 'tlsproxy', true);
    this.reasons.add('start', deadly, true);
    return broken || level === 'none' || deadly !== undefined;
  }

  private clientCertificates(): ServicePosture['clientCertificates'] {
    const required = this.ask(`${this.prefix}_tls_req_ccert`);
    if (this.isMandatory && isYes(required.value)) {
      this.reasons.add('client-certificates', required);
      return 'required';
    }
    const asked = this.ask(`${this.prefix}_tls_ask_ccert`);
    if (!isYes(asked.value)) return 'ignored';
    this.reasons.add('client-certificates', asked);
    return 'asked';
  }

  private chooseCiphers(asksForCertificates: boolean): CipherChoice {
    const ask = (suffix: string): Origin => this.ask(`${this.prefix}_tls_${suffix}`);
    return chooseCiphers(this.configuration, this.options, {
      grade: ask(this.isMandatory ? 'mandatory_ciphers' : 'ciphers'),
      exclusions: [ask('exclude_ciphers'), ...(this.isMandatory ? [ask('mandatory_exclude_ciphers')] : [])],
      automatic: asksForCertificates ? ['aNULL'] : [],
      service: this.speaker,
    });
  }

  private protocols(securityLevel: number): { readonly spoken: readonly Protocol[]; readonly isValid: boolean } {
    const written = this.ask(`${this.prefix}_tls_${this.isMandatory ? 'mandatory_' : ''}protocols`);
    const list = parseProtocols(written.value, this.options.target);
    const spoken = protocolsWithin(spokenProtocols(list, { side: 'server' }), securityLevel, this.options.openssl);
    this.reasons.add('protocols', written, spoken.length === 0);
    return { spoken, isValid: list.valid };
  }

  private broken(certificate: ServicePosture['certificate'], isValid: boolean, ciphers: CipherChoice, groups: GroupChoice): Broken | undefined {
    const refused: Broken = this.level.wrapped ? 'handshake-fails' : 'starttls-refused';
    if (emptyCurvesStop(groups.curves.value, this.options.target)) return this.prefix === 'tlsproxy' ? refused : 'daemon-dies';
    if (certificate === 'none' || !isValid || this.hasBadConfigFile()) return refused;
    return ciphers.refusal ? 'handshake-fails' : undefined;
  }

  private hasBadConfigFile(): boolean {
    const file = this.ask('tls_config_file');
    if (!isKnown(file.parameter, this.options.target)) return false;
    return file.value !== '' && file.value !== 'default' && file.value !== 'none' && !file.value.startsWith('/');
  }

  private ask(parameter: string, service = this.speaker): Origin {
    return origin(this.configuration, parameter, service);
  }
}

type Handshake = Pick<
  ServicePosture,
  'broken' | 'protocols' | 'ciphers' | 'tls13Ciphers' | 'groups' | 'prefersOwnOrder' | 'clientCertificates' | 'certificate' | 'keys'
>;

const NO_HANDSHAKE = { protocols: [], ciphers: [], tls13Ciphers: [] };
const NOTHING: Handshake = {
  ...NO_HANDSHAKE,
  broken: undefined,
  groups: [],
  prefersOwnOrder: false,
  clientCertificates: 'ignored',
  certificate: 'none',
  keys: undefined,
};

/** Whoever asks for the certificates of others needs one: without, the server speaks no TLS. */
function certificateIn(chains: readonly CertificateChain[], asksForCertificates: boolean): ServicePosture['certificate'] {
  const files = chains.flat();
  if (files.length === 0) return 'none';
  if (files.some((file) => file !== 'none')) return 'configured';
  return asksForCertificates ? 'none' : 'anonymous';
}
