// English texts of signature help: what stands behind a word that needs an argument.

type Parts = readonly (readonly [part: string, meaning: string])[];

export const signatures = {
  arguments: {
    'type:table': [
      ['type:', 'The kind of table, such as `hash:`, `lmdb:`, `cidr:` or `pcre:`.'],
      ['table', 'Its file, or what its kind needs instead.'],
    ],
    'rbl-domain[=address-filter]': [
      ['domain', 'The DNS list. The address of the client, backwards, is put in front of it.'],
      ['=filter', 'Only answers that fit count: `127.0.0.2`, or a pattern such as `127.0.0.[2..11]`. Without it every answer counts.'],
    ],
    'policy-server': [
      ['inet:host:port', 'Where the server listens.'],
      ['unix:path', 'The socket of the server, below the queue directory.'],
    ],
    seconds: [['seconds', 'How long to wait.']],
  } satisfies Record<string, Parts> as Readonly<Record<'type:table' | 'rbl-domain[=address-filter]' | 'policy-server' | 'seconds', Parts>>,
  server: 'inet:host:port',
  serverText: 'Where the server listens; or `unix:path`, below the queue directory. It comes first.',
  otherwise: (value: string) => `Without it: ${value}.`,
  searchedTable: 'The table that is asked. It comes first.',
  searchOrder: (names: string) => `What the table is asked for, in this order; without it: ${names}.`,
  attributeForms: {
    flags: 'letters',
    user: 'name[:group]',
    directory: 'path',
    chroot: 'path',
    eol: 'string',
    null_sender: 'string',
    size: 'bytes',
    argv: 'command ...',
  } as Readonly<Record<string, string>>,
  inlineRules: '{ { pattern result }, ... }',
};
