// How Postfix reads a network in a list of hosts (match_ops.c, cidr_match.c): address, slash, length; brackets around IPv6; and nothing
// behind the length. Knows the grammar; what follows from a fault is for the rules.

export type NetworkFault =
  /** Bits behind the length are not zero; `meant` is the network that the length leaves. */
  | { readonly kind: 'host-bits'; readonly meant: string }
  | { readonly kind: 'too-long'; readonly most: number }
  /** `255.255.255.0` where a length belongs. */
  | { readonly kind: 'netmask' | 'not-length'; readonly meant?: string }
  /** No whole address before the slash, such as `10/8`. */
  | { readonly kind: 'not-address'; readonly meant?: string };

interface Family {
  readonly bits: number;
  readonly read: (text: string) => bigint | undefined;
  readonly write: (address: bigint) => string;
}

const IPV4: Family = { bits: 32, read: readIpv4, write: writeIpv4 };
const IPV6: Family = { bits: 128, read: readIpv6, write: writeIpv6 };

/** What makes Postfix refuse a member, without `!`; undefined where it takes it, and where it does not read it as a network. */
export function networkFault(pattern: string): NetworkFault | undefined {
  if (!/^[\dA-Fa-f[][\dA-Fa-f.:[\]]*\/[\dA-Fa-f.:[\]/]*$/.test(pattern)) return undefined;
  // Without brackets, a colon makes it the name of a table.
  if (!pattern.startsWith('[') && pattern.includes(':')) return undefined;
  const outside = /^(\[?)([^[\]/]+)(\]?)\/([^[\]]*)$/.exec(pattern);
  const inside = /^\[([^[\]/]+)\/([^[\]]*)\]$/.exec(pattern);
  if (outside && (outside[1] === '[') === (outside[3] === ']')) {
    const [, open = '', address = '', close = '', length = ''] = outside;
    return faultIn(address, length, (network, bits) => `${open}${network}${close}/${bits}`);
  }
  const [, address = '', length = ''] = inside ?? [];
  return inside ? faultIn(address, length, (network, bits) => `[${network}/${bits}]`) : undefined;
}

function faultIn(text: string, length: string, write: (network: string, bits: number) => string): NetworkFault | undefined {
  const family = text.includes(':') ? IPV6 : IPV4;
  const address = family.read(text);
  if (!/^\d+$/.test(length)) {
    const bits = family === IPV4 ? bitsOf(length) : undefined;
    const meant = bits !== undefined && address !== undefined ? { meant: write(family.write(masked(address, bits, family)), bits) } : {};
    return { kind: bits === undefined ? 'not-length' : 'netmask', ...meant };
  }
  const bits = Number(length);
  if (bits > family.bits) return { kind: 'too-long', most: family.bits };
  if (address === undefined) {
    const short = family === IPV4 && /^\d+(\.\d+){0,2}$/.test(text) ? readIpv4([...text.split('.'), '0', '0', '0'].slice(0, 4).join('.')) : undefined;
    const isWhole = short !== undefined && masked(short, bits, family) === short;
    return { kind: 'not-address', ...(isWhole && { meant: write(writeIpv4(short), bits) }) };
  }
  const network = masked(address, bits, family);
  return network === address ? undefined : { kind: 'host-bits', meant: write(family.write(network), bits) };
}

function masked(address: bigint, bits: number, family: Family): bigint {
  const rest = BigInt(family.bits - bits);
  return (address >> rest) << rest;
}

/** The length that a netmask such as `255.255.0.0` stands for. */
function bitsOf(netmask: string): number | undefined {
  const mask = readIpv4(netmask);
  const ones = mask?.toString(2).padStart(32, '0');
  return ones !== undefined && /^1+0*$/.test(ones) ? ones.replaceAll('0', '').length : undefined;
}

/** inet_pton(): four numbers without leading zeros. */
function readIpv4(text: string): bigint | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || bytes.some((byte) => !/^(?:0|[1-9]\d{0,2})$/.test(byte) || Number(byte) > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function writeIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
}

function readIpv6(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.[\d.]+)$/.exec(text);
  const last = tail ? readIpv4(tail[2] ?? '') : undefined;
  if (tail && last === undefined) return undefined;
  const whole = tail && last !== undefined ? `${tail[1]}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}` : text;
  const halves = whole.split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = groups.flat().length;
  if (halves.length > 2 || groups.flat().some((group) => !/^[\dA-Fa-f]{1,4}$/.test(group)) || (halves.length === 2 ? count > 7 : count !== 8)) return undefined;
  const zeros = Array.from({ length: 8 - count }, () => '0');
  return [...(groups[0] ?? []), ...zeros, ...(groups[1] ?? [])].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function writeIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(16 * (7 - index))) & 0xffffn).toString(16)).join(':');
  // The longest row of zero groups, as inet_ntop() does it.
  const rows = [...groups.matchAll(/(?<![\da-f])0(?::0)+(?![\da-f])/g)].sort((a, b) => b[0].length - a[0].length);
  const [row] = rows;
  if (!row) return groups;
  return `${groups.slice(0, row.index).replace(/:$/, '')}::${groups.slice(row.index + row[0].length).replace(/^:/, '')}`;
}
