// Every profile applied to real files: real postconf accepts what comes out, sees a change of nothing but TLS, and a second run changes nothing.
// What a profile claims is measured: some of the results are started as a real Postfix and scanned. Uses ../shared/oracle where it is.
import { afterAll, describe, expect, test } from 'vitest';
import {
  Analysis,
  type AppliedProfile,
  applyEdits,
  applyProfile,
  defaultOptions,
  PROFILES,
  type Profile,
  parseVersion,
  type Texts,
  type Version,
} from '../../server/src/core';
import { changedKeys, Postconf } from '../support/postconf';
import { corpusConfigurations, forPostconf } from './configurations';
import type { TlsCase } from './tls/cases';
import { handshakeSettings } from './tls/corpusCases';
import { measure } from './tls/measure';
import type { Observed } from './tls/observed';

const options = defaultOptions({ target: parseVersion('3.7.11') as Version, openssl: '3.0' });
const postconf = new Postconf();
afterAll(() => postconf.remove());

function applied(texts: Texts, profile: Profile): { readonly after: Texts; readonly result: AppliedProfile } {
  const result = applyProfile(Analysis.of(texts, options), profile);
  const edit = (file: 'main' | 'master'): Partial<Texts> => {
    const text = texts[file];
    return text === undefined ? {} : { [file]: applyEdits(text, result.edits[file] ?? []) };
  };
  return { after: { ...edit('main'), ...edit('master') }, result };
}

describe.each(PROFILES)('profile %s', (profile) => {
  test('on every configuration', { timeout: 900_000 }, async () => {
    const wrong: string[] = [];
    const verdicts = corpusConfigurations().map(({ name, texts }) => {
      const { after } = applied(texts, profile);
      if (Object.values(applied(after, profile).result.edits).some((edits) => edits?.length)) wrong.push(`${name}: a second run changes something`);
      const keys = [postconf.prepare(forPostconf(texts)), postconf.prepare(forPostconf(after))] as const;
      return () => {
        const [before, now] = keys.map((key) => postconf.view(key)) as [ReturnType<Postconf['view']>, ReturnType<Postconf['view']>];
        if (before.fatal) return;
        if (now.fatal) wrong.push(`${name}: postconf dies: ${now.stderr}`);
        const others = changedKeys(before.settings, now.settings).filter((key) => !/tls|^smtp_dns_support_level$/.test(key));
        if (others.length > 0) wrong.push(`${name}: changes ${others}`);
      };
    });
    await postconf.ask();
    for (const verdict of verdicts) verdict();
    expect(wrong).toEqual([]);
  });
});

/** What every profile promises of a server, but for old versions where TLS is optional in two of them. */
const OLD_ARE_FINE: readonly Profile[] = ['guide', 'compatible'];
const TEMPLATES = [
  'smtpd_tls_security_level = may\n',
  'smtpd_use_tls = yes\nsmtpd_tls_protocols = !SSLv2\nsmtpd_tls_ciphers = medium\ntls_preempt_cipherlist = yes\n',
];

test('what comes out is what the profile promises, measured', { timeout: 900_000 }, async () => {
  const cases = PROFILES.flatMap((profile) =>
    TEMPLATES.map((template, index): TlsCase => {
      const main = `smtpd_tls_chain_files = /etc/postfix/both.pem\n${template}`;
      const { after } = applied({ main, master: 'smtp inet n - y - - smtpd\n' }, profile);
      return { name: `${profile} ${index}`, main: handshakeSettings(after.main ?? ''), overrides: [], certificates: 'both' };
    }),
  );
  const measured = await measure(cases);
  for (const [name, observed] of measured) {
    const profile = name.split(' ')[0] as Profile;
    expect({ name, broken: observed.broken, offered: observed.offered }).toEqual({ name, broken: null, offered: true });
    if (!OLD_ARE_FINE.includes(profile)) expect({ name, old: observed.protocols.filter((each) => each < 'TLSv1.2') }).toEqual({ name, old: [] });
    if (profile === 'ncsc-nl') expect({ name, weak: suites(observed).filter((suite) => INSUFFICIENT.test(suite)) }).toEqual({ name, weak: [] });
    if (profile === 'mozilla-intermediate') expect({ name, suites: [...suites(observed)].sort() }).toEqual({ name, suites: [...MOZILLA].sort() });
    if (profile === 'mozilla-modern') expect({ name, protocols: observed.protocols }).toEqual({ name, protocols: ['TLSv1.3'] });
    if (profile === 'bsi') expect({ name, weak: suites(observed).filter((suite) => NOT_OF_BSI.test(suite)) }).toEqual({ name, weak: [] });
  }
});

test.each(['may', 'encrypt', 'dane'])('a client at level %s offers what Mozilla lists, too', (level) => {
  const main = `smtp_tls_security_level = ${level}\nsmtp_dns_support_level = dnssec\n`;
  const { result } = applied({ main, master: 'smtp unix - - n - - smtp\n' }, 'mozilla-intermediate');
  const [client] = result.after.services;
  expect(client?.ciphers.map(({ name }) => name).sort()).toEqual([...MOZILLA].sort());
});

/** NCSC-NL (2025-05): anonymous, without forward secrecy, SHA-1, CCM8. */
const INSUFFICIENT = /^(?:ADH|AECDH)|^(?!ECDHE|DHE)|-SHA$|CCM8/;
/** BSI TR-02102-2 (2026-01): what its tables do not list of the same kinds. */
const NOT_OF_BSI = /^(?:ADH|AECDH)|^(?!ECDHE|DHE)|CAMELLIA|ARIA|CCM8/;

/** Mozilla's guideline 6.0 (2026-05), intermediate: as its own generator writes them. */
const MOZILLA =
  'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305'.split(
    ':',
  );

function suites(observed: Observed): readonly string[] {
  return observed.suites['TLSv1.2'];
}
