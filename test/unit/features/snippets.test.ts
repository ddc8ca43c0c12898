// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the places of snippets, and main.cf's dollar signs
// Snippets by what becomes of the file: with nothing filled in, each is something that neither this program nor the installed postconf objects to.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  type Completion,
  complete,
  defaultOptions,
  type FileKind,
  parseVersion,
  SUPPORTED_VERSIONS,
  type Texts,
  type Version,
} from '../../../server/src/core';

const optionsOf = (version: string) => defaultOptions({ target: parseVersion(version) as Version, profile: 'balanced' });

interface Place {
  readonly file: FileKind;
  readonly others?: Texts;
  readonly version?: string;
}

/** The snippets at `|`, in their order, each with the files after it was taken. */
function snippets(marked: string, { file, others = {}, version = '3.11' }: Place): (Completion & { readonly after: Required<Texts> })[] {
  const text = marked.replace('|', '');
  const found = complete(Analysis.of({ ...others, [file]: text }, optionsOf(version)), file, marked.indexOf('|'));
  return (found?.items ?? [])
    .filter(({ kind, sortText }) => kind === 'snippet' && sortText.startsWith('9'))
    .sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .map((item) => {
      const after = applyEdits(text, [{ span: found?.span ?? { start: 0, end: 0 }, newText: item.insertText }, ...(item.edits ?? [])]);
      return { ...item, after: { main: '', master: '', ...others, [file]: after } };
    });
}

const labels = (marked: string, place: Place): string[] => snippets(marked, place).map(({ label }) => label);

function snippet(label: string, marked: string, place: Place) {
  const found = snippets(marked, place).find((each) => each.label.startsWith(label));
  if (!found) throw new Error(`"${label}" is not among ${labels(marked, place)}`);
  return found;
}

const MAIN = 'compatibility_level = 2\nmyhostname = mail.example.com\nsmtp_tls_security_level = may\n';
const CERTIFIED = `${MAIN}smtpd_tls_chain_files = /etc/postfix/tls/chain.pem\nsmtpd_tls_security_level = may\n`;
const MASTER = 'smtp      inet  n       -       n       -       -       smtpd\nsmtp      unix  -       -       n       -       -       smtp\n';

/** The files around a snippet: what it needs to make sense, and no more. */
const AROUND: Readonly<Record<string, { readonly marked: string; readonly others: Texts }>> = {
  'relay through a smarthost': { marked: MAIN.replace(/smtp_tls.*\n/, '|\n'), others: { master: MASTER } },
  'DANE for outgoing mail': { marked: MAIN.replace(/smtp_tls.*\n/, '|\n'), others: { master: MASTER } },
  'TLS for incoming mail': { marked: `${MAIN}|\n`, others: { master: MASTER } },
  'milter (rspamd)': { marked: `${CERTIFIED}|\n`, others: { master: MASTER } },
  'LMTP to Dovecot': { marked: `${CERTIFIED}|\n`, others: { master: MASTER } },
  'SASL login with Dovecot': { marked: `${CERTIFIED}|\n`, others: { master: MASTER } },
  'postscreen settings': { marked: `${CERTIFIED}|\n`, others: { master: MASTER } },
  'submission service (587)': { marked: `${MASTER}|\n`, others: { main: CERTIFIED } },
  'submissions service (465)': { marked: `${MASTER}|\n`, others: { main: CERTIFIED } },
  'postscreen on port 25': { marked: `|\n${MASTER.replace(/^smtp +inet.*\n/, '')}`, others: { main: CERTIFIED } },
  'pipe to a content filter': { marked: `${MASTER}|\n`, others: { main: CERTIFIED } },
};

const folder = mkdtempSync(join(tmpdir(), 'postfix-snippets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const installed = /mail_version = (\d+\.\d+)/.exec(spawnSync('postconf', ['-d', 'mail_version'], { encoding: 'utf8' }).stdout ?? '')?.[1];

/** What the installed postconf says of files, and what it objects to. */
function postconf({ main, master }: Required<Texts>, ...args: string[]): { readonly out: string; readonly error: string; readonly code: number | null } {
  const hourAgo = Date.now() / 1000 - 3600; // a file that has just changed is read again until it has cooled down
  for (const [name, text] of Object.entries({ 'main.cf': main, 'master.cf': master })) {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), hourAgo, hourAgo);
  }
  const { stdout, stderr, status } = spawnSync('postconf', ['-c', folder, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return { out: stdout, error: stderr, code: status };
}

describe.each(Object.entries(AROUND))('%s', (label, { marked, others }) => {
  const file: FileKind = others.main === undefined ? 'main' : 'master';

  test.each(SUPPORTED_VERSIONS)('is beyond reproach in %s', (version) => {
    const { after } = snippet(label.split(' (')[0] ?? label, marked, { file, others, version });
    const { problems } = Analysis.of(after, optionsOf(version));
    expect(problems.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule, message }) => `${rule.id}: ${message}`)).toEqual([]);
  });

  test.skipIf(installed === undefined)('is what postconf takes without a word', () => {
    const { insertText, after } = snippet(label, marked, { file, others, version: installed ?? '' });
    const settings = postconf(after, '-n');
    const services = postconf(after, '-M');
    expect([settings.error, services.error, settings.code, services.code]).toEqual(['', '', 0, 0]);
    const entries = (text: string): string[] =>
      text
        .trim()
        .split(/\n(?!\s)/)
        .map((entry) => entry.replace(/\s+/g, ' '));
    expect(entries(file === 'main' ? settings.out : services.out)).toEqual(expect.arrayContaining(entries(insertText)));
  });

  test('has places only where its defaults stand', () => {
    const { template, insertText } = snippet(label, marked, { file, others });
    // Postfix's own dollar signs have to be escaped, or an editor takes them for its variables.
    const bare = (template ?? insertText).replace(/\\[\\$}]/g, '').replace(/\$\{\d+:[^${}\\]+\}/g, '');
    expect(template === undefined ? '' : bare).not.toMatch(/[$\\]/);
    const numbers = [...(template ?? '').matchAll(/\$\{(\d+):/g)].map(([, digits]) => Number(digits));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

test('every snippet that there is has been tried above', () => {
  const all = [...labels('|', { file: 'main' }), ...labels('|', { file: 'master' })];
  expect(all.sort()).toEqual(Object.keys(AROUND).sort());
});

describe('places and plain text', () => {
  test('a dollar sign of Postfix is escaped in a template and plain without one', () => {
    const filter = snippet('pipe', '|', { file: 'master' });
    expect(filter.template).toContain('argv=${3:/usr/local/bin/filter} -f \\${sender} -- \\${recipient}');
    expect(filter.insertText).toContain('argv=/usr/local/bin/filter -f ${sender} -- ${recipient}');
    expect(snippet('milter', '|', { file: 'main' }).template).toContain('non_smtpd_milters = \\$smtpd_milters');
  });

  test('without places there is no template', () => expect(snippet('DANE', '|', { file: 'main' })).not.toHaveProperty('template'));

  test('the spacing and the line ends of the file', () => {
    expect(snippet('DANE', 'biff=no\r\nda|\r\n', { file: 'main' }).after.main).toBe(
      'biff=no\r\nsmtp_tls_security_level=dane\r\nsmtp_dns_support_level=dnssec\r\n',
    );
    expect(snippet('pipe', '# x\r\n|\r\n', { file: 'master' }).after.master).not.toMatch(/[^\r]\n/);
  });
});

describe('what depends on the version', () => {
  test.each([
    ['3.10', 'hash'],
    ['3.11', 'lmdb'],
  ])('tables of %s are %s', (version, type) => {
    expect(snippet('relay', '|', { file: 'main', version }).template).toContain(`smtp_sasl_password_maps = ${type}:\${3:/etc/postfix/sasl_passwd}\n`);
  });

  test.each([
    ['3.5', 'smtps ', 'postscreen_blacklist_action'],
    ['3.6', 'submissions ', 'postscreen_denylist_action'],
  ])('names of %s', (version, service, action) => {
    expect(snippet('submissions', '|', { file: 'master', version }).insertText).toMatch(new RegExp(`^${service}`));
    expect(snippet('postscreen', '|', { file: 'main', version }).insertText).toContain(`${action} = enforce\n`);
  });
});

describe('what is there already', () => {
  test.each([
    ['relay', 'relayhost = x\n|\n'],
    ['DANE', '|\nsmtp_tls_security_level = may\n'],
    ['TLS', 'smtpd_tls_cert_file = /x\n|'],
    ['milter', 'smtpd_milters =\n|'],
    ['LMTP', 'virtual_transport = virtual\n|'],
    ['SASL', 'smtpd_sasl_type = cyrus\n|'],
    ['postscreen', 'postscreen_dnsbl_sites = x\n|'],
  ])('main.cf: no "%s" in %j', (label, marked) => {
    const found = labels(marked, { file: 'main' });
    expect(found).toHaveLength(6);
    expect(found.filter((each) => each.startsWith(label))).toEqual([]);
  });

  test.each([
    ['submission ', 'submission inet n - n - - smtpd\n|'],
    ['submission ', '|\n127.0.0.1:587 inet n - n - - smtpd\n'],
    ['submissions', 'smtps inet n - n - - smtpd\n|'],
    ['submissions', '[::1]:465 inet n - n - - smtpd\n|'],
    ['postscreen', 'smtp inet n - n - 1 postscreen\n|'],
    ['postscreen', 'smtp inet n - n - - smtpd\nsmtpd pass - - n - - smtpd\n|'],
    ['postscreen', '192.0.2.1:25 inet n - n - - smtpd\n|'],
    ['pipe', 'filter unix - n n - - pipe user=x argv=y\n|'],
  ])('master.cf: no "%s" in %j', (label, marked) => {
    const found = labels(marked, { file: 'master' });
    expect(found).toHaveLength(3);
    expect(found.filter((each) => each.startsWith(label))).toEqual([]);
  });

  test('lines that stand there are not repeated', () => {
    const set = 'smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/mine\nsmtp_tls_security_level = may\n';
    expect(snippet('relay', `${set}|`, { file: 'main' }).insertText).toBe('relayhost = [mail.example.com]:587\nsmtp_sasl_security_options = noanonymous');
    expect(snippet('postscreen', 'dnsblog unix - - n - 0 dnsblog\n|', { file: 'master' }).insertText).not.toContain('dnsblog ');
    expect(snippet('submission', '|', { file: 'master', others: { main: 'smtpd_sasl_type = cyrus\n' } }).insertText).not.toContain('smtpd_sasl_type');
  });

  test.each([
    ['a weaker level is raised', 'relay', 'smtp_tls_security_level = may\n|', /^smtp_tls_security_level = encrypt$/m],
    ['a stronger level stays', 'relay', 'smtp_tls_security_level = verify\n|', /^smtp_tls_security_level = verify$/m],
    ['a login that is off is switched on', 'relay', '|\nsmtp_sasl_auth_enable = no\n', /^smtp_sasl_auth_enable = yes$/m],
    ['a list of the user stays', 'postscreen', 'postscreen_access_list = cidr:/mine\n|', /^postscreen_access_list = cidr:\/mine$/m],
  ])('%s, and stands there once', (_, label, marked, expected) => {
    const { after } = snippet(label, marked, { file: 'main' });
    expect(after.main).toMatch(expected);
    const names = [...after.main.matchAll(/^(\w+) =/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('smtpd on port 25 moves behind postscreen, with its options', () => {
    const { after } = snippet('postscreen', `${MASTER.replace('smtpd\n', 'smtpd\n  -o smtpd_banner=x\n')}|\n`, { file: 'master', others: { main: CERTIFIED } });
    expect(after.master.split('\n').slice(0, 2)).toEqual(['smtpd     pass  -       -       n       -       -       smtpd', '  -o smtpd_banner=x']);
    expect(after.master.match(/^smtp +inet .*postscreen$/gm)).toHaveLength(1);
    expect(after.master.match(/^smtpd +pass /gm)).toHaveLength(1);
    expect(postconf(after, '-M').error).toBe('');
  });

  test.each(['|= x\n', '| = x\n', 'biff| = no\n', '|\n  more\n', '# |', '  |'])('nothing in %j of main.cf', (marked) =>
    expect(labels(marked, { file: 'main' })).toEqual([]),
  );
  test.each(['| inet n\n', 'smtp |', 's inet n - n - - smtpd\n  -o |'])('nothing in %j of master.cf', (marked) =>
    expect(labels(marked, { file: 'master' })).toEqual([]),
  );
});

test.each(['main', 'master'] as const)('they come behind everything that has a name in %s.cf', (file) => {
  const items = complete(Analysis.of({ [file]: 'biff = no\n' }, optionsOf('3.11')), file, 10)?.items ?? [];
  const sorted = [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label);
  const count = labels('biff = no\n|', { file }).length;
  expect(count).toBeGreaterThan(2);
  expect(sorted.slice(-count)).toEqual(labels('biff = no\n|', { file }));
});
