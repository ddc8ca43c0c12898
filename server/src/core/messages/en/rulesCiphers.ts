// English texts of the rules about what the cipher lists and group lists let each service speak.

const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 57)}...` : value);
const list = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
const written = (name: string, value: string): string => (value === '' ? `an empty ${name}` : `${name} = ${short(value)}`);

interface ServiceName {
  readonly name: string;
  readonly type: string;
}

const PORTS: Readonly<Record<string, string>> = { smtp: '25', submission: '587', submissions: '465', smtps: '465' };

function serverName({ name, type }: ServiceName): string {
  if (type === 'pass') return `${name} behind postscreen`;
  const port = type === 'inet' ? PORTS[name] : undefined;
  return port === undefined ? name : `port ${port} (${name})`;
}

/** `port 25 (smtp) and port 587 (submission)`; `outgoing mail (smtp, relay)`. */
function who(side: 'server' | 'client', services: readonly ServiceName[]): string {
  if (side === 'client') return `outgoing mail (${[...new Set(services.map(({ name }) => name))].join(', ')})`;
  return list([...new Set(services.map(serverName))]);
}

export interface SuiteUseText {
  readonly side: 'server' | 'client';
  readonly services: readonly ServiceName[];
  readonly count: number;
  readonly example: string;
  readonly setting: string;
  readonly value: string;
  /** The setting only switches TLS on. */
  readonly isDefault: boolean;
}

/** What is spoken by whom, and because of what. */
function suiteUse({ side, services, count, example, setting, value, isDefault }: SuiteUseText, what: string, why: string, todo: string): string {
  const because = isDefault ? `With Postfix's own cipher lists and ${written(setting, value)}` : `With ${written(setting, value)}`;
  const verb = side === 'client' ? 'offers' : services.length === 1 ? 'accepts' : 'accept';
  const suites = count === 1 ? `1 cipher suite ${what}, ${example}` : `${count} cipher suites ${what}, such as ${example}`;
  return `${because}, ${who(side, services)} ${verb} ${suites}: ${why}. ${todo}`;
}

const exclude = (words: readonly string[]): string => `Exclude ${list(words)}`;

/** Parts of the messages about suites that one exclusion takes away. */
const weakSuites = {
  'cipher-broken': {
    what: 'of a broken kind',
    why: 'their ciphers are too weak for the amount of data or the checks of today, and nobody needs them',
    todo: (words: readonly string[]) => `${exclude(words)}; from 3.8 on Postfix does so by itself.`,
  },
  'cipher-static-rsa': {
    what: 'without forward secrecy',
    why: "who records the mail now and gets the certificate's key one day can read all of it",
    todo: (words: readonly string[]) => `${exclude(words)}: only very old programs have nothing better.`,
  },
  'cipher-cbc': {
    what: 'with CBC and a separate checksum',
    why: 'this older construction has had one attack after the other, and current guidelines phase it out',
    todo: (words: readonly string[]) =>
      `${exclude(words)}: these words mean the checksums of the old suites only, the modern ones stay. Without SHA1 nothing is left for TLS 1.0 and 1.1.`,
  },
  'cipher-camellia-aria': {
    what: 'with CAMELLIA or ARIA',
    why: 'hardly any mail server asks for them, no guideline of today recommends them, and what nobody needs should not be open to attacks',
    todo: (words: readonly string[]) => `${exclude(words)}.`,
  },
  'cipher-ccm8': {
    what: 'with short checksums (CCM8)',
    why: 'a checksum of 64 bits is made for tiny devices, and a forged message gets past it more easily',
    todo: (words: readonly string[]) => `${exclude(words)}.`,
  },
  'cipher-dhe': {
    what: 'with finite-field Diffie-Hellman',
    why: 'it is slow, its groups are often too small for the guidelines of today, and every current program has elliptic curves',
    todo: (words: readonly string[]) => `${exclude(words)}.`,
  },
  'cipher-outside-profile': {
    what: "that Mozilla's intermediate configuration leaves out",
    why: 'of TLS 1.2 it has six suites, all with elliptic curves, forward secrecy and AES-GCM or ChaCha20',
    todo: (words: readonly string[]) => `${exclude(words)}. Hosts without these six get no TLS: mail from and to them goes in plaintext, or bounces.`,
  },
} as const;

export const suiteTexts = {
  suiteUse,
  weakSuites,
  /** The services of a message, as it names them. */
  servicesSaid: who,
  excludeFix: (words: readonly string[], parameter: string) => `Add ${list(words)} to ${parameter}`,
} as const;

export const cipherRules = {
  'cipher-broken': { summary: 'Broken ciphers are spoken.' },
  'cipher-static-rsa': { summary: 'Suites without forward secrecy are spoken.' },
  'cipher-cbc': { summary: 'Suites of the older kind, CBC with a separate checksum, are spoken.' },
  'cipher-camellia-aria': { summary: 'Suites with CAMELLIA or ARIA are spoken, which no guideline of today recommends.' },
  'cipher-ccm8': { summary: 'Suites with short checksums are spoken.' },
  'cipher-dhe': { summary: 'Suites with finite-field Diffie-Hellman are spoken.' },
  'cipher-outside-profile': { summary: "Suites are spoken that Mozilla's intermediate configuration leaves out." },
  'cipher-anon-server': {
    summary: 'A server accepts TLS without showing its certificate.',
    what: 'without a certificate',
    accepted: 'a client that picks one cannot tell the server from somebody in between',
    preferred: (parameter: string) =>
      `because of ${parameter} = yes the server picks one of them wherever a client offers it, so that anybody in between can pose as the server`,
    todo: 'Exclude aNULL: every client that offers such suites takes others, too.',
  },
  'cipher-anon-client': {
    summary: 'Outgoing mail offers TLS without a certificate.',
    what: 'without a certificate',
    why: 'nobody checks certificates at this level, so little is lost, but the log then says "Anonymous", and auditors ask',
    todo: 'Exclude aNULL if you want to see a certificate everywhere; at levels that check certificates Postfix does so by itself.',
  },
  'cipher-set-empty': {
    summary: 'The cipher lists leave no suite, and no TLS session comes about.',
    excluded: (name: string, value: string, services: readonly string[], grade: string) =>
      `${name} = ${short(value)} excludes every cipher suite of ${grade}: ${handshakes(services)} Exclude less.`,
    chosen: (name: string, value: string, services: readonly string[]) =>
      `${name} = ${short(value)} selects no cipher suite of this OpenSSL: ${handshakes(services)} Remove it, so that Postfix's own list counts.`,
    onlyNew: (name: string, value: string, services: readonly string[]) =>
      `${name} = ${short(value)} names suites of TLS 1.3 only, and such a list is about TLS 1.2 and older: OpenSSL finds nothing in it. ${handshakes(services)} Remove it: TLS 1.3 needs no list.`,
    unreadable: (name: string, value: string, services: readonly string[]) =>
      `${name} = ${short(value)} holds something that OpenSSL cannot read as part of a cipher list: ${handshakes(services)} Correct or remove it.`,
    removeWord: (word: string) => `Remove "${word}"`,
    remove: (name: string) => `Remove ${name} and use Postfix's own list`,
  },
  'cipher-exclude-noop': {
    summary: 'Words in a list of excluded ciphers that exclude nothing.',
    noop: (name: string, words: readonly string[], openssl: string) =>
      `${list(words.map((word) => `"${word}"`))} in ${name} ${words.length === 1 ? 'has' : 'have'} no effect: with OpenSSL ${openssl} and the cipher lists in use there is nothing that ${
        words.length === 1 ? 'it' : 'they'
      } would take away, or other words of the list do so already. Remove ${words.length === 1 ? 'it' : 'them'}.`,
    remove: (words: readonly string[]) => `Remove ${list(words)}`,
  },
  'cipherlist-not-selected': {
    summary: 'A cipher grade has been redefined, and no service uses that grade.',
    unused: (name: string, grade: string, selected: readonly string[]) =>
      `${name} has no effect: it says what the grade "${grade}" means, and every service here uses the grade ${list(selected.map((each) => `"${each}"`))}. Select it with smtpd_tls_ciphers = ${grade} and its like, or remove the list.`,
    remove: (name: string) => `Remove ${name}, which has no effect`,
  },
  'cipherlist-seclevel': {
    summary: 'A security level of OpenSSL inside a cipher list.',
    none: (name: string) => `@SECLEVEL=0 in ${name} has no effect: Postfix asks OpenSSL for level 0 by itself. Remove it.`,
    level: (name: string, level: number, services: string, cuts: readonly string[]) =>
      `@SECLEVEL=${level} in ${name} reaches further than a list of ciphers: on ${services} it shuts out ${list(cuts)}. Where Postfix checks certificates it sets the level to 1 again. Remove it, and say what you mean with smtpd_tls_protocols and the exclude_ciphers parameters.`,
    cuts: {
      anonymous: 'suites without a certificate',
      old: 'TLS 1.0 and 1.1',
      keys: (bits: number) => `RSA certificates below ${bits} bits, your own too`,
      staticRsa: 'suites without forward secrecy',
      everything: 'nearly everything',
    },
    remove: (level: number) => `Remove @SECLEVEL=${level}`,
    removeNoop: 'Remove @SECLEVEL=0, which has no effect',
  },
  'preempt-cipherlist': {
    summary: 'The client picks among suites of which some should be the last resort.',
    client: (services: readonly ServiceName[], weak: number, example: string) =>
      `tls_preempt_cipherlist is not "yes", so the client picks the suite on ${who('server', services)}, and may take one of ${weak} that are to be phased out, such as ${example}, though better ones are on offer. Set it to yes, so that the server picks, or exclude those suites.`,
    use: 'Set tls_preempt_cipherlist = yes',
    useAndExclude: 'Set tls_preempt_cipherlist = yes, and exclude aNULL, which would be preferred otherwise',
  },
  'curves-no-ec-group': {
    summary: 'The list of key exchange groups names none that OpenSSL knows.',
    lost: (value: string, services: string, left: readonly string[]) =>
      `tls_eecdh_auto_curves = ${short(value)} names no elliptic curve that OpenSSL knows, and only ${short(list(left))} of tls_ffdhe_auto_groups remain: ${services} loses key exchange over elliptic curves, without a line in the log, and peers that have nothing else get no TLS. Remove the setting, or correct the names.`,
    ignored: (value: string) =>
      `tls_eecdh_auto_curves = ${short(value)} names no group that OpenSSL knows: the list is ignored, and the default groups are used instead. Remove the setting, or correct the names.`,
    remove: 'Remove the setting and use the default',
  },
  'curves-drop-pq': {
    summary: 'A list of key exchange groups switches off post-quantum key exchange.',
    dropped: (name: string, value: string) =>
      `${name} = ${short(value)} leaves out X25519MLKEM768, which Postfix offers by default with this OpenSSL: mail that is recorded today could be read once there are quantum computers for it. Remove the setting.`,
    remove: (name: string) => `Remove ${name} and use the default`,
  },
  'curves-pq-keyshare-first': {
    summary: 'Outgoing mail begins every TLS handshake with a large post-quantum key.',
    first: (word: string, services: string) =>
      `"${word}" comes first, so ${services} sends its key share of more than 1200 bytes in the first message, which then needs two packets; some servers and firewalls fail at that. Postfix's own value, "?X25519MLKEM768:DEFAULT", offers the group and sends the small key first.`,
    use: (value: string) => `Change to "${value}"`,
  },
} as const;

function handshakes(services: readonly string[]): string {
  if (services.length === 0) return 'no service uses it now, but none that does would get a TLS session.';
  return `every TLS session of ${list(services)} fails, with TLS 1.3 too.`;
}
