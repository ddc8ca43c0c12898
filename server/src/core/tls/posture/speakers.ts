// The services that speak TLS, each with its posture and with the choice of suites behind it: what the rules about suites and groups judge.
import type { Configuration, ServiceEntry } from '../../model/configuration';
import type { LintOptions } from '../../model/options';
import { isAuthenticating } from '../levels';
import type { CipherSuite } from '../openssl/suite';
import { type Origin, origin } from '../origin';
import { type TlsClient, type TlsServer, tlsServices } from '../services';
import { handshakesOf } from '../uses';
import { type CipherChoice, chooseCiphers } from './cipherChoice';
import { plainPosture, type ServicePosture } from './posture';

export interface Speaker {
  readonly user: TlsServer | TlsClient;
  readonly posture: ServicePosture;
  /** Made when somebody asks, of what the posture has asked for already. */
  readonly choice: CipherChoice;
  /** The entry whose overrides count for handshakes. */
  readonly service: ServiceEntry | undefined;
  /** Whether somebody outside of this host can hear it. Mail for LMTP mostly stays in the house. */
  readonly isHeard: boolean;
  /** The suites of TLS 1.2 and below that can come about with the kinds of certificates that are written down. */
  readonly suites: readonly CipherSuite[];
}

/** None where there is no main.cf: what a lone master.cf leaves to it, nobody knows. */
export function tlsSpeakers(configuration: Configuration, options: LintOptions): readonly Speaker[] {
  if (!configuration.hasMain) return [];
  return configuration.remember(`TLS speakers, ${options.role}, ${options.openssl}`, () => findSpeakers(configuration, options)); // many rules ask the same
}

function findSpeakers(configuration: Configuration, options: LintOptions): readonly Speaker[] {
  const { servers, clients } = tlsServices(configuration, options.role);
  const postures = plainPosture(configuration, options);
  return [...servers, ...clients].flatMap((user, index) => {
    const posture = postures[index];
    return posture && posture.level !== 'none' ? [speaker(configuration, options, user, posture)] : [];
  });
}

function speaker(configuration: Configuration, options: LintOptions, user: TlsServer | TlsClient, posture: ServicePosture): Speaker {
  const { prefix, service, isMandatory } = handshaker(configuration, options, user, posture);
  let choice: CipherChoice | undefined;
  return {
    user,
    posture,
    get choice() {
      choice ??= choiceOf(configuration, options, { posture, prefix, service, isMandatory });
      return choice;
    },
    service,
    isHeard: user.side === 'server' ? user.kind !== 'internal' : user.daemon === 'smtp',
    suites: posture.ciphers.filter(fitsCertificate(posture)),
  };
}

interface Handshaker {
  readonly prefix: string;
  readonly service: ServiceEntry | undefined;
  readonly isMandatory: boolean;
}

function handshaker(configuration: Configuration, options: LintOptions, user: TlsServer | TlsClient, posture: ServicePosture): Handshaker {
  if (user.side === 'client') return { prefix: user.daemon, service: user.service, isMandatory: posture.level !== 'may' };
  const { prefix, service, level } = handshakesOf(configuration, options, user);
  return { prefix, service, isMandatory: level.level === 'encrypt' };
}

interface ChoiceQuestion extends Handshaker {
  readonly posture: ServicePosture;
}

function choiceOf(configuration: Configuration, options: LintOptions, { posture, prefix, service, isMandatory }: ChoiceQuestion): CipherChoice {
  const ask = (suffix: string): Origin => origin(configuration, `${prefix}_tls_${suffix}`, service);
  return chooseCiphers(configuration, options, {
    grade: ask(isMandatory ? 'mandatory_ciphers' : 'ciphers'),
    exclusions: [ask('exclude_ciphers'), ...(isMandatory ? [ask('mandatory_exclude_ciphers')] : [])],
    automatic: automaticExclusions(posture, isMandatory),
    service,
  });
}

/** What Postfix excludes by itself, as server.ts and client.ts have it. */
function automaticExclusions({ side, level, clientCertificates }: ServicePosture, isMandatory: boolean): readonly string[] {
  if (side === 'server') return clientCertificates === 'ignored' ? [] : ['aNULL'];
  const authenticates = isAuthenticating({ level } as Parameters<typeof isAuthenticating>[0]);
  return authenticates ? ['aNULL'] : isMandatory ? ['eNULL'] : [];
}

/** A server whose only certificate stands in the parameter for elliptic curves has none for RSA. */
function fitsCertificate({ reasons }: ServicePosture): (suite: CipherSuite) => boolean {
  const files = reasons.filter(({ fact }) => fact === 'certificate');
  const hasCurvesOnly = files.length > 0 && files.every(({ parameter }) => parameter.endsWith('_eccert_file'));
  return ({ authentication }) => !(hasCurvesOnly && authentication === 'RSA');
}
