// English texts of hovers on single values: what this address, next hop, mode or code means in words.

export const valueWords = {
  not: (what: string) => `Left out: ${what}. The first entry of the list that fits decides, so it must stand before a wider one.`,
  allBelow: (domain: string) => `every host below ${domain}, but not ${domain} itself`,
  hostNamed: (name: string) => `the host or domain ${name}`,
  domainNamed: (name: string) => `the domain ${name}`,
  domainAndBelow: (what: string, parameter: string) => `${what}, and everything below it while ${parameter} names this list`,
  members: (file: string) => `the entries in the file ${file}, one or more a line; read when a program starts`,
  oneAddress: (address: string) => `the one address ${address}`,
  addresses: (first: string, last: string, count: string) => `the ${count} addresses ${first} to ${last}`,
  everyAddress: 'every address there is',
  prefix: (bits: number, network: string) => `the IPv6 addresses whose first ${bits} bits are those of ${network}`,
  hostBits: (network: string) => `⚠ There are bits set behind the mask; Postfix refuses that. The network is ${network}.`,
  badMask: (most: number) => `⚠ A mask is a number from 0 to ${most}.`,

  oneHost: (host: string, port: string) => `the host ${host}${port}, no MX lookup`,
  mailHosts: (domain: string, port: string) => `the mail hosts of ${domain} (MX lookup)${port}`,
  port: (port: string) => `, port ${port}`,
  socket: (path: string) => `the socket ${path}`,
  socketBelow: (path: string, parameter: string) => `the socket ${path} below ${parameter}`,
  listener: (host: string, port: string) => `the program that listens at ${host}, port ${port}`,
  chroot: 'A chrooted service looks for this path below the queue directory.',
  sameHop: 'The next hop is the domain of the recipient.',
  delivers: (where: string) => `Next hop: ${where}.`,
  bounces: (reason: string) => `All such mail is returned, with the reason ${reason}.`,
  discards: 'All such mail is thrown away, and nobody is told.',

  dnsList: (domain: string) => `Looks the client's address up in the DNS list ${domain}.`,
  dnsAnswer: (filter: string) => `Counts only answers that fit ${filter}.`,
  dnsPoints: (points: number) =>
    points < 0 ? `An answer takes ${-points} from the client's score: it speaks for the client.` : `An answer adds ${points} to the client's score.`,

  mode: (owner: string, group: string, others: string) => `the owner may ${owner}, the group ${group}, others ${others}`,
  modes: ['nothing', 'execute', 'write', 'write and execute', 'read', 'read and execute', 'read and write', 'read, write and execute'],
  replyAccept: 'The client is told that all is well.',
  replyLater: 'A refusal for now: the client keeps the mail and tries again.',
  replyNever: 'A refusal for good: the client returns the mail to its sender.',

  timeCut: (read: string, words: string, rest: string) => `⚠ Read as ${read}, that is ${words}. Postfix takes the digits and one letter and ignores ${rest}.`,
  insteadOf: (parameter: string, value: string) => `Takes the place of ${parameter} (${value}).`,

  characterSet: (count: number, which: string) => `${count === 1 ? 'One character' : `${count} characters`}: ${which}.`,
  smallLetters: 'a to z',
  capitals: 'A to Z',
  digits: '0 to 9',
  hiddenCharacter: (number: number) => ({ 9: 'tab', 10: 'line feed', 13: 'carriage return', 32: 'blank' })[number] ?? `the character with the number ${number}`,

  /** What a word is, by the type of its parameter. */
  names: {
    address: (name: string) => `the address ${name}${name.includes('@') ? '' : ', with `@` and `myorigin` behind it'}`,
    digest: (name: string) => `the digest algorithm ${name} of OpenSSL`,
    'environment-list': (name: string) => (name.includes('=') ? `the environment variable is set: ${name}` : `the environment variable ${name} is passed on`),
    'fingerprint-list': (name: string) => `the certificate or public key with the fingerprint ${name}`,
    group: (name: string) => `the group ${name} of this system`,
    'header-list': (name: string) => `headers of the name ${name}, without regard to case`,
    host: (name: string) => `the name ${name}`,
    'name-value-list': (pair: string) => `${pair}: what stands last belongs to the names before it`,
    port: (name: string) => (/\d/.test(name) ? `TCP port ${name}` : `the TCP port that services(5) calls ${name}`),
    user: (name: string) => `the account ${name} of this system`,
  } as Readonly<Record<string, (name: string) => string>>,
};

export const paths = {
  file: 'a file, by its whole path',
  directory: 'a directory, by its whole path',
  notInstalled: 'not installed',
  spool: (isMaildir: boolean) =>
    isMaildir ? 'one maildir for each user below this directory: the slash at the end says so' : 'one file in mbox format for each user in this directory',
  homeMailbox: (isMaildir: boolean) =>
    isMaildir
      ? "a maildir in each user's home: the slash at the end says so"
      : "a file in mbox format in each user's home; with a slash at the end it were a maildir",
  bounceTemplates:
    'the file with the texts of bounces and delay warnings. In these texts `$name` is a setting of main.cf; `$delay_warning_time_hours` and `$maximal_queue_lifetime_days` (or `_minutes`, `_weeks` and so on) are these times as whole numbers',
  randomSource: {
    dev: 'a device that gives random bytes',
    egd: 'the socket of a daemon that gathers random bytes',
    prngd: 'the socket of a daemon that gathers random bytes',
    file: 'a file with random bytes',
  } as Readonly<Record<string, string>>,
  searched: 'a program: without a slash it is searched for in `PATH`',
  belowQueue: (directory: string) => `a path below \`queue_directory\` (${directory}), where the programs of Postfix run`,
};

export const commands = {
  runs: (program: string) => `Runs ${program} without arguments.`,
  runsWith: (program: string, rest: string, isCut: boolean) => `Runs ${program} with ${rest}${isCut ? ' and others' : ''}.`,
  withShell: 'A shell runs it, because it holds characters that mean something to one.',
  withoutShell: 'Postfix runs it itself, without a shell.',
};

export const templates = {
  texts: {
    smtpd_banner: (text: string) => `The greeting that a client gets is \`220\` and ${text}.`,
    postscreen_greet_banner: (text: string) => `Clients get \`220-\` and ${text} first, and have to wait for the rest.`,
    milter_macro_v: (text: string) => `Milters get ${text} as the macro \`v\`.`,
  } as Readonly<Record<string, (text: string) => string>>,
  filledIn: (text: string) => `The text is ${text}.`,
  later: 'Filled in for each mail:',
  reply: (text: string) => `The text of the reply is ${text}.`,
  conversions: {
    Y: 'year',
    y: 'year, two digits',
    m: 'month',
    d: 'day',
    H: 'hour',
    M: 'minute',
    S: 'second',
    j: 'day of the year',
    F: 'year-month-day',
    T: 'hour:minute:second',
    s: 'seconds since 1970',
    Z: 'time zone',
    z: 'time zone, as hours and minutes',
  } as Readonly<Record<string, string>>,
};

export const expressions = {
  now: (value: string) => `Now it is ${value}.`,
  unset: 'set nowhere: it stands for nothing',
  fromMachine: 'only the machine knows its value',
  nothing: 'nothing',
  hasValue: (name: string) => `${name} is not empty`,
  branches: (condition: string, yes: string, no: string) => `if ${condition}, ${yes}, otherwise ${no}.`,
  truth: (condition: string) => `\`true\` if ${condition}, otherwise nothing.`,
  comparisons: {
    '==': 'equals',
    '!=': 'differs from',
    '<': 'is less than',
    '<=': 'is at most',
    '>=': 'is at least',
    '>': 'is more than',
  } as const,
  asLevels: '(as compatibility levels)',
  unknownMacro: (parameter: string) => `no name that is filled in here: ${parameter} sees no settings of main.cf, and it stands for nothing.`,
};

export const tableSettings = {
  of: (table: string, user: string) => `A setting of the table ${table}, which ${user} names.`,
  type: (type: string) => `Type: ${type}`,
  default: (value: string) => `default ${value}`,
  noDefault: 'no default',
  legacy: 'belongs to the old way to write a query, before `query`',
  manual: (type: string) => `[${type}_table(5)](https://www.postfix.org/${type}_table.5.html)`,
};
