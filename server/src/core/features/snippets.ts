// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the places of LSP's snippets
// Snippets: what takes several settings of main.cf, or a whole service of master.cf, with places for what only the user knows. A line that is
// there already is left out, or changed where the snippet would be nothing without it, and the whole snippet where what it is about is.
import type { Analysis } from '../analysis';
import { isKnown } from '../catalogue/parameters';
import { type StockService, stockServices } from '../catalogue/services';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { SnippetText } from '../messages/en/snippets';
import type { Configuration, ServiceEntry } from '../model/configuration';
import { set } from '../model/fix';
import { toEdits } from '../model/operations';
import { type Edit, endOfLine } from '../text';
import type { Completion } from './completionItem';
import { firstColumns, stockLine } from './stockLine';

/**
 * A name, and a value as LSP's snippets are written: `${1:default}`; `\$` is a dollar sign. Another value that stands there stays; with `accepted`,
 * only if it is one of these.
 */
type Line = readonly [name: string, value: string, accepted?: readonly string[]];

/** Levels at which no password goes to a server in clear text. */
const MANDATORY = ['encrypt', 'fingerprint', 'dane-only', 'verify', 'secure'];

interface MainSnippet {
  readonly about: keyof typeof messages.mainSnippetTexts;
  /** Settings any of which says that the user has decided already. */
  readonly decidedBy: readonly string[];
  readonly lines: (target: Version) => readonly Line[];
}

/** What distributions build: Berkeley DB goes, and Postfix 3.11 knows how to move to LMDB. */
const tableType = (target: Version): string => (atLeast(target, '3.11') ? 'lmdb' : 'hash');

const MAIN: readonly MainSnippet[] = [
  {
    about: 'smarthost',
    decidedBy: ['relayhost'],
    lines: (target) => [
      ['relayhost', '[${1:mail.example.com}]:${2:587}'],
      ['smtp_sasl_auth_enable', 'yes', ['yes']],
      ['smtp_sasl_password_maps', `${tableType(target)}:\${3:/etc/postfix/sasl_passwd}`],
      ['smtp_sasl_security_options', 'noanonymous'],
      ['smtp_tls_security_level', 'encrypt', MANDATORY],
    ],
  },
  {
    about: 'dane',
    decidedBy: ['smtp_tls_security_level', 'smtp_dns_support_level'],
    lines: () => [
      ['smtp_tls_security_level', 'dane'],
      ['smtp_dns_support_level', 'dnssec'],
    ],
  },
  {
    about: 'serverTls',
    decidedBy: ['smtpd_tls_security_level', 'smtpd_tls_chain_files', 'smtpd_tls_cert_file', 'smtpd_tls_eccert_file'],
    lines: () => [
      ['smtpd_tls_chain_files', '${1:/etc/postfix/tls/key-and-chain.pem}'],
      ['smtpd_tls_security_level', 'may'],
    ],
  },
  {
    about: 'milter',
    decidedBy: ['smtpd_milters'],
    lines: () => [
      ['smtpd_milters', '${1:inet:localhost:11332}'],
      ['non_smtpd_milters', '\\$smtpd_milters'],
      ['milter_default_action', '${2:accept}'],
    ],
  },
  {
    about: 'dovecotLmtp',
    decidedBy: ['virtual_transport'],
    lines: (target) => [
      ['virtual_transport', 'lmtp:unix:${1:private/dovecot-lmtp}'],
      ['virtual_mailbox_domains', '${2:example.com}'],
      // Without a list of recipients, mail for anybody is taken, and bounced to whoever is said to have sent it.
      ['virtual_mailbox_maps', `${tableType(target)}:\${3:/etc/postfix/vmailbox}`],
    ],
  },
  {
    about: 'dovecotSasl',
    decidedBy: ['smtpd_sasl_type', 'smtpd_sasl_auth_enable'],
    lines: () => [
      ['smtpd_sasl_type', 'dovecot'],
      ['smtpd_sasl_path', '${1:private/auth}'],
      ['smtpd_sasl_auth_enable', 'yes'],
      ['smtpd_tls_auth_only', 'yes', ['yes']],
    ],
  },
  {
    about: 'postscreen',
    decidedBy: ['postscreen_greet_action', 'postscreen_dnsbl_sites'],
    lines: (target) => [
      ['postscreen_access_list', 'permit_mynetworks'],
      [isKnown('postscreen_denylist_action', target) ? 'postscreen_denylist_action' : 'postscreen_blacklist_action', 'enforce'],
      ['postscreen_greet_action', 'enforce'],
      // Other answers are errors ("you ask through an open resolver"), and would turn everybody away.
      ['postscreen_dnsbl_sites', '${1:zen.spamhaus.org=127.0.0.[2..11]}'],
      ['postscreen_dnsbl_threshold', '${2:1}'],
      ['postscreen_dnsbl_action', 'enforce'],
    ],
  },
];

export function mainSnippets({ configuration, options }: Analysis, equals: string, source: string, start: number): Completion[] {
  const eol = endOfLine(source, start);
  return MAIN.filter(({ decidedBy }) => !decidedBy.some((name) => configuration.isSet(name))).map(({ about, lines }, index) => {
    const all = lines(options.target);
    const missing = all.filter(([name]) => configuration.setting(name) === undefined);
    const body = missing.map(([name, value]) => `${name}${equals}${value}`).join(eol);
    return itemOf(messages.mainSnippetTexts[about], body, index, changes(configuration, all));
  });
}

/** To the lines that say otherwise. */
function changes(configuration: Configuration, lines: readonly Line[]): readonly Edit[] {
  const wrong = lines.filter(([name, , accepted]) => {
    const setting = configuration.setting(name);
    return setting !== undefined && accepted !== undefined && !accepted.includes(configuration.effective(name).value.toLowerCase());
  });
  const operations = wrong.map(([name, value]) => set(name, value));
  return toEdits({ title: '', safe: false, changes: [], operations }, 'main', configuration).main ?? [];
}

interface MasterSnippet {
  readonly about: keyof typeof messages.masterSnippetTexts;
  /** Names of the service any of which says that it is there; `any.host:` before them does not count. */
  readonly decidedBy: readonly string[];
  readonly type: string;
  readonly lines: (configuration: Configuration) => string[];
  /** The service that makes room, although its name is among those. */
  readonly makesRoom?: (configuration: Configuration) => ServiceEntry | undefined;
}

const MASTER: readonly MasterSnippet[] = [
  { about: 'submission', type: 'inet', decidedBy: ['submission', '587'], lines: (configuration) => userService(configuration, 'submission') },
  {
    about: 'submissions',
    type: 'inet',
    decidedBy: ['submissions', 'smtps', 'urd', '465'],
    lines: (configuration) => userService(configuration, 'submissions'),
  },
  {
    about: 'postscreen',
    type: 'inet',
    decidedBy: ['smtp', '25'],
    makesRoom: smtpdOnPort25,
    lines: (configuration) =>
      [stock('smtp', 'postscreen'), stock('smtpd', 'smtpd'), stock('dnsblog', 'dnsblog'), stock('tlsproxy', 'tlsproxy')]
        .filter(
          ({ service, type, command }) => !configuration.services.some((entry) => entry.name === service && entry.type === type && entry.command === command),
        )
        .filter(({ service }) => service !== 'smtpd' || !smtpdOnPort25(configuration))
        .flatMap((each) => stockLine(each, configuration.target).map(escaped)),
  },
  {
    about: 'filter',
    type: 'unix',
    decidedBy: ['filter'],
    lines: () => [
      'filter    unix  -       n       n       -       ${1:10}      pipe',
      '  flags=Rq user=${2:filter} null_sender=',
      '  argv=${3:/usr/local/bin/filter} -f \\${sender} -- \\${recipient}',
    ],
  },
];

export function masterSnippets({ configuration }: Analysis, source: string, start: number): Completion[] {
  const others = configuration.services.filter(({ node }) => node.start !== start);
  const isDecided = ({ type, decidedBy, makesRoom }: MasterSnippet): boolean => {
    const moving = makesRoom?.(configuration);
    return others.some((entry) => entry !== moving && entry.type === type && decidedBy.includes(entry.name.replace(/^.*:/, '')));
  };
  const eol = endOfLine(source, start);
  return MASTER.filter((each) => !isDecided(each)).map(({ about, lines, makesRoom }, index) => {
    const moving = makesRoom?.(configuration);
    return itemOf(messages.masterSnippetTexts[about], lines(configuration).join(eol), index, moving ? [behindPostscreen(moving)] : []);
  });
}

/** The stock service on port 25, which becomes the one behind postscreen(8), with the options that it has; unless there is one already. */
function smtpdOnPort25({ services }: Configuration): ServiceEntry | undefined {
  if (services.some(({ name, type }) => name === 'smtpd' && type === 'pass')) return undefined;
  return services.find(({ name, type, command }) => name === 'smtp' && type === 'inet' && command === 'smtpd');
}

/** Name, type and the field behind them, in the columns of the stock file. */
function behindPostscreen(service: ServiceEntry): Edit {
  return { span: { start: service.fieldSpan('service').start, end: service.fieldSpan('private').end }, newText: firstColumns('smtpd', 'pass', '-') };
}

/** The stock service with its options, and the way to Dovecot where main.cf does not say it. */
function userService(configuration: Configuration, name: 'submission' | 'submissions'): string[] {
  const { target } = configuration;
  const found = stock(name, 'smtpd');
  // /etc/services of systems with an older Postfix has the old name alone; 3.6 brought its own list of ports.
  const service = name === 'submissions' && !isKnown('known_tcp_ports', target) ? 'smtps' : name;
  const isSaid = configuration.isSet('smtpd_sasl_type');
  const login = isSaid ? [] : ['  -o smtpd_sasl_type=${1:dovecot}', '  -o smtpd_sasl_path=${2:private/auth}'];
  return [...stockLine({ ...found, service }, target).map(escaped), ...login];
}

function stock(name: string, command: string): StockService {
  return stockServices().find((each) => each.service === name && each.command === command) as StockService;
}

function itemOf({ label, detail }: SnippetText, body: string, index: number, edits: readonly Edit[]): Completion {
  const insertText = withDefaults(body);
  // Behind every name, also those that are set already: a name that is typed is meant.
  return { label, kind: 'snippet', insertText, ...(body !== insertText && { template: body }), ...(edits.length && { edits }), detail, sortText: `9${index}` };
}

/** Text as a snippet that means itself. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A snippet with nothing filled in: for clients that know no places. */
function withDefaults(body: string): string {
  return body.replace(/\\([\\$}])|\$\{\d+:([^}]*)\}/g, (_, literal: string | undefined, value: string | undefined) => literal ?? value ?? '');
}
