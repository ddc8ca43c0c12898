// English texts about policies for single destinations.

/** What is wrong with a policy. `detail` is the level, or the version that an attribute came with. */
const FAULTS = {
  table: (_text: string, _detail: string) => 'Postfix cannot read this table',
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
  more: (count: number) => `${count} more`,
} as const;
