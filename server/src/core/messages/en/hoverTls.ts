// English texts of hovers on the words and lists of TLS: what a cipher string selects, which versions a list leaves.

const suites = (count: number): string => `${count} ${count === 1 ? 'suite' : 'suites'}`;

export const tlsValues = {
  versionsLeft: (versions: string) => `The whole list leaves ${versions}.`,
  noVersion: '⚠ The whole list leaves no version that OpenSSL speaks: there is no TLS at all.',
  listRefused: (word: string) => `⚠ Postfix refuses the whole list because of ${word}: there is no TLS at all.`,

  groupAlias: (group: string) => `another name of ${group}`,
  unknownGroup: (openssl: string) => `OpenSSL ${openssl} does not know this group.`,
  noGroup: (openssl: string) => `⚠ OpenSSL ${openssl} knows none of these groups.`,
  groupOrder: (openssl: string, groups: string) => `With OpenSSL ${openssl} the whole list stands for ${groups}.`,
  postQuantum: (groups: string) => `Safe against quantum computers: ${groups}.`,
  noPostQuantum: 'None is safe against quantum computers.',

  operators: {
    '!': 'Taken out for good, whatever comes after it:',
    '-': 'Taken out; a later word may bring them back:',
    '+': 'Moved to the end, if they are in:',
  } as Readonly<Record<string, string>>,
  andMore: (shown: string, count: number) => `${shown} and ${count} more`,
  matches: (count: number, openssl: string, first: string) => `${suites(count)} of OpenSSL ${openssl}: ${first}.`,
  noSuite: (openssl: string) => `no suite: OpenSSL ${openssl} has none of this name or kind.`,
  suite: (exchange: string, authentication: string, cipher: string, mac: string, minimum: string) =>
    `one suite: key exchange ${exchange}, authentication ${authentication}, encryption ${cipher}, integrity ${mac}; from ${minimum} on.`,
  notEncrypted: 'none',
  byStrength: 'Sorts what is in so far by the length of the key, the longest first.',
  levelIs: (level: number) => `Security level ${level} of OpenSSL.`,
  /** `of`: how many suites were spoken of. */
  notProved: (count: number, of: number) =>
    `${of === 1 ? 'It could' : count === of ? 'They could' : `${count} of them could`} not be checked with this version; the facts are those of another one.`,
  selects: (count: number, openssl: string, first: string) => `The whole list selects ${suites(count)} of TLS 1.2 and below in OpenSSL ${openssl}: ${first}.`,
  stringRefused: (openssl: string) => `⚠ OpenSSL ${openssl} refuses the whole list: it cannot read it, or no suite is left.`,
  gradeList: (parameter: string) => `Stands for the list in ${parameter}.`,

  noOperator: '⚠ A member of this list has no operator of its own: every TLS session fails.',
  takesAway: (count: number, openssl: string, first: string) => `takes away ${suites(count)} of OpenSSL ${openssl}: ${first}.`,
  ofGrade: (count: number, all: number, grade: string) =>
    count === 0 ? `None of them is in ${grade}.` : `Of the ${suites(all)} of ${grade} these are ${count}.`,
  leaves: (count: number, all: number, grade: string, first: string) => `The whole list leaves ${count} of the ${suites(all)} of ${grade}: ${first}.`,
  nothingLeft: (grade: string) => `⚠ The whole list leaves no suite of ${grade}.`,

  maskOf: (names: string) => `the same as ${names}.`,
  maskOfNothing: 'no option that has a name here.',
  otherBits: (mask: string) => `Further bits: ${mask}.`,
  managedBits: 'Postfix ignores the bits that other parameters govern.',
};
