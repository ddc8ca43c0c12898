// Which settings of a profile nobody wrote, side by side. In `guide` every one of the article's counts; elsewhere only those whose default is weaker
// than the profile on a service that needs them.
import type { Configuration } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { hasServerCertificate } from './certificates';
import { clientLevel, serverLevel } from './levels';
import { floorOf, type Recommendation, recommendations, type Side } from './profiles';
import { isAtLeastAsStrict, PROTOCOLS, parseProtocols } from './protocols';
import { meetsSeed } from './seed';
import { isLoopback, type TlsServer, tlsServices } from './services';
import { missedHardening, unusedHardening } from './twins';
import { protocolUses } from './uses';

export interface Missing {
  /** To be inserted together. */
  readonly together: readonly Recommendation[];
  /** Only by a click of its own: it would turn mail away. */
  readonly apart: readonly Recommendation[];
  /** TLS is not spoken at all, and nobody said so. */
  readonly isOff: boolean;
  /** What is inserted together works only once there is a certificate. */
  readonly needsCertificate: boolean;
}

/** What is missing on a side; undefined where nothing is, or where nobody needs it. */
export function missingOn(side: Side, configuration: Configuration, options: LintOptions): Missing | undefined {
  if (!configuration.hasMain || !isNeeded(side, configuration, options)) return undefined;
  const wanted = recommendations(options).filter((each) => each.side === side && !configuration.isSet(each.parameter));
  const missing = options.profile === 'guide' ? guideMissing(wanted, configuration, options) : profileMissing(side, wanted, configuration, options);
  return missing.together.length + missing.apart.length > 0 ? missing : undefined;
}

function guideMissing(wanted: readonly Recommendation[], configuration: Configuration, options: LintOptions): Missing {
  const open = wanted.filter(({ parameter }) => {
    // Older parameters may set the level, and the list for optional TLS counts for mandatory TLS too.
    const comesFromElsewhere = parameter.endsWith('_security_level') || parameter.endsWith('_mandatory_exclude_ciphers');
    const isWritten = parameter.endsWith('_security_level') ? levelIsWritten(parameter, configuration) : true;
    return !(comesFromElsewhere && isWritten && meetsSeed(configuration, parameter));
  });
  const level = open.find(({ parameter }) => parameter === 'smtpd_tls_security_level');
  const apart = level && hasPublicServer(configuration, options) ? [level] : [];
  return { together: open.filter((each) => !(apart.length > 0 && each === level)), apart, isOff: false, needsCertificate: false };
}

function levelIsWritten(parameter: string, configuration: Configuration): boolean {
  return (parameter.startsWith('smtpd') ? serverLevel(configuration) : clientLevel(configuration, undefined, 'smtp')).from !== undefined;
}

function profileMissing(side: Side, wanted: readonly Recommendation[], configuration: Configuration, options: LintOptions): Missing {
  if (side === 'library') return { together: speaksTls(configuration, options) ? wanted : [], apart: [], isOff: false, needsCertificate: false };
  const isOff = isOffUnsaid(side, configuration, options);
  const elsewhere = reportedByTwin(configuration, options);
  const isWeak = (each: Recommendation): boolean => !defaultMeets(each, configuration) && !elsewhere.includes(each.parameter);
  const floors = wanted.filter((each) => each.parameter.endsWith('_protocols') && isWeak(each));
  const lowUse = protocolUses(configuration, options).some(
    (use) =>
      use.setting === undefined &&
      floors.some((each) => each.parameter === use.parameter) &&
      use.spoken.some((protocol) => PROTOCOLS.indexOf(protocol) < PROTOCOLS.indexOf(floorOf(options.profile, use.mandatory))),
  );
  const levels = isOff ? wanted.filter((each) => each.parameter.endsWith('_security_level')) : [];
  return {
    together: isOff || lowUse ? [...levels, ...floors] : [],
    apart: [],
    isOff: levels.length > 0,
    needsCertificate: levels.length > 0 && side === 'server' && !hasServerCertificate(configuration, undefined),
  };
}

/** The parameters of which the rules about twins speak already. */
function reportedByTwin(configuration: Configuration, options: LintOptions): readonly string[] {
  const isOn = (id: string): boolean => options.severities[id] !== 'off';
  return [
    ...(isOn('mandatory-only-hardening') ? unusedHardening(configuration, options) : []),
    ...(isOn('opportunistic-only-hardening') ? missedHardening(configuration, options) : []),
  ].map(({ twin }) => twin);
}

function defaultMeets({ parameter, value }: Recommendation, configuration: Configuration): boolean {
  const list = parseProtocols(configuration.effective(parameter).value, configuration.target);
  return isAtLeastAsStrict(list, parseProtocols(value, configuration.target));
}

/** Nobody chose a level, and so some service that others reach speaks no TLS. */
function isOffUnsaid(side: 'server' | 'client', configuration: Configuration, options: LintOptions): boolean {
  const { servers, clients } = tlsServices(configuration, options.role);
  const levels =
    side === 'server'
      ? servers.filter(isOpen).map(({ service }) => serverLevel(configuration, service))
      : clients.filter(({ daemon }) => daemon === 'smtp').map(({ service }) => clientLevel(configuration, service, 'smtp'));
  return levels.some((level) => level.level === 'none' && level.from === undefined && !level.broken);
}

/** Whether there is somebody on the side to whom TLS matters. */
function isNeeded(side: Side, configuration: Configuration, options: LintOptions): boolean {
  const { servers, clients } = tlsServices(configuration, options.role);
  const serves = servers.some(isOpen);
  const sends = clients.some(({ daemon }) => daemon === 'smtp') && sendsToOthers(configuration);
  return side === 'server' ? serves : side === 'client' ? sends : serves || sends;
}

/** Not where all mail stays here, or goes to a program of this host that does the rest. */
function sendsToOthers(configuration: Configuration): boolean {
  if (/^(?:error|discard)(?::|$)/.test(configuration.effective('default_transport').value)) return false;
  const relay = configuration.effective('relayhost').value;
  return !isLoopback(/^(\[[^\]]*\]|[^:]*)/.exec(relay)?.[1] ?? '');
}

function speaksTls(configuration: Configuration, options: LintOptions): boolean {
  return tlsServices(configuration, options.role).servers.some((server) => isOpen(server) && serverLevel(configuration, server.service).level !== 'none');
}

function hasPublicServer(configuration: Configuration, options: LintOptions): boolean {
  return tlsServices(configuration, options.role).servers.some(
    ({ kind, service, daemon }) => kind === 'mx' && !service?.override(`${daemon}_tls_security_level`) && !serverLevel(configuration, service).wrapped,
  );
}

const isOpen = ({ kind }: TlsServer): boolean => kind !== 'internal';
