// English texts of the rules about ciphers, TLS library options and key exchange groups.

/** Long lists are named by their beginning. */
const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 57)}...` : value);

export const strengthRules = {
  'cipher-grade-unknown': {
    summary: 'A cipher grade that Postfix does not know breaks every TLS session.',
    word: (name: string, value: string, allowed: string) =>
      `"${value}" is not a cipher grade: Postfix accepts STARTTLS and then ends the session, so no TLS connection with ${name} comes about. Use one of: ${allowed}.`,
    list: (name: string, value: string) =>
      `${name} takes one word, not an OpenSSL cipher list: with "${short(value)}" every TLS session ends right after STARTTLS. Write "medium" or "high", and name what you do not want in the exclude_ciphers parameter.`,
    empty: (name: string) =>
      `${name} must not be empty: the daemon stops when it starts ("bad string length 0 < 1"), and mail waits. Remove the line; the default is medium.`,
    use: (grade: string) => `Change to "${grade}"`,
    remove: 'Remove the setting and use the default',
  },
  'cipher-grade-obsolete': {
    summary: 'The cipher grades "low" and "export" no longer mean what they say.',
    sameAsMedium: (value: string) => `Postfix 3.8 and later take the cipher grade "${value}" for "medium". Write medium, so that the file says what happens.`,
    weak: (value: string) =>
      `The cipher grade "${value}" also admits the weakest ciphers that the TLS library still has, and from Postfix 3.8 on it means "medium". Use medium: it already reaches every server that is worth reaching.`,
    use: 'Change to "medium"',
  },
  'cipher-grade-null': {
    summary: 'The cipher grade "null" allows TLS without encryption.',
    live: (name: string, services: string) =>
      `${name} = null: with TLS 1.2 and older the connections of ${services} are not encrypted, though the log and the Received: headers speak of TLS. Use medium.`,
    dormant: (name: string) =>
      `${name} = null would allow TLS without encryption. No service uses it at its present security level; use medium before one does.`,
    use: 'Change to "medium"',
  },
  'cipher-exclude-operator': {
    summary: 'An operator in a list of excluded ciphers breaks every TLS session.',
    operator: (name: string, word: string) =>
      `"${word}" in ${name} begins with an operator, and the list takes plain names: every TLS session fails, with TLS 1.3 too. ${
        word.startsWith('!') ? 'Write the name without "!": what is listed here is excluded anyway.' : 'Remove the operator, or the word.'
      }`,
    without: (word: string) => `Change to "${word}"`,
    remove: (word: string) => `Remove "${word}"`,
  },
  'cipherlist-customised': {
    summary: 'A cipher grade has been given another meaning.',
    changed: (name: string, grade: string) =>
      `${name} redefines what the cipher grade "${grade}" means, for every service that uses it. A list of one's own grows old while the built-in one is kept up with each release; to be rid of some ciphers, name them in smtpd_tls_exclude_ciphers or smtp_tls_exclude_ciphers.`,
    ignored: (name: string) => `${name} has no effect: from Postfix 3.8 on the grades "low" and "export" mean "medium". Remove it.`,
    remove: (name: string) => `Remove ${name} and use Postfix's own list`,
    removeIgnored: (name: string) => `Remove ${name}, which has no effect`,
  },
  'tls-ssl-options-unknown': {
    summary: 'A word of tls_ssl_options that Postfix skips.',
    unknown: (word: string, meant: string | undefined) =>
      `Postfix does not know the option "${word}": it logs a warning and goes on without it. ${meant === undefined ? 'Remove it, or use one of the names in postconf(5).' : `Did you mean "${meant}"?`}`,
    colons: (word: string) =>
      `"${short(word)}" counts as one unknown option, since colons do not separate the words of tls_ssl_options: Postfix logs a warning and sets none of them. Use commas.`,
    managed: (word: string, instead: string) =>
      `"${word}" holds bits that Postfix takes out again without a word, because other parameters govern them. Use ${instead} instead.`,
    insteadOf: { protocols: 'smtpd_tls_protocols and smtp_tls_protocols', serverPreference: 'tls_preempt_cipherlist', workarounds: 'tls_disable_workarounds' },
    and: ' and ',
    use: (word: string) => `Change to "${word}"`,
    remove: (word: string) => `Remove "${word}", which has no effect`,
    leave: (word: string) => `Keep only the bits that count: "${word}"`,
  },
  'tls-ssl-options-hex': {
    summary: 'A number in tls_ssl_options where Postfix has a name.',
    hex: (word: string, names: string, redundant: boolean) =>
      `"${word}" is ${names}. Nobody can read a number, and it may mean something else in a later TLS library; write the name.${
        redundant ? ' With this Postfix and OpenSSL it changes nothing either way: renegotiation is refused anyway.' : ''
      }`,
    use: (words: string) => `Write ${words}`,
  },
  renegotiation: {
    summary: 'TLS renegotiation by the client is left open, or switched off where it is off anyway.',
    missing: (value: string) =>
      `tls_ssl_options is "${value}" without NO_RENEGOTIATION: Postfix before 3.8 with OpenSSL 1.1.1 lets a client ask for new handshakes in one connection, which costs the server far more than the client. Add NO_RENEGOTIATION; no mail program needs it.`,
    redundant: (why: 'postfix' | 'openssl') =>
      `NO_RENEGOTIATION has no effect here: ${why === 'postfix' ? 'Postfix 3.8 and later always refuse renegotiation' : 'OpenSSL 3 refuses renegotiation by itself'}. It does no harm; remove it if you like short files.`,
    add: 'Add NO_RENEGOTIATION',
    remove: 'Remove NO_RENEGOTIATION, which has no effect',
  },
  'curves-empty-too-old': {
    summary: 'An empty tls_eecdh_auto_curves stops the daemons of older Postfix versions.',
    empty: (target: string) =>
      `Postfix ${target} does not take an empty tls_eecdh_auto_curves: smtpd(8), smtp(8) and tlsproxy(8) stop when they start, and ports hang. Remove the line to get the default; empty works from 3.6.17, 3.7.13 and 3.8.0 on.`,
    remove: 'Remove the setting and use the default',
  },
  'curves-list-syntax': {
    summary: 'A list of key exchange groups that Postfix or OpenSSL reads otherwise than it looks.',
    colon: (word: string, target: string) =>
      `Postfix ${target} takes "${short(word)}" for one unknown group and skips it, since colons separate groups only from 3.10 on. Use blanks.`,
    twice: (word: string, first: string) =>
      `"${word}" names the group that "${first}" has named already. OpenSSL refuses a list that holds a group twice, and its own default groups are used instead of yours. Remove one of them.`,
    separate: 'Separate the groups with blanks',
    remove: (word: string) => `Remove "${word}"`,
  },
  'curves-missing-baseline': {
    summary: 'The list of key exchange groups lacks one that every peer has.',
    missing: (names: string) =>
      `The list lacks ${names}. X25519 and P-256 (prime256v1) are what every TLS implementation has: a peer that offers nothing else on your list gets slower key exchange, or no TLS. Remove the setting, so that Postfix's default is used, or add it.`,
    add: (names: string) => `Add ${names}`,
    remove: 'Remove the setting and use the default',
  },
  'curves-slow-order': {
    summary: 'A slow key exchange group is preferred to a fast one.',
    slow: (word: string) =>
      `"${word}" stands before prime256v1 (P-256), and the order is the order of preference. It takes several times the computing for a strength that nothing else in the connection has; put it behind, or remove the setting.`,
    reorder: (list: string) => `Change to "${list}"`,
  },
  'eecdh-grade-set': {
    summary: 'A grade or curve for ECDHE that Postfix ignores since 3.6.',
    ignored: (name: string) => `${name} has no effect from Postfix 3.6 on: tls_eecdh_auto_curves says which groups are used. Remove it.`,
    deprecated: (name: string) => `${name} has no effect since Postfix 3.6 and will be removed; postconf warns of it from 3.9 on. Remove it.`,
    restricts: (name: string, value: string) =>
      `${name} = ${value} leaves one single curve, and peers that do not have it lose forward secrecy or TLS. Remove it: the default, "auto", lets both sides choose, and later versions ignore this parameter.`,
    disables: (name: string) => `${name} = none switches off ECDHE, the key exchange that nearly every peer uses. Remove it: the default is "auto".`,
    empty: (name: string) =>
      `${name} must not be empty, though it has no effect since Postfix 3.6: the daemon stops when it starts ("bad string length 0 < 1"). Remove the line.`,
    remove: (name: string) => `Remove ${name}`,
  },
  'dh-params-file': {
    summary: 'A file of Diffie-Hellman parameters that is better left to the TLS library.',
    deprecated: (name: string, value: string) =>
      `${name} = ${value} fixes the Diffie-Hellman group; Postfix will drop the parameter, and postconf warns of it from 3.9 on. Remove it: OpenSSL then chooses a group that fits the certificate, and a small group in an old file harms nobody any more.`,
    unneeded: (name: string, value: string) =>
      `${name} = ${value} is not needed: without it Postfix uses a standard group of at least 2048 bits. A file with a smaller group would be obeyed, and a missing one only gives a warning in the log.`,
    sameAsDefault: (name: string) => `${name} says what happens without it, and Postfix will drop it: postconf warns of it from 3.9 on. Remove it.`,
    ignored: (name: string) => `${name} has no effect: ciphers of export strength, for which it was made, are gone. Remove it.`,
    remove: (name: string) => `Remove ${name}`,
  },
};
