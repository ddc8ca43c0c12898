// English texts of the rules about certificates, levels of single services, and signing in.

export const serviceRules = {
  'tls-config-file-invalid': {
    summary: 'A value of tls_config_file that switches TLS off.',
    invalid: (value: string) =>
      `tls_config_file takes "default", "none" or a path that begins with "/", not "${value}": Postfix logs a warning and switches TLS off, so that STARTTLS is offered and then refused. Use none unless you need a file of your own.`,
    letterCase: (value: string, right: string) =>
      `"${value}" is not the keyword "${right}", which must be written in small letters: Postfix takes it for a path that lacks the "/" and switches TLS off. Write ${right}.`,
    use: (value: string) => `Change to "${value}"`,
  },
  'cert-chain-and-legacy': {
    summary: 'Certificates in the old parameters are ignored beside a chain file.',
    ignored: (name: string, chain: string) =>
      `${name} has no effect, because ${chain} is set too: Postfix uses the chain files only, and logs a warning each time it starts. Remove the old parameters, or remove ${chain} if theirs is the certificate you want.`,
    inUse: 'this setting is in force',
    remove: (names: string) => `Remove what has no effect: ${names}`,
  },
  'server-no-certificate': {
    summary: 'A server offers TLS and has no certificate.',
    may: (services: string) =>
      `There is no certificate: ${services} offers STARTTLS and then answers 454, so senders fall back to plain text or keep the mail. Set smtpd_tls_chain_files to a file with key and certificate (for a self-signed one: postfix tls enable-server).`,
    encrypt: (services: string) =>
      `There is no certificate: ${services} demands STARTTLS and then refuses it with 454, so no mail gets in. Set smtpd_tls_chain_files to a file with key and certificate (for a self-signed one: postfix tls enable-server).`,
    wrapped: (services: string) =>
      `There is no certificate: ${services} drops every connection, because it must begin with TLS and cannot. Set smtpd_tls_chain_files to a file with key and certificate.`,
  },
  'smtpd-encrypt-public-mx': {
    summary: 'A public mail server refuses mail from senders without TLS.',
    refuses: (setting: string, services: string) =>
      `${setting}: ${services} takes mail from the whole Internet and answers 530 to every sender that does not start TLS; RFC 3207 forbids that on a public mail server. Such mail is not made safer, it is lost. Use "may" here and "encrypt" on the submission ports.`,
    relax: (others: readonly string[]) => `Use "may"${others.length ? `, and keep "encrypt" on ${others.join(', ')}` : ' on the public port'}`,
  },
  'smtp-dane-without-dnssec': {
    summary: 'DANE is asked for where Postfix cannot use it.',
    because: {
      dnssec: (parameter: string, value: string) => `${parameter} is ${value === '' ? 'not set' : `"${value}"`} and must be "dnssec"`,
      hostLookup: (parameter: string, value: string) => `${parameter} is "${value}" and lacks "dns"`,
      ignoresErrors: (parameter: string) => `${parameter} is on`,
      resolverOptions: (parameter: string, value: string) => `${parameter} is "${value}", which may add domains to names`,
    },
    dane: (parameter: string, cause: string) =>
      `${parameter} is "dane", but ${cause}: no destination is checked by DANE, and Postfix acts as if it said "may". It logs a warning for each delivery.`,
    daneOnly: (parameter: string, cause: string) =>
      `${parameter} is "dane-only", but ${cause}: Postfix cannot use DANE, and all mail stays in the queue (4.7.5). It logs a warning for each delivery.`,
    useDnssec: (parameter: string) => `Set ${parameter} = dnssec (needs a DNS resolver on this host that validates DNSSEC)`,
    turnOff: (parameter: string) => `Set ${parameter} = no`,
    addDns: (parameter: string) => `Add "dns" to ${parameter}`,
    clear: (parameter: string) => `Remove ${parameter}`,
  },
  'auth-without-tls': {
    summary: 'Users can sign in over connections that are not encrypted.',
    may: (services: string) =>
      `${services} lets users sign in without TLS: who listens on the way reads the passwords. Set smtpd_tls_auth_only = yes; sign-in is then offered only after STARTTLS.`,
    none: (services: string) =>
      `${services} lets users sign in and offers no TLS: who listens on the way reads the passwords. Offer TLS (smtpd_tls_security_level = may, with a certificate) and set smtpd_tls_auth_only = yes.`,
    require: 'Allow sign-in only with TLS (smtpd_tls_auth_only = yes)',
    offerAndRequire: 'Offer TLS and allow sign-in only with it',
    offerWithoutCertificate: 'Offer TLS and allow sign-in only with it (a certificate must be set up first)',
  },
};
