// docs/the-article.md says what each of the article's 18 settings does: that is computed here, and the page must say the same. With
// ARTICLE=write the table of the page is written anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Analysis, defaultOptions, hover, parseVersion, postureReport, type Version } from '../../../server/src/core';
import { SEED } from '../../../server/src/core/tls/profiles';

const PAGE = new URL('../../../docs/the-article.md', import.meta.url);
/** Each with the OpenSSL that usually comes with it. */
const VERSIONS = ['3.5', '3.7', '3.11'];
const MAIN = `smtpd_tls_chain_files = /etc/postfix/tls/key.pem, /etc/postfix/tls/fullchain.pem
${SEED.map(({ parameter, value }) => `${parameter} = ${value}`).join('\n')}
`;
const MASTER = 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n';
const BEGIN = '<!-- computed: test/unit/tls/article.test.ts -->\n';
const END = '<!-- end -->';

function analyse(version: string): Analysis {
  return Analysis.of({ main: MAIN, master: MASTER }, defaultOptions({ target: parseVersion(version) as Version, profile: 'guide' }));
}

/** What the hover says that the line does. */
function effect(analysis: Analysis, parameter: string): string {
  const { markdown = '' } = hover(analysis, 'main', MAIN.indexOf(`\n${parameter} =`) + 1) ?? {};
  const found = [
    ...(/\*\*TLS here:\*\* ((?:.* {2}\n)*.*)/.exec(markdown)?.[1] ?? '').matchAll(
      /^`(\w+) \w+`: .*?(?:This line (.*)|It would be (the same) without this line)\. *$/gm,
    ),
  ];
  const said = found.map(([, , does, same]) => (same ? 'nothing' : (does ?? '')));
  return said.length === 0 ? 'nothing: not in use' : [...new Set(said)].join('; ');
}

function table(): string {
  const analyses = VERSIONS.map(analyse);
  const head = `| setting | ${analyses.map(({ options }, index) => `Postfix ${VERSIONS[index]}, OpenSSL ${options.openssl}`).join(' | ')} |`;
  const rows = SEED.map(({ parameter, value }) => `| \`${parameter} = ${value}\` | ${analyses.map((each) => effect(each, parameter)).join(' | ')} |`);
  const total = analyses.map((each) => {
    const [server] = postureReport(each.configuration, each.options).services;
    return `${server?.protocols.length} versions, ${(server?.ciphers.length ?? 0) + (server?.tls13Ciphers.length ?? 0)} suites, mark ${server?.rating?.mark}`;
  });
  return [head, `|${' --- |'.repeat(VERSIONS.length + 1)}`, ...rows, `| **the server with all of them** | ${total.join(' | ')} |`].join('\n');
}

test('the table is what is computed', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [written = '', after = ''] = rest.split(END);
  if (process.env.ARTICLE === 'write') writeFileSync(PAGE, `${before}${BEGIN}\n${table()}\n\n${END}${after}`);
  else expect(written.trim()).toBe(table());
});

test('the server speaks what a scan of it showed: 47 suites of TLS 1.2 and below with Postfix 3.7', () => {
  const { configuration, options } = analyse('3.7');
  const [server] = postureReport(configuration, options).services;
  expect([server?.protocols, server?.ciphers.length]).toEqual([['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], 47]);
});
