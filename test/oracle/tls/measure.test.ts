// The test bench itself: that it sees what it should, before anything is compared with it.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { TlsCase } from './cases';
import { measure } from './measure';

test('the bench tells apart what works and the ways to be broken', async () => {
  const observed = await measure([
    { name: 'works', main: ['smtpd_tls_security_level = encrypt', 'smtpd_tls_mandatory_protocols = >=TLSv1.2'], overrides: [], certificates: 'both' },
    { name: 'wrapped', main: ['tls_preempt_cipherlist = yes'], overrides: ['smtpd_tls_wrappermode = yes'], certificates: 'rsa' },
    { name: 'no TLS', main: [], overrides: [], certificates: 'both' },
    { name: 'refused', main: ['smtpd_tls_security_level = may'], overrides: [], certificates: 'none' },
    { name: 'fails', main: ['smtpd_tls_security_level = may', 'smtpd_tls_ciphers = strong'], overrides: [], certificates: 'both' },
    { name: 'fails wrapped', main: [], overrides: ['smtpd_tls_wrappermode = yes'], certificates: 'none' },
    { name: 'dies', main: ['smtpd_tls_security_level = dane'], overrides: [], certificates: 'both' },
    { name: 'dies later', main: ['smtpd_tls_ciphers = high }'], overrides: [], certificates: 'both' },
  ]);
  const works = { offered: true, required: true, wrapped: false, protocols: ['TLSv1.2', 'TLSv1.3'], serverOrder: false, broken: null };
  expect(observed.get('works')).toMatchObject(works);
  expect(observed.get('works')?.suites['TLSv1.2']).toContain('ECDHE-ECDSA-AES256-GCM-SHA384');
  expect(observed.get('wrapped')).toMatchObject({ offered: false, required: true, wrapped: true, serverOrder: true, broken: null });
  expect(observed.get('no TLS')).toMatchObject({ offered: false, required: false, protocols: [], broken: null });
  expect(observed.get('refused')).toMatchObject({ offered: true, required: false, protocols: [], broken: 'starttls-refused' });
  expect(observed.get('fails')).toMatchObject({ offered: true, protocols: [], broken: 'handshake-fails' });
  expect(observed.get('fails wrapped')).toMatchObject({ wrapped: true, protocols: [], broken: 'handshake-fails' });
  expect(observed.get('dies later')).toMatchObject({ offered: false, wrapped: false, protocols: [], broken: 'daemon-dies' });
  expect(observed.get('dies')).toMatchObject({ offered: false, protocols: [], broken: 'daemon-dies' });
});

test('a Postfix that does not start, or whose scan fails, leaves nothing behind', async () => {
  const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`postfix-tls-${process.pid}-`));
  const before = leftovers();
  const noService: TlsCase = { name: 'no service', main: ['smtpd_tls_ciphers = high }\nnot a service {'], overrides: [], certificates: 'none' };
  await expect(measure([noService])).rejects.toThrow('Postfix does not start');
  const stop = (): never => {
    throw new Error('enough');
  };
  await expect(measure([{ name: 'plain', main: [], overrides: [], certificates: 'none' }], stop)).rejects.toThrow('enough');
  expect(leftovers()).toEqual(before);
});
