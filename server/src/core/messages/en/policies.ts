// English texts about policies for single destinations.

const list = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

/** What is wrong with a policy. `detail` is the level, or the version that an attribute came with. */
const FAULTS = {
  table: (_text: string, _detail: string) => 'the table cannot be read',
  empty: (_text: string, _detail: string) => 'there is no policy behind the destination',
  level: (text: string, _detail: string) => `"${text}" is no security level`,
  malformed: (text: string, _detail: string) => `"${text}" is no attribute with its value (name=value)`,
  unknown: (text: string, _detail: string) => `"${text}" is no attribute that Postfix knows`,
  'too-new': (text: string, since: string) => `"${text}" came with Postfix ${since}`,
  repeated: (_text: string, name: string) => `"${name}" may stand only once`,
  'no-value': (_text: string, name: string) => `"${name}" needs a value`,
  'wrong-level': (text: string, level: string) => `"${text}" is not allowed at level ${level}`,
  'host-name': (text: string, _detail: string) => `"${text}" names no host`,
  boolean: (text: string, _detail: string) => `"${text}" is neither yes nor no`,
} as const;

export type PolicyFaultName = keyof typeof FAULTS;

export const policies = {
  fault: (kind: PolicyFaultName, text: string, detail = '') => FAULTS[kind](text, detail),
  /** A word of a policy as a reason. `instead`: what main.cf says without it. */
  reason: (name: string, value: string, instead: string | undefined) => {
    const said = name === 'level' ? `policy: ${value}` : `policy: ${name}=${value}`;
    return instead === undefined || instead === value ? said : `${said} (main.cf alone: ${instead === '' ? 'empty' : instead})`;
  },
  faultReason: (fault: string) => `policy: ${fault}; this is why mail waits`,
  title: 'Policies for single destinations',
  unseen: (tables: readonly string[]) =>
    `More policies may stand in ${tables.join(', ')}, which is not read here: they change what is said of single destinations.`,
  everybody: 'Every destination without a policy of its own',
  changes: (changes: readonly string[]) => `Compared with other destinations, this policy ${list(changes)}.`,
} as const;

const whose = (destination: string | undefined): string => (destination === undefined ? 'every destination that has no policy of its own' : destination);

/** What to do, by what is wrong. */
const ADVICE: Readonly<Partial<Record<PolicyFaultName, (names: readonly string[]) => string>>> = {
  table: () => 'An entry has the form { destination = policy }, and braces must match.',
  level: (levels) => `The first word is one of ${levels.join(', ')}.`,
  malformed: () => 'Behind the level stand attributes such as protocols=>=TLSv1.2; the members of a list have colons between them, and no blanks or commas.',
  unknown: (names) => `There are ${names.join(', ')}.`,
  'wrong-level': () => 'match= is for the levels fingerprint, verify and secure, tafile= for verify and secure.',
};

export const policyRules = {
  'tls-policy-invalid': {
    summary: 'A TLS policy for a destination that Postfix refuses, so that mail for it stays in the queue.',
    refused: (fault: string, destination: string | undefined, advice: string) =>
      `Postfix refuses this policy, because ${fault}: mail for ${whose(destination)} stays in the queue ("client TLS configuration problem") and comes back after some days.${advice && ` ${advice}`}`,
    advice: (kind: PolicyFaultName, names: readonly string[]) => ADVICE[kind]?.(names) ?? '',
    noSession: (why: string, destination: string | undefined) =>
      `${why}, so that no TLS session with ${whose(destination)} comes about: where the policy demands TLS, mail stays in the queue.`,
    protocol: (word: string) => `Postfix knows no TLS version "${word}" and refuses the whole list`,
    grade: (word: string) => `"${word}" is no cipher grade (high, medium, low, export, null)`,
    exclusion: (word: string) => `"${word}" is not allowed: members of exclude= are names without !, +, - and @`,
    use: (better: string) => `Use "${better}"`,
  },
} as const;
