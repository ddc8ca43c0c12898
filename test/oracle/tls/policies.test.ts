// What smtp(8) is said to offer a destination with a policy in main.cf, and what it really offers when it delivers: the versions, the suites in their
// order, and the host that it names. Where Postfix is said to refuse the policy, it must not connect at all. Needs root and the installed Postfix 3.7.
import { beforeAll, describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, parseVersion, postureReport, type RatedPolicy, type RatedService, type Version } from '../../../server/src/core';
import { canBeFor } from '../../../server/src/core/tls/posture/cipherChoice';
import { type Delivery, type DeliveryCase, deliver } from './delivery';
import type { Protocol } from './observed';

const options = defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0' });
const LITERAL = '[127.0.0.1]:%PORT';

/** A client at level may, with one policy for the destination that the mail goes to. */
const policy = (text: string, ...settings: readonly string[]): DeliveryCase => tables(`inline:{ { %NEXTHOP = ${text} } }`, LITERAL, ...settings);
const tables = (maps: string, nexthop: string, ...settings: readonly string[]): DeliveryCase => ({
  name: [maps, nexthop, ...settings].join(' | '),
  nexthop,
  settings: ['smtp_tls_security_level = may', `smtp_tls_policy_maps = ${maps}`, ...settings],
});

const CASES: readonly DeliveryCase[] = [
  ...['none', 'NONE', 'may', 'Encrypt', 'verify', 'secure', `fingerprint match=${'ab:'.repeat(31)}cd`, 'dane', 'dane-only'].map((each) => policy(each)),
  ...[
    'none protocols=>=TLSv1.2 foo',
    'may protocols=>=TLSv1.2',
    'may ciphers=high exclude=kRSA',
    'may exclude=',
    'encrypt protocols=>=TLSv1.2',
    'encrypt protocols=>=TLSv1.3',
    'encrypt protocols=',
    'encrypt protocols=!SSLv2:!SSLv3:!TLSv1',
    'encrypt protocols=!TLSv1.1',
    'encrypt PROTOCOLS=<=TLSv1.2',
    'encrypt ciphers=high',
    'encrypt ciphers=null',
    'encrypt exclude=kRSA:aNULL:SHA1',
    'encrypt, exclude=CAMELLIA:ARIA, ciphers=medium, protocols=TLSv1.2',
    'secure match=nexthop:.example.com servername=mx.example.com protocols=>=TLSv1.2',
    'verify match=hostname exclude=kDHE:kRSA',
    'encrypt servername=a-b.example.com connection_reuse=No',
    'dane protocols=>=TLSv1.2',
  ].map((each) => policy(each)),
  policy('encrypt', 'smtp_tls_mandatory_protocols = >=TLSv1.3', 'smtp_tls_exclude_ciphers = kRSA', 'smtp_tls_servername = sni.example.com'),
  policy('encrypt exclude=ARIA', 'smtp_tls_exclude_ciphers = kRSA', 'smtp_tls_mandatory_exclude_ciphers = SHA1'),
  policy('encrypt', 'smtp_tls_exclude_ciphers = kRSA', 'smtp_tls_mandatory_exclude_ciphers = SHA1', 'tls_medium_cipherlist = ECDHE+AESGCM:DHE+AESGCM:kRSA'),
  policy('may', 'smtp_tls_security_level = encrypt', 'smtp_tls_mandatory_protocols = >=TLSv1.3', 'smtp_tls_protocols = >=TLSv1.2'),
  // What Postfix refuses.
  ...[
    'strict',
    'half-dane',
    'encrypt protocols=!SSLv2, !SSLv3',
    'encrypt;protocols=TLSv1.3',
    'encrypt foo=bar',
    'encrypt enable_rpk=no',
    'encrypt { protocols = TLSv1.3 }',
    'encrypt ciphers=',
    'encrypt ciphers=high ciphers=high',
    'may match=nexthop',
    'encrypt match=nexthop',
    'secure match=',
    'fingerprint',
    'encrypt servername=-bad-',
    'encrypt servername=',
    'may tafile=/etc/ssl/cert.pem',
    'encrypt connection_reuse=maybe',
    '',
  ].map((each) => policy(each)),
  // What ends the session.
  ...[
    'encrypt protocols=>=TLSv1.9',
    'may protocols=bad',
    'encrypt ciphers=strong',
    'may exclude=!kRSA',
    'encrypt exclude=ALL',
    'encrypt protocols=>=TLSv1.3:<=TLSv1.2',
  ].map((each) => policy(each)),
  policy('may', 'smtp_tls_wrappermode = yes', 'smtp_tls_security_level = encrypt'),
  // Which table answers.
  tables('inline:{%NEXTHOP=encrypt}', LITERAL),
  tables('inline:{ { %NEXTHOP = may } { %NEXTHOP = encrypt protocols=TLSv1.2 } }', LITERAL),
  tables('inline:{ { %NEXTHOP = encrypt protocols=TLSv1.2 } }, inline:{ { %NEXTHOP = may } }', LITERAL),
  tables('static:{ encrypt protocols=TLSv1.2 }', LITERAL),
  tables('static:secure', LITERAL),
  tables('static:may, inline:{ { %NEXTHOP = encrypt protocols=TLSv1.2 } }', LITERAL),
  tables('inline:{ { %NEXTHOP = encrypt protocols=TLSv1.2 } }, static:none', LITERAL),
  tables('inline:{ { [127.0.0.1] = encrypt protocols=TLSv1.2 } }', LITERAL),
  tables('inline:{ }', LITERAL),
  tables('inline:{}', LITERAL),
  tables('inline:{ %NEXTHOP }', LITERAL),
  tables('inline:{ { %NEXTHOP = may }x }, static:encrypt', LITERAL),
  tables('inline:{ { %NEXTHOP = encrypt protocols=TLSv1.2 } }, inline:{ }', LITERAL),
  tables('static:{}', LITERAL),
  tables('inline:{ { Mx1.Example.ORG = encrypt protocols=TLSv1.2 } }', 'mx1.example.org'),
  tables('inline:{ { .example.org = encrypt protocols=TLSv1.2 } }', 'mx2.example.org'),
  tables('inline:{ { .org = encrypt protocols=TLSv1.2 }, { .example.org = secure } }', 'mx3.example.org'),
  tables('inline:{ { example.org = encrypt protocols=TLSv1.2 } }', 'mx4.example.org'),
  tables('inline:{ { .example.org = encrypt protocols=TLSv1.2 } }, static:none', 'mx5.example.org'),
];

/** What every client of the bench has. */
const COMMON = ['compatibility_level = 3.6', 'smtp_dns_support_level = disabled', 'smtp_host_lookup = native'];

let seen: ReadonlyMap<string, Delivery> = new Map();
beforeAll(async () => {
  seen = await deliver(CASES);
}, 300_000);

describe(`${CASES.length} policies`, () => {
  test.each(CASES.map((each) => [each.name, each] as const))('%s', (name, { settings }) => {
    const delivery = seen.get(name);
    if (!delivery) throw new Error('nothing was delivered');
    const main = [...COMMON, ...settings].map((each) => `${each.replaceAll('%NEXTHOP', delivery.nexthop)}\n`).join('');
    const { configuration } = Analysis.of({ main, master: 'smtp unix - - n - - smtp\n' }, options);
    const [client] = postureReport(configuration, options).services;
    if (!client) throw new Error('no client');
    const spoken = policyFor(client, delivery.nexthop);
    expect(observed(delivery, spoken)).toEqual(predicted(spoken, configuration.effective('smtp_tls_servername').value));
  });

  test('every way to be refused was among them', () => {
    const kinds = [...seen.values()].map((each) => endOf(each));
    expect([...new Set(kinds)].sort()).toEqual(['hello', 'mail waits', 'no handshake', 'no TLS', 'skipped'].sort());
  });
});

/** As smtp_tls_policy.c asks: the domain, and then its parents. */
function policyFor(client: RatedService, nexthop: string): RatedService | RatedPolicy {
  const keys = /^[\w.-]+$/.test(nexthop)
    ? nexthop.split('.').map((_, index, labels) => (index === 0 ? nexthop : `.${labels.slice(index).join('.')}`))
    : [nexthop];
  const found = keys.map((key) => client.policies.find(({ destination }) => destination.toLowerCase() === key.toLowerCase()));
  return found.find((each) => each !== undefined) ?? client;
}

interface Outcome {
  readonly end: 'hello' | 'no TLS' | 'no handshake' | 'mail waits' | 'skipped';
  readonly suites: readonly number[];
  readonly newest: string | undefined;
  readonly versions: readonly string[] | undefined;
  readonly serverName: string | undefined;
}

const NOTHING = { suites: [], newest: undefined, versions: undefined, serverName: undefined };

function predicted({ broken, offered, required, wrapped, level, ciphers, protocols, ...others }: RatedService | RatedPolicy, own: string): Outcome {
  if (broken === 'mail-waits') return { end: 'mail waits', ...NOTHING };
  if (broken) return { end: wrapped && !required ? 'skipped' : 'no handshake', ...NOTHING };
  if (!offered) return { end: 'no TLS', ...NOTHING };
  const named = 'attributes' in others ? others.attributes.findLast(({ name }) => name === 'servername')?.value : undefined;
  return {
    end: 'hello',
    suites: ciphers.map(({ id }) => id),
    newest: protocols.at(-1),
    versions: protocols.includes('TLSv1.3') ? protocols : undefined,
    serverName: named ?? (own || undefined),
  };
}

function endOf({ hello, connected, status, warnings }: Delivery): Outcome['end'] {
  if (hello) return 'hello';
  if (status.includes('client TLS configuration problem') && !connected) return 'mail waits';
  if (status.includes('Cannot start TLS')) return 'no handshake';
  if (connected) return 'no TLS';
  if (warnings.some((each) => each.startsWith('smtp_tls_wrappermode requires'))) return 'skipped';
  throw new Error(`the client did not come: ${status} ${warnings.join()}`);
}

/** OpenSSL names versions that no handshake can end with: for which no suite is left, and, at levels that authenticate, the old ones. */
function observed(delivery: Delivery, { level, ciphers }: RatedService | RatedPolicy): Outcome {
  const end = endOf(delivery);
  if (!delivery.hello) return { end, ...NOTHING };
  const { suites, versions, serverName } = delivery.hello;
  const isPossible = (version: string): boolean => {
    if (version === 'TLSv1.3') return true;
    if (version < 'TLSv1.2' && ['fingerprint', 'verify', 'secure'].includes(level)) return false;
    return ciphers.some((suite) => suites.includes(suite.id) && canBeFor(suite, version as Protocol));
  };
  return { end, suites, newest: versions.at(-1), versions: versions.includes('TLSv1.3') ? versions.filter(isPossible) : undefined, serverName };
}
