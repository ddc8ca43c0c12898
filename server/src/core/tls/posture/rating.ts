// A mark for each service and for the whole, in the manner of scanners: the worst thing that is true sets the limit. The criteria are ours, with
// their sources and their date in docs/rating.md; for the profile ncsc-nl they are those of NCSC-NL's guidelines. A function of the posture alone.
import type { Profile } from '../../model/options';
import type { CipherSuite } from '../openssl/suite';
import type { Spoken } from './posture';
import type { Fact } from './reasons';

export const MARKS = ['A+', 'A', 'A-', 'B', 'C', 'D', 'F'] as const;
export const NCSC_MARKS = ['pass', 'phase-out', 'fail'] as const;
export type Mark = (typeof MARKS)[number] | (typeof NCSC_MARKS)[number];

export type DeductionId =
  | 'broken'
  | 'no-tls'
  | 'optional-for-users'
  | 'no-encryption'
  | 'no-certificate'
  | 'anonymous-preferred'
  | 'anonymous'
  | 'old-only'
  | 'old-versions'
  | 'short-keys'
  | 'no-tls13'
  | 'static-rsa'
  | 'short-tags'
  | 'unverified'
  | 'no-aead'
  | 'finite-field'
  | 'other-ciphers';

export interface Deduction {
  readonly id: DeductionId;
  /** No mark is better than this one while it holds. */
  readonly limit: Mark;
  /** How many suites are concerned; 0 where it is not about suites. */
  readonly count: number;
  /** Whose reasons explain it. */
  readonly fact: Fact;
}

export interface Rating {
  readonly mark: Mark;
  /** The worst first. */
  readonly deductions: readonly Deduction[];
}

/** Services that only programs of this host reach, and LMTP without TLS, which mostly is a socket, are not rated. */
export function rate(posture: Spoken, profile: Profile): Rating | undefined {
  if (posture.role === 'internal' || (posture.role === 'lmtp-client' && !posture.offered)) return undefined;
  const scale = scaleOf(profile);
  const found = profile === 'ncsc-nl' ? ncscDeductions(posture) : deductions(posture);
  const rank = ({ limit }: Deduction): number => scale.indexOf(limit);
  const sorted = [...found].sort((a, b) => rank(b) - rank(a));
  return { mark: sorted[0]?.limit ?? (scale[0] as Mark), deductions: sorted };
}

/** The worst of some marks; undefined where there is none. */
export function worst(marks: readonly (Mark | undefined)[], profile: Profile): Mark | undefined {
  return scaleOf(profile).findLast((mark) => marks.includes(mark));
}

/** The marks that a profile gives, the best first. */
export function scaleOf(profile: Profile): readonly Mark[] {
  return profile === 'ncsc-nl' ? NCSC_MARKS : MARKS;
}

export function isWorse(mark: Mark, limit: Mark, profile: Profile): boolean {
  return scaleOf(profile).indexOf(mark) > scaleOf(profile).indexOf(limit);
}

const isAnonymous = ({ authentication }: CipherSuite): boolean => authentication === 'None';
const isStaticRsa = ({ keyExchange }: CipherSuite): boolean => keyExchange === 'RSA';
const isCcm8 = ({ encryption }: CipherSuite): boolean => encryption === 'AESCCM8';
const isAead = ({ mac }: CipherSuite): boolean => mac === 'AEAD';
const isPlain = ({ bits }: CipherSuite): boolean => bits === 0;
const isFiniteField = ({ keyExchange }: CipherSuite): boolean => keyExchange === 'DH';
const isUsual = ({ encryption }: CipherSuite): boolean => encryption.startsWith('AES') || encryption === 'CHACHA20';
const isUsers = ({ role }: Spoken): boolean => role === 'submission' || role === 'submissions';

function deductions(posture: Spoken): readonly Deduction[] {
  const { side, ciphers, protocols, level } = posture;
  const basic = basicDeductions(posture, 'F');
  if (basic.length > 0) return basic;
  const count = (test: (suite: CipherSuite) => boolean): number => ciphers.filter(test).length;
  const isServer = side === 'server';
  const prefersAnonymous = posture.prefersOwnOrder && ciphers[0] !== undefined && isAnonymous(ciphers[0]);
  const hasNew = protocols.includes('TLSv1.2') || protocols.includes('TLSv1.3');
  const list: (Deduction | false)[] = [
    isUsers(posture) && !posture.required && { id: 'optional-for-users', limit: 'C', count: 0, fact: 'level' },
    suites('no-encryption', 'F', count(isPlain)),
    isServer && posture.certificate === 'anonymous' && { id: 'no-certificate', limit: 'D', count: 0, fact: 'certificate' },
    isServer && (prefersAnonymous ? suites('anonymous-preferred', 'D', count(isAnonymous)) : suites('anonymous', 'B', count(isAnonymous))),
    !hasNew && { id: 'old-only', limit: 'D', count: 0, fact: 'protocols' },
    hasNew && protocols.some(isOld) && { id: 'old-versions', limit: 'B', count: 0, fact: 'protocols' },
    suites(
      'short-keys',
      'C',
      count(({ bits }) => bits > 0 && bits < 128),
    ),
    hasNew && !protocols.includes('TLSv1.3') && { id: 'no-tls13', limit: 'A-', count: 0, fact: 'protocols' },
    suites('static-rsa', 'A-', count(isStaticRsa)),
    suites('short-tags', 'A-', count(isCcm8)),
    !isServer && (level === 'may' || level === 'encrypt') && { id: 'unverified', limit: 'A', count: 0, fact: 'level' },
    suites(
      'no-aead',
      'A',
      count((suite) => !isAead(suite) && !isPlain(suite)),
    ),
    suites('finite-field', 'A', count(isFiniteField)),
  ];
  return list.filter((each) => each !== false);
}

/** NCSC-NL, IT Security Guidelines for TLS, 2025-05, as internet.nl tests them. */
function ncscDeductions(posture: Spoken): readonly Deduction[] {
  const { side, ciphers, protocols } = posture;
  const basic = basicDeductions(posture, 'fail');
  if (basic.length > 0) return basic;
  const isServer = side === 'server';
  const count = (test: (suite: CipherSuite) => boolean): number => ciphers.filter(test).length;
  const isInsufficient = (suite: CipherSuite): boolean => isAnonymous(suite) || isStaticRsa(suite) || isCcm8(suite) || isPlain(suite);
  const rest = (test: (suite: CipherSuite) => boolean): number => count((suite) => !isInsufficient(suite) && test(suite));
  const isOldMac = ({ mac }: CipherSuite): boolean => mac === 'SHA1' || mac === 'MD5';
  const list: (Deduction | false)[] = [
    isServer && posture.certificate === 'anonymous' && { id: 'no-certificate', limit: 'fail', count: 0, fact: 'certificate' },
    protocols.some(isOld) && { id: 'old-versions', limit: 'fail', count: 0, fact: 'protocols' },
    suites('no-encryption', 'fail', count(isPlain)),
    suites('anonymous', 'fail', isServer ? count(isAnonymous) : 0),
    suites('static-rsa', 'fail', count(isStaticRsa)),
    suites(
      'short-tags',
      'fail',
      count((suite) => isCcm8(suite) && !isAnonymous(suite)),
    ),
    suites('no-aead', 'fail', rest(isOldMac)),
    suites(
      'no-aead',
      'phase-out',
      rest((suite) => !isAead(suite) && !isOldMac(suite)),
    ),
    suites('finite-field', 'phase-out', rest(isFiniteField)),
    suites(
      'other-ciphers',
      'phase-out',
      rest((suite) => !isUsual(suite)),
    ),
  ];
  return list.filter((each) => each !== false);
}

/** Where there is no TLS, nothing else is to be said. */
function basicDeductions({ broken, offered, reasons }: Spoken, limit: Mark): readonly Deduction[] {
  const culprit = reasons.find(({ isFatal }) => isFatal);
  if (broken) return [{ id: 'broken', limit, count: 0, fact: culprit?.fact ?? 'protocols' }];
  return offered ? [] : [{ id: 'no-tls', limit, count: 0, fact: 'level' }];
}

function suites(id: DeductionId, limit: Mark, count: number): Deduction | false {
  return count > 0 && { id, limit, count, fact: 'ciphers' };
}

const isOld = (protocol: Spoken['protocols'][number]): boolean => protocol !== 'TLSv1.2' && protocol !== 'TLSv1.3';
