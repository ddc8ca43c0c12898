// Policies for single destinations as part of the posture. That they are what a real smtp(8) does is shown by test/oracle/tls/policies.test.ts.
import { describe, expect, test } from 'vitest';
import { Analysis, defaultOptions, hover, type PostureReport, parseVersion, postureReport, type Version } from '../../../server/src/core';

const options = defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0' });
const MASTER = 'smtp unix - - n - - smtp\n';

function report(main: string, master = MASTER): PostureReport {
  return postureReport(Analysis.of({ main, master }, options).configuration, options);
}

const MAIN = `smtp_tls_security_level = dane
smtp_dns_support_level = dnssec
smtp_tls_mandatory_protocols = >=TLSv1.2
smtp_tls_policy_maps = inline:{
  { example.com = secure protocols=>=TLSv1.3 match=nexthop:.example.com }
  # A comment between them.
  { .example.org = none } }, hash:/etc/postfix/tls_policy
`;

describe('reasons', () => {
  const [client] = report(MAIN).services;
  const [secure, none] = client?.policies ?? [];
  const written = (policy: typeof secure): readonly unknown[] =>
    policy?.reasons.filter(({ isPolicy }) => isPolicy).map(({ fact, place, instead }) => [fact, MAIN.slice(place?.span.start, place?.span.end), instead]) ?? [];

  test('point at the characters of the policy, and say what main.cf has instead', () => {
    expect(written(secure)).toEqual([
      ['level', 'secure', 'dane'],
      ['protocols', 'protocols=>=TLSv1.3', '>=TLSv1.2'],
      ['peer', 'match=nexthop:.example.com', undefined],
    ]);
    expect(written(none)).toEqual([['level', 'none', 'dane']]);
  });

  test('what is not in the policy comes from main.cf', () => {
    expect(secure?.reasons.some(({ parameter }) => parameter === 'smtp_tls_mandatory_ciphers')).toBe(true);
    expect(secure?.reasons.some(({ parameter }) => parameter === 'smtp_tls_mandatory_protocols')).toBe(false);
  });

  test('tables that stand elsewhere are named', () => {
    expect(client?.unseenPolicies).toEqual(['hash:/etc/postfix/tls_policy']);
  });
});

describe('marks', () => {
  const FINE = 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n';
  const marks = (policy: string): readonly unknown[] => {
    const { services, mark } = report(`${FINE}smtp_tls_policy_maps = ${policy}\n`);
    return [services[0]?.rating?.mark, services[0]?.mark, mark];
  };

  test('the worst policy counts', () => expect(marks('inline:{ { example.com = none } }')).toEqual(['A-', 'F', 'F']));
  test('one that Postfix refuses counts', () => expect(marks('inline:{ { example.com = strict } }')).toEqual(['A-', 'F', 'F']));
  test('one for a host in the same house does not', () => expect(marks('inline:{ { [10.1.2.3]:25 = none } }')).toEqual(['A-', 'A-', 'A-']));
  test('where a table answers for everybody, main.cf does not count', () => expect(marks('static:none')).toEqual(['F', 'F', 'F']));
});

test('an override of master.cf has policies of its own, and its characters', () => {
  const master = `${MASTER}relay unix - - n - - smtp\n  -o { smtp_tls_policy_maps = inline:{ { example.com = encrypt } } }\n`;
  const [, relay] = report('smtp_tls_security_level = may\n', master).services;
  const [policy] = relay?.policies ?? [];
  const { place } = policy?.reasons[0] ?? {};
  expect([place?.file, master.slice(place?.span.start, place?.span.end)]).toEqual(['master', 'encrypt']);
});

test('where a name was expanded, the whole value is the place', () => {
  const main = 'mydomain = example.com\nsmtp_tls_policy_maps = inline:{ { $mydomain = encrypt } }\n';
  const [policy] = report(main).services[0]?.policies ?? [];
  const { place } = policy?.reasons[0] ?? {};
  expect([policy?.destination, main.slice(place?.span.start, place?.span.end)]).toEqual(['example.com', 'inline:{ { $mydomain = encrypt } }']);
});

test('the client for LMTP has a parameter of its own', () => {
  const main = 'smtp_tls_policy_maps = static:none\nlmtp_tls_policy_maps = inline:{ { lmtp.example.com = encrypt } }\n';
  const [client] = report(main, 'lmtp unix - - n - - lmtp\n').services;
  expect(client?.policies.map(({ destination, level }) => [destination, level])).toEqual([['lmtp.example.com', 'encrypt']]);
});

test('attributes in braces came with Postfix 3.10', () => {
  const main = 'smtp_tls_policy_maps = inline:{ { example.com = encrypt { protocols = >=TLSv1.2, !TLSv1.3 } } }\n';
  const at = (version: string): unknown => {
    const newer = defaultOptions({ target: parseVersion(version) as Version });
    const [client] = postureReport(Analysis.of({ main, master: MASTER }, newer).configuration, newer).services;
    return client?.policies[0]?.broken ?? client?.policies[0]?.protocols;
  };
  expect([at('3.9'), at('3.10')]).toEqual(['mail-waits', ['TLSv1.2']]);
});

describe('hover', () => {
  const analysis = Analysis.of({ main: MAIN, master: MASTER }, options);
  const at = (text: string): string | undefined => hover(analysis, 'main', MAIN.indexOf(text))?.markdown;

  test('on a policy says what its destination gets', () => {
    expect(at('match=')).toBe(
      '**example.com**: secure; TLS 1.3; 3 suites; required.\n\nCompared with other destinations, this policy removes TLS 1.2 and 71 suites and demands TLS.',
    );
  });

  test('on another table is what it was', () => expect(at('hash:')).toContain('**hash**'));

  test('on the name has the destinations too', () => expect(at('smtp_tls_policy_maps')).toContain('`smtp unix -> example.com`: TLS 1.3; 3 suites; required.'));
});
