// The documents that are measured: a main.cf of any length as administrators write them (comments, blank lines, Postfix's own parameters
// once each, restriction classes of their own that refer to names of their own, values over several lines), and a JSON text to compare.
import { readFileSync } from 'node:fs';

const FACTS = new URL('../../server/facts/parameters.json', import.meta.url);

/** Types whose default is a valid value by itself. */
const PLAIN_TYPES = new Set(['boolean', 'time', 'integer', 'directory', 'path', 'word-list', 'map-list', 'host-list', 'enum', 'address']);

/** What every real file has; the rest is filled up with parameters at their defaults. */
const BASICS = {
  compatibility_level: '3.6',
  myhostname: 'mail.example.org',
  mydomain: 'example.org',
  myorigin: '$mydomain',
  mydestination: '$myhostname, localhost.$mydomain, localhost',
  mynetworks: '127.0.0.0/8, [::1]/128,\n    192.0.2.0/24',
  alias_maps: 'hash:/etc/aliases',
  alias_database: '$alias_maps',
  smtpd_banner: '$myhostname ESMTP',
  smtpd_tls_chain_files: '/etc/postfix/tls/key.pem,\n    /etc/postfix/tls/chain.pem',
  smtpd_tls_security_level: 'may',
  smtpd_tls_mandatory_protocols: '>=TLSv1.2',
  smtp_tls_security_level: 'may',
  smtp_tls_CApath: '/etc/ssl/certs',
  smtpd_relay_restrictions: 'permit_mynetworks,\n    permit_sasl_authenticated,\n    reject_unauth_destination',
};

/**
 * A main.cf of exactly `lines` lines: Postfix's own parameters as far as they go, and customers for the rest. Of the settings in 272 public
 * files, 5 % have names of their own; only very long files, which nobody has published, are full of them.
 */
export function mainCf(lines) {
  const written = ['# Postfix of mail.example.org. Generated for measuring.', ''];
  const add = (text) => written.push(...text.split('\n'));
  for (const [name, value] of Object.entries(BASICS)) add(`${name} = ${value}`);
  for (const [index, { name, value }] of plainParameters(lines * 0.5).entries()) {
    if (index % 3 === 0) add(`\n# ${name.split('_')[0]}: reviewed on 2026-${String(1 + (index % 11)).padStart(2, '0')}-01.`);
    add(`${name} = ${value}`);
  }
  const customers = Math.floor((lines - written.length - 4) / (CUSTOMER_LINES + 1 / 8));
  const names = Array.from({ length: customers }, (_, index) => `customer_${String(index).padStart(5, '0')}`);
  for (const name of names) add(customer(name));
  add('\n# The classes that the tables of customers may name.\nsmtpd_restriction_classes =');
  for (let at = 0; at < names.length; at += 8) add(`    ${names.slice(at, at + 8).join(', ')}`);
  while (written.length < lines) add('# End.');
  return `${written.slice(0, lines).join('\n')}\n`;
}

const CUSTOMER_LINES = customer('x').split('\n').length;

/** One restriction class with the names that it is made of. */
function customer(name) {
  return `
# ${name}: access as agreed, contact noc@${name.replace('_', '-')}.example
${name}_domain = ${name.replace('_', '-')}.example
${name}_networks = 192.0.2.0/28,
    198.51.100.0/28
${name}_table = cidr:$config_directory/customers/$${name}_domain
${name}_reply = 554 5.7.1 mail from \${${name}_domain} comes from $${name}_networks only
${name} = check_client_access $${name}_table,
    # those of their own table come first
    permit_mynetworks,
    check_sender_access static:{$${name}_reply}, reject_unauth_destination`;
}

function plainParameters(most) {
  const known = JSON.parse(readFileSync(FACTS, 'utf8'));
  const usable = known.filter(({ name, status, type, introducedIn, default: defaults }) => {
    const old = /^([12]\..*|3\.[0-4])$/.test(introducedIn);
    return (
      status === 'current' && old && PLAIN_TYPES.has(type) && !(name in BASICS) && !/tls|^mail_version$|^config_directory$/.test(name) && defaults?.length === 1
    );
  });
  const withValue = usable.map(({ name, default: [{ value }] }) => ({ name, value })).filter(({ value }) => value && !/[<>\n]/.test(value));
  return withValue.slice(0, most);
}

/** A small master.cf to stand beside it. */
export const MASTER_CF = `smtp       inet  n       -       y       -       -       smtpd
submission inet  n       -       y       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
pickup     unix  n       -       y       60      1       pickup
cleanup    unix  n       -       y       -       0       cleanup
qmgr       unix  n       -       n       300     1       qmgr
tlsmgr     unix  -       -       y       1000?   1       tlsmgr
rewrite    unix  -       -       y       -       -       trivial-rewrite
bounce     unix  -       -       y       -       0       bounce
defer      unix  -       -       y       -       0       bounce
smtp       unix  -       -       y       -       -       smtp
relay      unix  -       -       y       -       -       smtp
local      unix  -       n       n       -       -       local
virtual    unix  -       n       n       -       -       virtual
lmtp       unix  -       -       y       -       -       lmtp
anvil      unix  -       -       y       -       1       anvil
scache     unix  -       -       y       -       1       scache
`;

/** A JSON text of the same number of lines, for vscode-json. */
export function jsonText(lines) {
  const members = [];
  for (let index = 0; members.length + 8 <= lines; index++) {
    const name = `customer_${String(index).padStart(5, '0')}`;
    const networks = '    "networks": ["192.0.2.0/28", "198.51.100.0/28"],';
    members.push(`  "${name}": {`, networks, `    "reply": "mail from ${name} is not accepted from there",`, '    "access": "reject"', '  },');
  }
  return `{\n${members.join('\n')}\n${'\n'.repeat(lines - 3 - members.length)}  "last": true\n}\n`;
}
