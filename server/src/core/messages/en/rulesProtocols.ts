// English texts of the rules about TLS levels and protocol lists. Names and values come from the configuration that was read.

/** `TLS 1.0 and 1.1`, from Postfix's names. */
function versions(protocols: readonly string[]): string {
  const numbers = protocols.map((protocol) => protocol.replace('TLSv', '').replace(/^1$/, '1.0'));
  return numbers.length === 0 ? 'nothing' : `TLS ${numbers.join(' and ').replaceAll(/ and (?=.* and )/g, ', ')}`;
}

const voids = (isClient: boolean): string =>
  isClient
    ? 'Postfix refuses the whole list and ends every TLS session as a client'
    : 'Postfix refuses the whole list: it still offers STARTTLS and then answers 454, so mail comes in the clear or not at all';

const changeTo = (value: string): string => `Change to "${value}"`;

export const protocolRules = {
  'tls-level-invalid': {
    summary: 'A TLS security level that Postfix does not know stops the daemon.',
    invalid: (name: string, value: string, daemon: string, allowed: string) =>
      `"${value}" is not a TLS security level of ${name}: ${daemon} stops when it starts and mail waits. Use one of: ${allowed}.`,
    actsAsEncrypt: (name: string, value: string) =>
      `${name} does not know "${value}" on the server side; Postfix logs a warning and acts as "encrypt". Write what it does: encrypt.`,
    use: changeTo,
  },
  'tls-protocol-unknown-name': {
    summary: 'A word that is no protocol version makes Postfix refuse the whole protocol list.',
    unknown: (word: string, isClient: boolean) => `"${word}" is no protocol version that Postfix knows. ${voids(isClient)}.`,
    names: (names: readonly string[]) => ` The names are ${names.join(', ')}.`,
    noBound: (word: string, isClient: boolean) =>
      `"${word}" names a version that cannot be a bound. ${voids(isClient)}. Bounds begin at SSLv3; write >=TLSv1 or, better, >=TLSv1.2.`,
    use: changeTo,
    remove: (word: string) => `Remove "${word}"`,
  },
  'tls-protocol-range-needs-3-6': {
    summary: 'The signs >= and <= in protocol lists need Postfix 3.6.',
    tooNew: (word: string, version: string, isClient: boolean) =>
      `"${word}" needs Postfix 3.6, and this configuration is for ${version}, where it is an unknown word. ${voids(isClient)}.`,
    use: changeTo,
  },
  'tls-protocol-range-whitespace': {
    summary: 'A blank behind >= or <= turns a bound into a list of the only versions allowed.',
    apart: (operator: string, name: string, spoken: readonly string[] | undefined) =>
      `The blank in "${operator} ${name}" changes its meaning: Postfix reads no bound, and ${name} as a version to speak and no other. ${spoken ? `This list leaves ${versions(spoken)}, and nothing is logged. ` : ''}Write ${operator}${name}.`,
    alone: (operator: string) =>
      `"${operator}" has no version behind it, so Postfix reads it as no bound at all. Write the version right behind it, or remove it.`,
    use: changeTo,
    remove: (operator: string) => `Remove "${operator}"`,
  },
  'tls-protocol-set-empty': {
    summary: 'A protocol list that leaves no version makes every TLS handshake fail.',
    empty: (value: string) =>
      `"${value}" leaves no TLS version that OpenSSL speaks, so every handshake fails with "no protocols available". Set one floor, such as TLS 1.2.`,
    use: changeTo,
  },
  'tls-protocol-hole': {
    summary: 'A protocol list with a version missing in the middle makes clients fall back to the oldest versions.',
    client: (value: string, spoken: readonly string[], lost: readonly string[]) =>
      `"${value}" leaves a hole between versions, and a client offers only what is below it, ${versions(spoken)}, and loses ${versions(lost)}. Nothing is logged. Set one floor instead.`,
    server: (value: string, spoken: readonly string[]) =>
      `"${value}" leaves a hole between versions: this server speaks ${versions(spoken)}. A peer whose OpenSSL meets the hole can end up with the older version. Set one floor instead.`,
    use: changeTo,
  },
  'tls-protocol-duplicate-bound': {
    summary: 'Of two bounds in a protocol list the last one counts, not the strictest.',
    overridden: (word: string, last: string) =>
      `"${word}" has no effect: of two bounds Postfix takes the last, "${last}", even if it is the weaker one. Keep one of them.`,
    keep: (word: string) => `Keep "${word}"`,
  },
  'tls-protocol-include-list': {
    summary: 'Naming the versions to speak switches off every version that is not named.',
    switchedOff: (value: string, spoken: readonly string[], lost: readonly string[]) =>
      `"${value}" names the only versions to speak, ${versions(spoken)}, and so switches off ${versions(lost)} and everything newer. Name a floor instead, so that new versions come by themselves.`,
    newer: (value: string, spoken: readonly string[]) =>
      `"${value}" names the only versions to speak: ${versions(spoken)}. That is everything today, but the next TLS version would be switched off. A floor says the same and lasts.`,
    use: changeTo,
  },
  'tls-protocol-hex-unknown': {
    summary: 'A bound by a number that is no TLS version is dropped.',
    refused: (word: string) =>
      `"${word}" is no version that OpenSSL has: it refuses the bound, and Postfix goes on without it. Known are 0300 (SSLv3) to 0304 (TLSv1.3); names are easier to read.`,
    use: changeTo,
    remove: (word: string) => `Remove "${word}"`,
  },
  'tls-protocol-ceiling': {
    summary: 'A protocol list that switches off TLS 1.3 makes connections weaker and helps nobody.',
    capped: (word: string) =>
      `"${word}" switches TLS 1.3 off. Peers that do not know it negotiate TLS 1.2 anyway, so nobody is helped, and those that do get the weaker version. Remove the ceiling.`,
    remove: (word: string) => `Remove "${word}"`,
    use: changeTo,
  },
  'tls-protocol-legacy-syntax': {
    summary: 'Since Postfix 3.6 a floor says what a row of exclusions says.',
    same: (value: string, floor: string) => `"${value}" is the same as "${floor}", which is shorter and the preferred spelling since Postfix 3.6.`,
    use: (value: string) => `Change to "${value}" (needs Postfix 3.6)`,
  },
  'protocol-floor-opportunistic': {
    summary: 'TLS 1.0 or 1.1 may still be spoken where TLS is optional.',
    low: (value: string, old: readonly string[]) =>
      `Where TLS is optional, the alternative to an old version can be no TLS at all, so look into the log before you are stricter. ${value} lets ${versions(old)} in, which RFC 8996 retires; a floor of TLS 1.2 is today's recommendation.`,
    use: changeTo,
  },
  'protocol-floor-mandatory': {
    summary: 'TLS 1.0 or 1.1 may still be spoken where TLS is demanded.',
    low: (value: string, old: readonly string[]) =>
      `TLS is demanded here, yet ${value} lets ${versions(old)} in, which RFC 8996 retires. Set the floor to TLS 1.2: mail programs and servers of the last ten years speak it.`,
    use: changeTo,
  },
  'protocol-floor-ssl': {
    summary: 'SSL 2 or SSL 3 is let in by a list of TLS versions.',
    named: (word: string, name: string) =>
      `"${word}" lets ${name === 'SSLv2' ? 'SSL 2 in, which RFC 6176' : 'SSL 3 in, which RFC 7568'} prohibits. OpenSSL as distributions build it does not have it, so most likely this does nothing; where OpenSSL does have it, connections can be broken into. Begin with TLS.`,
    forgotten: (value: string) =>
      `"${value}" excludes TLS 1.0 and leaves SSL 3 in, which is older and which RFC 7568 prohibits. OpenSSL as distributions build it does not have SSL 3; where it does, this list lets it in. Set a floor instead.`,
    use: changeTo,
    remove: (word: string) => `Remove "${word}"`,
  },
  'protocol-13-only': {
    summary: 'A floor of TLS 1.3 cuts off every peer that speaks TLS 1.2 at most.',
    server: (word: string) =>
      `${word} turns away every mail server that speaks TLS 1.2 at most, and there are many: they deliver in the clear, or not at all. Set the floor to TLS 1.2.`,
    client: (word: string) =>
      `${word} fails with every mail server that speaks TLS 1.2 at most, and there are many: mail to them goes out in the clear, or waits. Set the floor to TLS 1.2.`,
    use: changeTo,
  },
  'mandatory-only-hardening': {
    summary: 'A setting for mandatory TLS has no effect where TLS is optional.',
    unused: (name: string, twin: string, twinValue: string) =>
      `${name} counts only where TLS is demanded, and no service here does that. At level "may" ${twin} decides, and that is ${twinValue}. Set ${twin} too.`,
    nothing: 'empty',
    set: (twin: string, value: string) => `Set ${twin} = ${value}`,
  },
};
