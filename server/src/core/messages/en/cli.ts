// English texts of the command line.

const COMMON = `
  --target-version V   Postfix version that the files are for: 3.4 to 3.12 (default: the newest
                       stable one; for this machine's own configuration, its own version)
  --profile NAME       TLS profile: guide, compatible, balanced (default), bsi, ncsc-nl,
                       mozilla-intermediate, mozilla-modern
  --openssl V          OpenSSL that Postfix uses: 1.1.1, 3.0, 3.5 (default: the usual one of that version)
  --role NAME          what the host is: auto (default), mx, submission, relay, null-client
  --rule ID=SEVERITY   error, warning, information, hint or off; may be given several times
  --hostname NAME      name of the host, for $myhostname where it is not set
`;

const PATHS =
  'PATH is a file or a configuration directory (default: the current one). main.cf and master.cf\nof one directory are judged together, even if only one of them is asked for.';

export const cli = {
  /** Prefix of every message on stderr. */
  name: 'postfix-lint',
  version: (version: string) => `postfix-lint ${version}`,

  help: {
    overview: (commands: string) => `Checks Postfix's main.cf and master.cf, fixes and explains them. Needs no Postfix, and no network.

Usage: postfix-lint COMMAND [OPTIONS] [PATH...]

${commands}

postfix-lint COMMAND --help says more about one; --version prints the version.
Exit codes: 0 no error, 1 errors found, 2 wrong usage or unreadable input.
`,
    options: `Options:${COMMON}`,
    check: `Usage: postfix-lint check [OPTIONS] [PATH...]

Lists what Postfix would reject, ignore or misread, and what a postmaster would call a mistake.
${PATHS}

  --format NAME        pretty (default), json, sarif, github
  --max-warnings N     exit with 1 if there are more than N warnings
`,
    fix: `Usage: postfix-lint fix [OPTIONS] [PATH...]

Writes what can be repaired without changing what the configuration does.
${PATHS}

  --dry-run            print a unified diff, write nothing
  --unsafe             apply the recommended fixes too that change what the configuration does
  --only ID            repair only what this rule finds; may be given several times
`,
    show: `Usage: postfix-lint show [-x] [OPTIONS] [PATH]

Prints the settings that are not defaults, as "postconf -n" does, without Postfix.

  -x                   expand $name in values ("postconf -nx")
  --origin             add the place of each setting
  --defaults FILE      built-in defaults from a saved "postconf -d"
`,
    tls: `Usage: postfix-lint tls [OPTIONS] [PATH]

Says which TLS versions and cipher suites every service of master.cf accepts or offers, with a mark
for each, and which lines make it so. Nothing is connected to; certificates are read where they can
be, to know the kind of their keys.

  --format NAME        table (default), json, html (one file, nothing is loaded)
  --ciphers            list every suite, in the order of preference
  --diff OTHER         say what changes for whom if OTHER takes the place of PATH
  --fail-below MARK    exit with 1 if the mark is worse: A+, A, A-, B, C, D, F; with the profile
                       ncsc-nl: pass, phase-out, fail
`,
    explain: `Usage: postfix-lint explain [OPTIONS] NAME
       postfix-lint explain --list [--format json]

Explains a parameter of main.cf, a restriction, a type of table, a program of Postfix, a word of a
value, or a rule of this program. Of a name with several meanings it tells all.

  --list               print all names (words of values are left out) with one sentence for each
  --format NAME        how to print the list: text (default), json
`,
    server: `Usage: postfix-lint server --stdio

Starts the language server for editors, on standard input and output.
`,
  },
  summaries: {
    check: 'list the problems of a configuration',
    fix: 'repair what can be repaired safely',
    show: 'print the settings in force, as "postconf -n" does',
    tls: 'say what TLS every service speaks',
    explain: 'explain a parameter, a restriction, a value or a rule, or list them',
    server: 'start the language server for editors',
  },

  noCommand: 'say what to do: check, fix, show, tls, explain or server (see postfix-lint --help)',
  unknownCommand: (name: string) => `there is no command "${name}"`,
  comesLater: (name: string) => `the command "${name}" is not in this version yet; it comes later`,
  unknownOption: (option: string, command: string) => `${command} has no option "${option}"`,
  didYouMean: (names: readonly string[]) => `did you mean ${list(names, 'or')}?`,
  needsValue: (option: string) => `"${option}" needs a value`,
  takesNoValue: (option: string) => `"${option}" takes no value`,
  badChoice: (option: string, value: string) => `"${value}" is not a value for ${option}`,
  choices: (values: readonly string[]) => `it takes ${list(values, 'or')}`,
  badVersion: (value: string) => `"${value}" is not a version from 3.4 to 3.12`,
  badCount: (option: string, value: string) => `${option} takes a number, not "${value}"`,
  badRule: (value: string) => `--rule takes ID=SEVERITY, not "${value}"`,
  unknownRule: (id: string) => `there is no rule "${id}"`,
  onePath: (command: string) => `${command} takes one PATH`,
  oneName: 'explain takes one NAME, or --list',
  listTakesNoName: '--list takes no NAME',
  formatOfList: '--format goes with --list',
  onlyStdio: 'the server speaks on standard input and output only: add --stdio',

  emptyPath: 'an empty PATH names nothing',
  noFilesIn: (directory: string) => `${directory}: neither main.cf nor master.cf in this directory`,
  unreadable: (path: string, reason: string) => `${path}: ${reason}`,
  judgedWithout: '; judged without it',
  notWritten: (path: string, reason: string) => `${path}: not written: ${reason}`,
  writtenBefore: (paths: readonly string[]) => `already written: ${list(paths, 'and')}`,
  changedMeanwhile: 'it changed while it was being checked; run again',
  reasons: {
    ENOENT: 'no such file or directory',
    ENOTDIR: 'a part of the path is not a directory',
    EACCES: 'permission denied',
    EPERM: 'not permitted',
    EISDIR: 'it is a directory, not a file',
    ELOOP: 'too many symbolic links',
    ENAMETOOLONG: 'the name is too long',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left on the device',
    EDQUOT: 'the disk quota is used up',
    EIO: 'input or output error',
    ETXTBSY: 'it is in use',
    EMFILE: 'too many open files',
  } as Readonly<Record<string, string>>,
  badPath: 'not a possible path',
  notRegular: 'it is not a regular file',
  tooLarge: (megabytes: number, most: number) => `too large (${megabytes} MB; the most is ${most} MB)`,
  outputFailed: (reason: string) => `standard output: ${reason}`,
  defect: (message: string) => `this is a defect of postfix-lint, not of your files: ${message} (POSTFIX_LINT_DEBUG=1 shows where)`,

  severities: { error: 'error', warning: 'warning', information: 'info', hint: 'hint' },
  counts: {
    error: (count: number) => plural(count, 'error', 'errors'),
    warning: (count: number) => plural(count, 'warning', 'warnings'),
    information: (count: number) => plural(count, 'info', 'infos'),
    hint: (count: number) => plural(count, 'hint', 'hints'),
  },
  summary: (counts: readonly string[], files: number, assumed: string) =>
    `${counts.length ? list(counts, 'and') : 'No problems'} in ${plural(files, 'file', 'files')} (${assumed}).`,
  assumed: (version: string, profile: string) => `Postfix ${version}, profile ${profile}`,
  assumedLocal: (version: string, profile: string) => `Postfix ${version} of this machine, profile ${profile}`,
  fixable: (safe: number, unsafe: number) => {
    const more = unsafe ? `${safe ? `${unsafe} more` : plural(unsafe, 'problem', 'problems')} with "postfix-lint fix --unsafe"` : '';
    return `Can be fixed: ${[safe ? `${plural(safe, 'problem', 'problems')} with "postfix-lint fix"` : '', more].filter(Boolean).join(', ')}.`;
  },
  tooManyWarnings: (count: number, most: number) => `${plural(count, 'warning', 'warnings')}, and --max-warnings allows ${most}`,
  explainWith: (id: string) => `more: postfix-lint explain ${id}`,
  fixWith: { safe: 'fix:', unsafe: 'fix (changes what the configuration does):' },

  fixed: (paths: readonly string[], count: number) => `${list(paths, 'and')}: ${plural(count, 'problem', 'problems')} fixed`,
  wouldFix: (paths: readonly string[], count: number) => `${list(paths, 'and')}: ${plural(count, 'problem', 'problems')} would be fixed`,
  fixTimes: (count: number, title: string) => (count === 1 ? `  ${title}` : `  ${title} (${count} times)`),
  nothingToFix: 'Nothing to fix.',
  onlyUnsafe: (count: number) =>
    `${plural(count, 'problem', 'problems')} can be fixed with --unsafe, which changes what the configuration does: look at "--unsafe --dry-run" first.`,
  remaining: (errors: number) => `${plural(errors, 'error remains', 'errors remain')}: see "postfix-lint check".`,

  noMain: (directory: string) => `${directory}: no main.cf, and without it there is nothing to show`,
  noDefaults: (path: string) => `${path}: this is not what "postconf -d" prints`,
  postfixWarns: (message: string) => `warning: ${message}`,
  postfixDies: (message: string) => `fatal: ${message}`,

  posture: {
    columns: ['service', 'TLS', 'versions', 'suites', 'mark'],
    fix: (title: string, rule: string, safe: boolean, profile: string) =>
      `${title}; postfix-lint fix${safe ? '' : ' --unsafe'}${profile === 'balanced' ? '' : ` --profile ${profile}`} --only ${rule}`,
    deduction: (limit: string, message: string) => `at most ${limit}: ${message}`,
    cipher: (name: string, bits: number, keyExchange: string, authentication: string, isAead: boolean) =>
      `${name.padEnd(32)} ${String(bits).padStart(3)} bits  ${(keyExchange === 'ECDH' || keyExchange === 'DH' ? `${keyExchange}E` : keyExchange).padEnd(5)}  ${
        authentication === 'None' ? 'anonymous' : authentication.padEnd(9)
      }  ${isAead ? 'AEAD' : 'CBC'}`,
    note: (note: string) => `Note: ${note}.`,
    systemPolicy: (path: string, what: readonly string[], canBeOff: boolean) =>
      `${path} takes ${list(what, 'and')} from every program of this machine that uses OpenSSL, Postfix too, so less is spoken than is said here${
        canBeOff ? '; tls_config_file = none makes Postfix independent of it' : ''
      }`,
    summary: (mark: string | undefined, assumed: string, openssl: string) =>
      `${mark === undefined ? 'Nothing to rate' : `Mark ${mark}, that of the worst service`} (${assumed}, OpenSSL ${openssl}).`,
  },
  belowLimit: (mark: string, limit: string) => `the mark is ${mark}, and --fail-below asks for ${limit}`,
  otherScale: (limit: string, scale: readonly string[]) => `--fail-below ${limit}: this profile knows ${list(scale, 'and')}`,

  unknownName: (name: string) => `"${name}" is no name that Postfix knows, and no rule`,
  noPage: (url: string) => `More: ${url}`,
};

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a or b`, `a, b or c`. */
function list(words: readonly string[], last: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
