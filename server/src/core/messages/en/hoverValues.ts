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
};
