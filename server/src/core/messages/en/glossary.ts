// English texts about names of every kind, for those who ask for one by itself.

export const glossary = {
  daemon: (program: string) => `${program}(8)`,
  valueOf: (parameters: string) => `value of ${parameters}`,
  wordOf: (parameters: string) => `a word in the value of ${parameters}.`,
  andMore: (names: string, count: number) => `${names} and ${count} more`,
  topics: {
    'tls-protocol-operators': 'lists of TLS versions',
    'tls-groups': 'key exchange groups',
    'tls-cipher-names': 'cipher lists and exclusions',
    'access-actions': 'answers of access tables',
    'policy-attributes': 'settings of a policy server',
    'restriction-lists': 'lists of restrictions',
    'table-settings': 'settings of tables',
    'master-fields': 'fields of master.cf',
    'service-types': 'types of service in master.cf',
    'pipe-flags': 'flags of pipe(8)',
    'pipe-attributes': 'arguments of pipe(8)',
    'pipe-macros': 'macros of pipe(8)',
    'spawn-attributes': 'arguments of spawn(8)',
    'address-classes': 'address classes',
    expansion: 'values in main.cf',
  } as Readonly<Record<string, string>>,
};
