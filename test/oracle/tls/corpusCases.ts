// The TLS settings of public configurations: on port 25, and of some also as a submission service has them. They are other people's files, so
// they are read where they lie (see ../recorded.ts); without that folder there are no such cases.
import { decodeBytes } from '../../../server/src/bytes';
import { parseMain } from '../../../server/src/core/syntax/main';
import { oracle, readOracle } from '../recorded';
import type { TlsCase } from './cases';

const FILES = [
  'main/039-henrysher-fedora-infra-ansible.cf',
  'main/047-docker-mailserver-docker-mailserver.cf',
  'main/050-docker-mailserver-docker-mailserver.cf',
  'main/057-docker-mailserver-docker-mailserver.cf',
  'main/065-docker-mailserver-docker-mailserver.cf',
  'main/069-docker-mailserver-docker-mailserver.cf',
  'main/123-rpetrano-config.cf',
  'main/126-casjay-dotfiles-server.cf',
  'main/166-oftc-oftc-puppet.cf',
  'main/187-DanWin-mail-hosting.cf',
  'main/204-michael2collins-v.cf',
  'templated/009-iredmail-iRedMail.main.cf',
  'templated/058-Mailu-Mailu.main.cf',
  'templated/069-modoboa-modoboa-installer.main.cf',
  'templated/079-sovereign-sovereign.main.cf',
  'templated/096-FreifunkHochstift-ffho-salt-public.main.cf',
  'templated/101-DanWin-mail-hosting.main.cf',
  'templated/125-cyberkathosting-ispconfig3.main.cf',
];

const SUBMISSION = [
  'main/039-henrysher-fedora-infra-ansible.cf',
  'main/047-docker-mailserver-docker-mailserver.cf',
  'main/050-docker-mailserver-docker-mailserver.cf',
  'main/057-docker-mailserver-docker-mailserver.cf',
  'main/123-rpetrano-config.cf',
  'templated/058-Mailu-Mailu.main.cf',
  'templated/079-sovereign-sovereign.main.cf',
  'templated/096-FreifunkHochstift-ffho-salt-public.main.cf',
];

const SUBMISSIONS = ['main/065-docker-mailserver-docker-mailserver.cf', 'main/187-DanWin-mail-hosting.cf', 'templated/101-DanWin-mail-hosting.main.cf'];

/** What smtpd reads for a handshake, but nothing that names a file, a table or a key. */
const ABOUT_HANDSHAKES =
  /^(?:smtpd_(?:use|enforce)_tls|(?:smtpd_)?tls_(?!.*(?:file|path|CA|maps|database|loglevel|timeout|random|session|dh\d|fork|rpk|sni|append|daemon|dane|received|fingerprint|always)))/;

/** The lines of a main.cf that a case takes over. */
export function handshakeSettings(main: string): readonly string[] {
  return parseMain(main).nodes.flatMap(({ syntax }) => {
    if (syntax.kind !== 'assignment' || !ABOUT_HANDSHAKES.test(syntax.name)) return [];
    return /[${}]|<%|@@/.test(syntax.value) ? [] : [`${syntax.name} = ${syntax.value}`];
  });
}

const caseOf = (file: string, what: string, overrides: readonly string[], certificates: TlsCase['certificates']): TlsCase => ({
  name: file + what,
  main: handshakeSettings(decodeBytes(readOracle(`corpus/${file}`))),
  overrides,
  certificates,
});

export const corpusCases: readonly TlsCase[] = oracle
  ? [
      ...FILES.map((file) => caseOf(file, '', [], 'both')),
      ...SUBMISSION.map((file) => caseOf(file, ', submission', ['smtpd_tls_security_level=encrypt'], 'both')),
      ...SUBMISSIONS.map((file) => caseOf(file, ', submissions', ['smtpd_tls_wrappermode=yes'], 'rsa')),
    ]
  : [];
