// A finding that is kept over an edit of main.cf moves with its line; what its fix does in master.cf stays where it is.
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, toEdits } from '../../../server/src/core';

const MASTER = `smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o smtpd_sasl_auth_enable=yes
smtp unix - - y - - smtp
`;

const mainWith = (banner: string): string => `smtpd_banner = ${banner}
smtpd_tls_chain_files = /etc/postfix/chain.pem
smtpd_tls_security_level = encrypt
mydestination = example.com
`;

const editsOf = (analysis: Analysis): unknown =>
  analysis.problems
    .filter(({ rule }) => rule.id === 'smtpd-encrypt-public-mx')
    .flatMap(({ fixes, file }) => fixes.map((fix) => toEdits(fix, file, analysis.configuration)));

test('a fix in both files, after a line above it in main.cf grew', () => {
  const options = defaultOptions();
  const before = Analysis.of({ main: mainWith('short'), master: MASTER }, options);
  expect(editsOf(before)).toHaveLength(1);
  const texts = { main: mainWith('x'.repeat(60)), master: MASTER };
  expect(editsOf(Analysis.of(texts, options, before))).toEqual(editsOf(Analysis.of(texts, options)));
});
