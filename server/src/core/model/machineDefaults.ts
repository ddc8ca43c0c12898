// Defaults that Postfix works out when it runs: the host's name and domain, its networks, its process (postconf_builtin.c). What the
// machine says comes in as options; where nobody says anything, a host with only a loopback interface is assumed.
import { formatVersion, type Version } from '../catalogue/version';
import { splitWords } from '../syntax/words';
import { type ExpansionError, expand } from './expansion';

export interface MachineOptions {
  /** Built-in defaults as `postconf -d` printed them on the machine. */
  readonly defaults?: ReadonlyMap<string, string>;
  /** What the machine calls itself. */
  readonly hostname?: string;
  /** The folder that main.cf is in: the value of config_directory unless main.cf sets it. */
  readonly directory?: string;
}

/** Why Postfix cannot work out a default and dies. */
export interface DefaultFailure {
  readonly error?: ExpansionError;
  readonly message: string;
}

/** The reading of a default: a value, or a failure. */
type Result = string | DefaultFailure;

const STYLES = ['class', 'subnet', 'host'];
const PROTOCOLS = ['all', 'ipv4', 'ipv6'];
const DICTIONARY_FAILURE = 'dictionary mail_dict: macro processing error';

export class MachineDefaults {
  constructor(
    private readonly target: Version,
    private readonly options: MachineOptions,
    /** What main.cf sets, as it is written. */
    private readonly setting: (name: string) => string | undefined,
    /** The value of a name with all defaults, as it is written. */
    private readonly lookup: (name: string) => string | undefined,
  ) {}

  /** The default of a name that depends on the machine; undefined for all others. */
  value(name: string): string | undefined {
    switch (name) {
      case 'myhostname':
        return text(this.hostName());
      case 'mydomain':
        return text(this.domain());
      case 'mynetworks':
        return text(this.networks());
      case 'config_directory':
        return this.options.directory ?? this.options.defaults?.get(name);
      case 'mail_version':
        return this.options.defaults?.get(name) ?? formatVersion(this.target);
      case 'process_name':
        return 'postconf';
      case 'process_id':
        return this.options.defaults?.get(name) ?? '0';
      case 'service_name':
        return '';
      default:
        return undefined;
    }
  }

  /** postconf works these out whenever main.cf leaves them unset, and dies if it cannot. */
  failure(): DefaultFailure | undefined {
    const results = [
      this.setting('myhostname') === undefined ? this.hostName() : '',
      this.setting('mydomain') === undefined ? this.domain() : '',
      this.setting('mynetworks') === undefined ? this.networks() : '',
    ];
    return results.find((result) => typeof result !== 'string');
  }

  private hostName(): Result {
    const name = this.options.hostname ?? this.options.defaults?.get('myhostname') ?? 'localhost';
    if (name.includes('.')) return name;
    const domain = this.ownValue('mydomain');
    return typeof domain === 'object' ? domain : `${name}.${domain ?? 'localdomain'}`;
  }

  private domain(): Result {
    const host = this.ownValue('myhostname') ?? this.hostName();
    if (typeof host === 'object') return host;
    const dot = host.indexOf('.');
    return dot < 0 ? 'localdomain' : host.slice(dot + 1);
  }

  private networks(): Result {
    const interfaces = this.ownValue('inet_interfaces');
    if (typeof interfaces === 'object') return interfaces;
    const style = this.ownValue('mynetworks_style') ?? this.defaultStyle();
    if (typeof style === 'object') return style;
    const protocols = this.ownValue('inet_protocols') ?? 'all';
    if (typeof protocols === 'object') return protocols;
    return checkProtocols(protocols) ?? checkStyle(style) ?? this.localNetworks(interfaces ?? 'all', style, protocols);
  }

  /**
   * What `postconf -d` said of the machine, or the loopback networks, as far as the interfaces and protocols in use reach. Postfix puts a
   * space behind each (mynetworks.c), also the last.
   */
  private localNetworks(interfaces: string, style: string, protocols: string): string {
    const known = this.options.defaults?.get('mynetworks');
    const isHost = splitWords(style)[0]?.text === 'host';
    const networks = known && !isHost ? splitWords(known).map((word) => word.text) : [isHost ? '127.0.0.1/32' : '127.0.0.0/8', '[::1]/128'];
    const families = new Set([...families4and6(protocols)].filter((family) => interfaceFamilies(interfaces).has(family)));
    const used = networks.filter((network) => families.has(network.startsWith('[') ? 'ipv6' : 'ipv4'));
    return used.map((network) => `${network} `).join('');
  }

  private defaultStyle(): Result {
    const { text: value, error } = expand(this.lookup('mynetworks_style') ?? 'subnet', this.lookup, { target: this.target });
    return error ? { error, message: 'macro processing error' } : value;
  }

  /** What main.cf sets, expanded from main.cf alone (mail_conf_lookup_eval). */
  private ownValue(name: string): Result | undefined {
    const value = this.setting(name);
    if (value === undefined) return undefined;
    const { text: expanded, error } = expand(value, this.setting, { target: this.target, raw: () => false });
    return error ? { error, message: DICTIONARY_FAILURE } : expanded;
  }
}

function text(result: Result): string {
  return typeof result === 'string' ? result : '';
}

function checkProtocols(value: string): DefaultFailure | undefined {
  const unknown = splitWords(value).find((word) => !PROTOCOLS.includes(word.text));
  return unknown && { message: `unknown inet_protocols value "${unknown.text}" in "${value}"` };
}

function checkStyle(value: string): DefaultFailure | undefined {
  const words = splitWords(value);
  const unknown = words.find((word) => !STYLES.includes(word.text));
  if (unknown) return { message: `unknown mynetworks mask style value "${unknown.text}" in "${value}"` };
  return new Set(words.map((word) => word.text)).size === 1 ? undefined : { message: `bad mynetworks_style value: ${value}; specify exactly one value` };
}

const BOTH = new Set(['ipv4', 'ipv6']);

function families4and6(protocols: string): ReadonlySet<string> {
  const words = new Set(splitWords(protocols).map((word) => word.text));
  return words.size === 0 || words.has('all') ? BOTH : words;
}

/** The families of the addresses listed; names and `all` stand for both. */
function interfaceFamilies(interfaces: string): ReadonlySet<string> {
  const words = splitWords(interfaces).map((word) => word.text);
  if (words.some((word) => !/^([\d.]+|\[?[\da-fA-F:]*:[\da-fA-F:.]*\]?)$/.test(word))) return BOTH;
  return new Set(words.map((word) => (word.includes(':') ? 'ipv6' : 'ipv4')));
}
