// English texts of the rules about the settings of a profile, and of the article that the profile `guide` follows.

const list = (names: readonly string[]): string => (names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

const ENCRYPT_ON_MX = 'mail servers that cannot do TLS will no longer get through; RFC 3207, section 4, forbids it for a public server';

/** The words that differ from side to side. */
interface SideWords {
  readonly summary: string;
  readonly off: string;
  readonly old: string;
}

const missing = ({ summary, off, old }: SideWords) => ({
  summary,
  guide: (names: readonly string[]) =>
    `Of the article's settings for this side, ${names.length === 1 ? 'one is' : `${names.length} are`} not set: ${list(names)}. Postfix's defaults are in force instead.`,
  isOff: off,
  needsCertificate: ' Get a certificate first, and name it in smtpd_tls_chain_files.',
  old: (names: readonly string[]) => old.replace('%', `${list(names)} ${names.length === 1 ? 'is' : 'are'}`),
  renegotiation: 'This OpenSSL lets clients renegotiate a session, which costs the server a lot and them nothing. Set tls_ssl_options = NO_RENEGOTIATION.',
  insertAll: (count: number) => (count === 2 ? 'Insert both settings' : `Insert all ${count} settings`),
  insert: (name: string, value: string) => `Insert ${name} = ${value}`,
  publicCaveat: (title: string) => `${title} (${ENCRYPT_ON_MX})`,
});

export const seedRules = {
  'guide-setting-weaker': {
    summary: 'A setting is weaker than in the article that the profile "guide" follows.',
    weaker: (name: string, value: string, wanted: string) =>
      `${name} is ${value === '' ? 'empty' : `"${value}"`}, which is weaker than the article's "${wanted}". Change it, or choose another profile if this is on purpose.`,
    exclusions: (name: string, absent: readonly string[]) =>
      `${name} does not exclude ${list(absent)}, as the article does. Add them, or choose another profile if this is on purpose.`,
    encrypt: (name: string, value: string) =>
      `${name} is ${value === '' ? 'empty' : `"${value}"`}, and the article wants "encrypt". On a server that the Internet delivers to, RFC 3207, section 4, forbids that: mail servers without TLS could no longer deliver.`,
    use: (value: string) => `Change to "${value}"`,
    useEncrypt: `Change to "encrypt" (${ENCRYPT_ON_MX})`,
  },
  'tls-missing-server': missing({
    summary: "The profile's TLS settings for the server are not set.",
    off: 'This server offers no TLS, because smtpd_tls_security_level is not set: all mail comes in readable for anyone on the way. Set it to "may".',
    old: '% not set, and by default this server still lets TLS 1.0 and 1.1 in, which RFC 8996 retires. Set the floor that the profile recommends; the log tells who still needs less.',
  }),
  'tls-missing-client': missing({
    summary: "The profile's TLS settings for outgoing mail are not set.",
    off: 'Outgoing mail is never encrypted, because smtp_tls_security_level is not set: anyone on the way can read it. Set it to "may".',
    old: '% not set, and by default outgoing mail may still use TLS 1.0 and 1.1, which RFC 8996 retires. Set the floor that the profile recommends; the log tells who still needs less.',
  }),
  'tls-missing-library': missing({
    summary: "The profile's settings for the TLS library are not set.",
    off: '',
    old: '',
  }),
};
