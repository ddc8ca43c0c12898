// English texts about the TLS that a configuration speaks.

const PROTOCOLS: Readonly<Record<string, string>> = {
  SSLv2: 'SSL 2',
  SSLv3: 'SSL 3',
  TLSv1: 'TLS 1.0',
  'TLSv1.1': 'TLS 1.1',
  'TLSv1.2': 'TLS 1.2',
  'TLSv1.3': 'TLS 1.3',
};

const list = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
const suites = (count: number): string => (count === 1 ? '1 suite' : `${count} suites`);

export const posture = {
  protocol: (name: string) => PROTOCOLS[name] ?? name,
  roles: {
    mx: 'other mail servers deliver here',
    relay: 'relay, not public',
    submission: 'mail programs of users',
    submissions: 'mail programs of users, TLS from the first byte',
    internal: 'programs of this host',
    client: 'outgoing mail',
    'lmtp-client': 'outgoing mail over LMTP',
  },
  /** What a service does about TLS, in a word or two. */
  states: {
    none: 'no TLS',
    offered: 'offered',
    required: 'required',
    wrapped: 'from the first byte',
    tried: 'tried',
    demanded: 'demanded',
  },
  broken: {
    'starttls-refused': 'STARTTLS is offered and then refused (454): senders fall back to plaintext, or do not deliver',
    'handshake-fails': 'every handshake fails, TLS 1.3 included',
    'daemon-dies': 'the program stops before it greets anybody',
    'mail-waits': 'Postfix cannot do what is asked here, and keeps the mail in the queue until it gives up (4.7.5)',
  },
  brokenShort: {
    'starttls-refused': 'broken: 454',
    'handshake-fails': 'broken: no handshake',
    'daemon-dies': 'broken: program stops',
    'mail-waits': 'broken: mail waits',
  },
  facts: {
    start: 'start',
    level: 'level',
    certificate: 'certificate',
    protocols: 'versions',
    ciphers: 'suites',
    order: 'order',
    groups: 'key exchange',
    'client-certificates': 'client certificates',
    peer: 'the other side',
  },
  /** `instead`: what counts without the setting; undefined where that is not known. */
  reason: (parameter: string, value: string, isSet: boolean, instead: string | undefined) => {
    const written = value === '' ? `${parameter} is empty` : `${parameter} = ${value}`;
    if (!isSet) return value === '' ? `${parameter} is not set, and empty by default` : `${parameter} is not set: the default is ${value}`;
    if (instead === undefined || instead === value) return written;
    return `${written} (without this line: ${instead === '' ? 'empty' : instead})`;
  },
  fatalReason: (reason: string) => `${reason}; this is what breaks TLS`,

  deductions: {
    broken: () => 'TLS is switched on and does not work',
    'no-tls': () => 'everything goes in plaintext',
    'optional-for-users': () => 'users may send mail and passwords without TLS: RFC 8314 wants it required on the ports for them',
    'no-encryption': (count: number) => `${suites(count)} without encryption`,
    'no-certificate': () => 'no certificate is shown: most senders give up, and TLS 1.3 is impossible',
    'anonymous-preferred': (count: number) =>
      `${suites(count)} without a certificate, and the server prefers them (tls_preempt_cipherlist): anybody in between can pose as the server`,
    anonymous: (count: number) => `${suites(count)} without a certificate are accepted`,
    'old-only': () => 'nothing newer than TLS 1.1, which RFC 8996 retires',
    'old-versions': () => 'TLS 1.0 or 1.1 is spoken, which RFC 8996 retires',
    'short-keys': (count: number) => `${suites(count)} with keys below 128 bits`,
    'no-tls13': () => 'TLS 1.3 is switched off',
    'static-rsa': (count: number) => `${suites(count)} without forward secrecy: whoever gets the key later can read what was recorded`,
    'short-tags': (count: number) => `${suites(count)} with short checksums (CCM8)`,
    unverified: () => 'nobody checks whom the mail goes to: level dane does, for those who publish TLSA records',
    'no-aead': (count: number) => `${suites(count)} of the older kind (CBC with HMAC)`,
    'finite-field': (count: number) => `${suites(count)} with finite-field Diffie-Hellman`,
    'other-ciphers': (count: number) => `${suites(count)} with CAMELLIA or ARIA`,
  },

  keys: {
    known: (keys: readonly { readonly kind: string; readonly bits: number | undefined }[]) => {
      const said = list(keys.map(({ kind, bits }) => (bits === undefined ? kind : `${kind} (${bits} bits)`)));
      return `${keys.length === 1 ? "The certificate's key is" : 'The keys of the certificates are'} ${said}: only suites for that are counted.`;
    },
    unknown: 'The kind of the key is not known, because the certificate was not read here: suites for RSA and for ECDSA are both counted.',
  },

  /** What one line does. */
  effect: {
    title: 'TLS here',
    summary: (required: boolean, versions: string, count: number) => `${versions}; ${suites(count)}${required ? '; required' : ''}`,
    short: (versions: readonly string[], count: number) => `${versions.join(', ').replaceAll(', TLS ', ', ')}; ${suites(count)}`,
    withoutRecords: (short: string) => `${short} (hosts without TLSA records)`,
    changes: (changes: readonly string[]) => `This line ${list(changes)}.`,
    same: 'It would be the same without this line.',
    removes: (what: readonly string[]) => `removes ${list(what)}`,
    adds: (what: readonly string[]) => `adds ${list(what)}`,
    group: (name: string) => `the group ${name}`,
    requires: 'demands TLS',
    frees: 'lets plaintext in',
    picks: 'has the server pick the suite',
    leaves: 'leaves the choice of the suite to the client',
    switchesOn: 'switches TLS on',
    switchesOff: 'switches TLS off',
    breaks: 'breaks TLS',
    repairs: 'makes TLS work',
    unknownKeys: 'Kind of key not known: suites for RSA and for ECDSA are both counted.',
    more: (count: number) => `and ${count} more`,
  },

  changePage: {
    profileTitle: (profile: string) => `Apply the TLS profile "${profile}"`,
    versionTitle: (postfix: string, openssl: string) => `With Postfix ${postfix} and OpenSSL ${openssl}`,
    becomes: 'becomes',
    apply: 'Apply',
    nothingToDo: 'There is nothing to do: the settings are those of the profile, or stricter.',
    difference: 'What changes for whom',
    done: 'What is done',
    left: 'What is left for you to decide',
    line: (line: number) => `line ${line}`,
    problems: 'What that version would say',
    noProblems: 'Nothing that this one does not say too.',
    defaults: 'Defaults that move',
    noDefaults: 'None of those that count here.',
    defaultColumns: ['Parameter', 'Now', 'Then'],
    empty: 'empty',
  },
  difference: {
    isNew: 'is new',
    isGone: 'is gone',
    none: 'No service speaks another TLS.',
    marks: (before: string | undefined, after: string | undefined) => (before === after ? '' : `mark ${before ?? 'none'} -> ${after ?? 'none'}`),
  },
  consequences: {
    serverBroken: 'Nobody can use TLS here any more.',
    clientBroken: 'No TLS session succeeds: mail goes in plaintext, or waits and comes back.',
    no12: 'Senders and mail programs without TLS 1.3 are cut off, and that is still a large part.',
    noHost12: 'Hosts without TLS 1.3 are not reached with TLS any more, and that is still a large part.',
    oldSenders:
      'Senders that know nothing newer than TLS 1.1 fall back to plaintext, or their mail bounces (RFC 9325, 5.2). The log tells who they are: look for "TLSv1 " and "TLSv1.1 " in "TLS connection established" lines, with smtpd_tls_loglevel = 1.',
    oldUsers: 'Mail programs and devices that know nothing newer than TLS 1.1 can no longer send: very old phones, printers, scanners.',
    oldHosts: 'Hosts that know nothing newer than TLS 1.1 get the mail in plaintext after a delay, or not at all where TLS is demanded.',
    plainSenders: 'Senders without TLS are turned away (530).',
    plainHosts: 'Mail for hosts without TLS waits and then comes back.',
    plaintext: 'What was encrypted goes in plaintext.',
    staticRsa: 'Programs that know neither ECDHE nor DHE, mostly old appliances, are cut off.',
  },

  assumed: (postfix: string, openssl: string, profile: string) => `Postfix ${postfix}, OpenSSL ${openssl}, profile ${profile}`,
  page: {
    title: 'TLS of this configuration',
    noServices: 'No service of this configuration speaks TLS or SMTP.',
    service: 'Service',
    suites: 'Suites',
    mark: 'Mark',
    fix: (title: string) => `Fix: ${title}`,
    yes: 'yes',
    no: 'no',
    old: 'yes, old',
    suiteCount: (count: number) => suites(count),
    ownOrder: '(the server picks, in this order)',
    clientOrder: '(the client picks)',
    suiteColumns: ['Suite', 'Key bits', 'Key exchange', 'Who proves who it is', 'Checksum', 'Forward secrecy'],
    groups: (names: readonly string[]) => `Groups for key exchange, the preferred one first: ${names.join(', ')}.`,
    postQuantum: (name: string) => `${name} (safe from quantum computers)`,
    anyExchange: 'any group',
    certificate: 'certificate',
    nobody: 'nobody',
  },
} as const;
