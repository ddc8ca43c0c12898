// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// A seeded generator of main.cf files that nobody would write: odd blanks, continuations, braces, dollar signs, comments, unknown names,
// references, loops, CRLF, NUL, bytes that are no UTF-8. Most of them are still files that Postfix accepts. It avoids only what depends on
// the machine: foreign addresses, and the process id.

type Random = () => number;

/** mulberry32: the same numbers on every machine. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const KNOWN = [
  ...['myorigin', 'mydestination', 'relayhost', 'smtpd_banner', 'alias_maps', 'virtual_alias_maps', 'transport_maps', 'relay_domains', 'mydomain'],
  ...['smtpd_client_restrictions', 'smtpd_recipient_restrictions', 'smtpd_milters', 'local_recipient_maps', 'proxy_read_maps', 'recipient_delimiter'],
  ...['smtpd_tls_security_level', 'message_size_limit', 'smtpd_authorized_verp_clients', 'smtpd_client_event_limit_exceptions', 'mail_name'],
  ...['default_rbl_reply', 'mailbox_command', 'forward_path', 'smtpd_reject_footer', 'luser_relay'],
  ...['virtual_maps', 'fallback_relay', 'authorized_verp_clients', 'postscreen_blacklist_action'],
  ...['maildrop_destination_recipient_limit', 'policy_time_limit', 'maildrop_time_limit', 'relay_destination_concurrency_limit', 'smtp_transport_rate_delay'],
];
const MADE_UP = [
  'foo',
  'bar',
  'baz',
  'mua',
  'class_a',
  'class_b',
  'x1',
  '_y',
  'src_hosts',
  'src_query',
  'nosuch_time_limit',
  'other_hosts',
  'submission_limit',
];
const ODD = ['a.b', 'x-y', 'MYHOSTNAME', '"q"', 'größe', '{n}', '$foo', 'a:', 'a+', 'name#1', '\ufeffbom'];
const REFERRED = [
  ...KNOWN.slice(0, 20),
  ...MADE_UP,
  'myhostname',
  'mydomain',
  'mail_version',
  'queue_directory',
  'daemon_directory',
  'process_name',
  'nothing',
];
const WORDS = [
  'a',
  'example.com',
  'yes',
  '10',
  '9',
  '3.6',
  'hash:/etc/aliases',
  'permit',
  'reject',
  '127.0.0.0/8',
  '[::1]',
  '!x',
  'größe',
  'a=b',
  '=',
  '"b c"',
  '\\',
];
const TABLES = [
  'mysql:src',
  'proxy:ldap:src',
  'pgsql:other',
  'proxy:proxy:sqlite:src',
  'regexp:{ {/^#x/ a}, {/b$$/ c} }',
  'inline:{ {a=b}, {c = #d} }',
  'memcache:src',
];
const BLANKS = [' ', '  ', '\t', ' \t ', '\v', '\f', '\r', ' \r'];
const OPERATORS = ['==', '!=', '<', '<=', '>=', '>'];
const BROKEN = [
  '${foo',
  '$(bar}',
  '$',
  '$-',
  '${}',
  '${a b}',
  '${foo?{y}x}',
  '${{a} = {b}}',
  '${{a} == b}',
  '${{a} <foo {b}}',
  '${{1} <level {x}}',
  '${f{x}}',
  '$(a?{b)',
];

export class HostileFiles {
  private readonly random: Random;
  /** How much can go wrong in the file at hand. */
  private recklessness = 0;

  constructor(
    seed: number,
    /** Always set mynetworks: its default depends on the machine's interfaces. */
    private readonly setNetworks: boolean,
  ) {
    this.random = seeded(seed);
  }

  next(): Buffer {
    this.recklessness = this.chance(0.3) ? 0.06 : 0.0015;
    const feed = this.chance(0.12) ? '\r\n' : '\n';
    const lines = Array.from({ length: 2 + this.below(16) }, () => this.logicalLine());
    if (this.chance(0.06)) lines.unshift(`  ${this.setting()}`);
    if (this.setNetworks || this.chance(0.5)) lines.push('mynetworks = 127.0.0.0/8, 10.0.0.0/8');
    if (this.chance(0.1)) lines.push(`smtpd_restriction_classes = ${this.pick(['class_a', 'class_a, class_b', '$foo class_b', 'nowhere'])}`);
    if (this.chance(0.1)) lines.push(`compatibility_level = ${this.pick(['0', '2', '3.6', ' 3.7 ', '99', '3.6.1'])}`);
    if (this.chance(0.06)) lines.push(`myhostname = ${this.pick(['host.example.org', 'short', '$mydomain', 'a.$foo', ''])}`);
    if (this.chance(0.04))
      lines.push(this.pick(['mynetworks_style = host', 'inet_protocols = ipv4', 'inet_interfaces = loopback-only', 'process_name = x', 'service_name=']));
    const text = lines.join('\n').replaceAll('\n', feed) + (this.chance(0.85) ? feed : '');
    return this.spoil(Buffer.from(text));
  }

  /** Bytes that are no text. */
  private spoil(bytes: Buffer): Buffer {
    const at = this.below(bytes.length + 1);
    if (this.chance(0.06)) return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xe9, 0xff]), bytes.subarray(at)]);
    if (this.chance(0.04)) return Buffer.concat([bytes.subarray(0, at), Buffer.from([0]), bytes.subarray(at)]);
    return bytes;
  }

  private logicalLine(): string {
    const kind = this.random();
    if (kind < 0.1) return this.pick(['# a comment', '  # indented = comment', '', '   ', '\t#', '#name = x,', '\f']);
    if (kind < 0.1 + this.recklessness) return this.pick(['word', 'two words', '= value', '=', 'a := b', '{ a = b }', '[main]', 'export a=b', '\u00a0x']);
    const text = this.setting();
    return this.chance(0.2) ? this.continued(text) : text;
  }

  private setting(): string {
    const name = this.pick(this.chance(0.62) ? KNOWN : this.chance(0.85) ? MADE_UP : ODD);
    const equals = this.pick([' = ', ' = ', ' = ', '=', '  =  ', '\t=\t', ' =', '= ', ' =\n  ', '\n =', ' = = ']);
    return `${name}${equals}${this.chance(0.08) ? '' : this.value(2)}${this.chance(0.1) ? this.pick(BLANKS) : ''}`;
  }

  private continued(text: string): string {
    const between = this.pick(['\n  ', '\n\t', '\n\n  ', '\n# comment\n ', '\n  # comment\n  ', '\n   \n\f', '\n \v', ' \\\n  ', '\n#a\n\n#b\n ']);
    return `${text}${between}${this.value(1)}`;
  }

  private value(depth: number): string {
    const count = 1 + this.below(4);
    let text = '';
    for (let i = 0; i < count; i++) text += (i ? this.pick([' ', ' ', ', ', ',', '', ...BLANKS]) : '') + this.token(depth);
    return text;
  }

  private token(depth: number): string {
    const kind = this.random();
    if (this.chance(this.recklessness)) return this.pick(BROKEN);
    if (kind < 0.5 || depth === 0) return this.pick(WORDS);
    if (kind < 0.58) return this.pick(TABLES);
    if (kind < 0.62) return this.pick(['#', '#x', 'a#b', '# c']);
    if (kind < 0.66) return this.pick(['$$', '$$foo', '$${foo}', 'a$$b']);
    if (kind < 0.71) return this.pick(['{ a, b }', '{a}{b}', '{', '}', '{a}b', '{ { c } }', 'x{ y z }', `{${this.value(depth - 1)}}`]);
    return this.reference(depth);
  }

  private reference(depth: number): string {
    const name = this.pick(REFERRED);
    const blank = (): string => (this.chance(0.2) ? this.pick([' ', '\t', '  ']) : '');
    const braced = (): string => `${blank()}{${this.value(depth - 1)}}${blank()}`;
    switch (this.below(9)) {
      case 0:
      case 1:
        return `$${name}`;
      case 2:
        return `\${${blank()}${name}${blank()}}`;
      case 3:
        return `$(${blank()}${name}${blank()})`;
      case 4:
        return `\${${name}${blank()}?${this.plain()}}`;
      case 5:
        return `\${${name}${blank()}:${this.plain()}}`;
      case 6:
        return `\${${name}?${braced()}:${this.chance(0.7) ? braced() : this.plain()}}`;
      case 7:
        return `\${${braced()}${this.pick(OPERATORS)}${braced()}?${braced()}:${braced()}}`;
      default:
        return this.comparison(blank);
    }
  }

  private comparison(blank: () => string): string {
    if (this.chance(0.5))
      return `\${{${this.pick(['3.6', '2', '$compatibility_level'])}} ${this.pick(OPERATORS)}level {${this.pick(['3', '3.6.1'])}}${blank()}}`;
    return `\${{${this.pick(['10', '9', 'a', '$x1', ''])}}${this.pick(OPERATORS)}{${this.pick(['9', '10', 'b', '$foo'])}}${this.pick(['', '?{y}', ':n', '?y:n'])}}`;
  }

  /** A result without braces: no brace of its own may unbalance the ones around it. */
  private plain(): string {
    return this.pick([...WORDS, 'a:b', 'a?b', '', ' x ', '$foo', '$mydomain', '{b}', '$$']);
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private chance(probability: number): boolean {
    return this.random() < probability;
  }
}
