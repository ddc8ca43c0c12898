// English texts of the rules about which TLS level a service has, about DANE and MTA-STS, and about logs and reports of TLS.

const quoted = (value: string): string => (value === '' ? 'empty' : `"${value}"`);
const list = (names: readonly string[]): string => (names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

/** What DANE stands on, said in the title of every fix that switches it on. */
const RESOLVER = 'needs a DNS resolver on this host that validates DNSSEC';

export const tlsRules = {
  'req-ccert-ignored': {
    summary: 'A client certificate is required where TLS itself is optional.',
    ignored: (services: string) =>
      `smtpd_tls_req_ccert has no effect on ${services}, where TLS is optional (level "may"): nobody is even asked for a certificate, and Postfix logs a warning each time it starts. Set smtpd_tls_ask_ccert = yes to ask for one, or demand TLS on the service that needs certificates.`,
    partly: (services: string) =>
      `smtpd_tls_req_ccert has no effect on ${services}, where TLS is optional (level "may"), and Postfix logs a warning there each time it starts. Set it in master.cf, on the services that demand TLS.`,
    ask: 'Ask for certificates instead (smtpd_tls_ask_ccert = yes)',
    remove: 'Remove smtpd_tls_req_ccert; certificates are asked for already',
  },
  'server-cert-none': {
    summary: 'A server speaks TLS without any certificate.',
    none: (services: string) =>
      `smtpd_tls_cert_file = none: ${services} has no certificate to show, so TLS 1.3 is impossible and only clients that take anonymous ciphers get through. Nearly all others fail and may fall back to plain text. Name a certificate in smtpd_tls_chain_files; a self-signed one will do (postfix tls enable-server).`,
  },
  'submission-not-mandatory': {
    summary: "A port for users' mail programs does not demand TLS, or wrapper mode is on where mail servers deliver.",
    may: (service: string) =>
      `TLS is optional on ${service} (level "may"): mail programs that are set up without it, or talked out of it on the way, send mail in clear text. Set smtpd_tls_security_level = encrypt for this service.`,
    none: (service: string) =>
      `${service} offers no TLS: mail programs send mail in clear text. Set smtpd_tls_security_level = encrypt for this service; it needs a certificate.`,
    unwrapped: (service: string) =>
      `Mail programs begin with TLS on ${service}, and it waits for plain text, because smtpd_tls_wrappermode is not "yes" there: no connection comes about. Set smtpd_tls_wrappermode = yes for this service.`,
    wrapped: (services: string) =>
      `smtpd_tls_wrappermode = yes makes ${services} wait for TLS from the first byte; other mail servers wait for a greeting in plain text, and no mail gets in. Set it in master.cf, on the service for port 465 only.`,
    encrypt: 'Demand TLS on this service (smtpd_tls_security_level = encrypt)',
    wrap: 'Begin with TLS on this service (smtpd_tls_wrappermode = yes)',
    unwrap: (kept: readonly string[]) => `Turn wrapper mode off${kept.length ? `, and keep it on ${list(kept)}` : ''}`,
  },
  'client-wrappermode-level': {
    summary: 'TLS from the first byte without a level that demands TLS, or a relay on port 465 without TLS from the first byte.',
    refused: (name: string, parameter: string, level: string, services: string) =>
      `${name} = yes needs ${parameter} = encrypt or stricter, and the level is "${level}": ${services} refuses every server, and all its mail stays in the queue.`,
    relay: (destination: string) =>
      `Port 465 of "${destination}" begins with TLS, and smtp_tls_wrappermode is not "yes": both sides wait for the other to speak first, and mail stays in the queue. Set smtp_tls_wrappermode = yes and smtp_tls_security_level = encrypt, or use port 587.`,
    encrypt: (parameter: string) => `Set ${parameter} = encrypt`,
    turnOff: (name: string) => `Turn ${name} off`,
    wrap: 'Speak TLS from the first byte to the relay',
  },
  'verify-without-ca': {
    summary: 'Certificates are to be verified, and no certification authority is named.',
    deferred: (level: string, prefix: string) =>
      `The level "${level}" verifies certificates, and none of ${prefix}_tls_CAfile, ${prefix}_tls_CApath and ${prefix}_tls_trust_anchor_file is set: no certificate can be trusted, and all mail stays in the queue (4.7.5). tls_append_default_CA alone loads nothing. Name the system's bundle in ${prefix}_tls_CAfile.`,
    table: (table: string) =>
      `"${table}" answers "secure" for domains with MTA-STS, and none of smtp_tls_CAfile, smtp_tls_CApath and smtp_tls_trust_anchor_file is set: no certificate can be trusted, and mail for these domains stays in the queue. Name the system's bundle in smtp_tls_CAfile.`,
    bundle: (parameter: string, path: string, systems: string) => `Set ${parameter} = ${path} (${systems})`,
  },
  'secure-match-hostname': {
    summary: 'The level "secure" accepts names that come from DNS without proof.',
    hostname: (value: string) =>
      `smtp_tls_secure_cert_match is "${value}": "hostname" accepts a certificate for the server's own name, and that name comes from an MX record that anybody on the way can forge. Use nexthop and dot-nexthop, which are made of the domain of the address.`,
    use: 'Change to "nexthop, dot-nexthop"',
    remove: 'Remove "hostname"',
  },
  'smtp-encrypt-as-default': {
    summary: 'All outgoing mail demands TLS, though it goes straight to the servers of the Internet.',
    strict: (name: string, value: string, level: string) =>
      `${name} = ${value} demands ${level === 'encrypt' ? 'TLS' : `more than TLS alone (level "${level}")`} of every mail server on the Internet: mail to domains that do not have it waits and is then returned. Use "may" or "dane" here, and name the domains that must be held to more in smtp_tls_policy_maps.`,
    use: (level: string) => `Change the level to "${level}"`,
  },
  'smtpd-tls-disabled': {
    summary: 'TLS is switched off on a server that the Internet delivers to.',
    none: (name: string, value: string, services: string) =>
      `${name} is ${quoted(value)}: ${services} offers no TLS, all mail comes in readable for anyone on the way, and senders that insist on TLS (DANE, MTA-STS) do not deliver. Use "may"; it needs a certificate.`,
    use: 'Change to "may"',
  },
  'smtp-tls-disabled': {
    summary: 'TLS is switched off for outgoing mail.',
    none: (name: string, value: string, hasTables: boolean) =>
      `${name} is ${quoted(value)}: outgoing mail is never encrypted${hasTables ? ', but for what the policy tables say' : ''}, and anyone on the way can read it. Use "may": it encrypts where the other side can, and delivers everywhere else as before.`,
    use: 'Change to "may"',
  },
  'smtp-dane-recommended': {
    summary: 'Outgoing mail has no protection against somebody who suppresses TLS.',
    may: (hasDnssec: boolean) =>
      `At level "may" anybody on the way can suppress TLS or answer with a certificate of their own, unnoticed. DANE protects mail to domains that publish TLSA records, and changes nothing for others: set the level "dane"${hasDnssec ? '' : ' and smtp_dns_support_level = dnssec'}. It ${RESOLVER}.`,
    use: `Use DANE (${RESOLVER})`,
  },
  'dane-insecure-mx-default': {
    summary: 'DANE that a policy table asks for is not used where the MX records are not signed.',
    may: (target: string) =>
      `Where a policy table says "dane" and the domain's MX records are not signed, Postfix ${target} uses TLS without looking at the servers' TLSA records, because smtp_tls_dane_insecure_mx_policy is "may" by default there. Set it to "dane", as later releases do.`,
    set: `Set smtp_tls_dane_insecure_mx_policy = dane (${RESOLVER})`,
  },
  'opportunistic-only-hardening': {
    summary: 'A setting for optional TLS has no effect where TLS is demanded.',
    missed: (name: string, value: string, twin: string, services: readonly string[], older: readonly string[]) =>
      `${name} = ${value} does not count on ${list(services)}, where TLS is mandatory: ${twin} decides there, nobody set it, and by default it lets ${list(older)} in. Set it, too.`,
    set: (name: string, value: string) => `Set ${name} = ${value}`,
  },
  'fingerprint-digest-weak': {
    summary: 'Certificates are told apart by a weak digest.',
    weak: (name: string, value: string) =>
      `${name} is "${value}", a digest for which somebody can make two certificates with the same fingerprint. Use sha256, and compute the fingerprints in your tables anew.`,
    byDefault: (name: string, value: string) =>
      `Fingerprints of certificates are used here, and ${name} is "${value}" by default, a digest for which somebody can make two certificates with the same fingerprint. Set it to sha256, and compute the fingerprints in your tables anew.`,
    use: (name: string) => `Set ${name} = sha256 (fingerprints in tables must be computed anew)`,
  },
  'tls-loglevel': {
    summary: 'TLS is logged in more detail than anybody needs day by day.',
    debug: (name: string, word: string) =>
      `${name} = ${word} is meant for looking for a fault: several lines for each connection. 1 gives one line with protocol and cipher, which is what statistics need.`,
    dump: (name: string, word: string) =>
      `${name} = ${word} writes what the TLS library exchanges with the other side into the log, page by page. That is for looking for a fault, not to stay; 1 gives one line with protocol and cipher.`,
    use: 'Change to 1',
  },
  'tlsrpt-incomplete': {
    summary: 'Reports about TLS are switched on and go nowhere.',
    noSocket: `smtp_tlsrpt_enable is "yes", and smtp_tlsrpt_socket_name is empty: Postfix logs a warning and sends no reports. Name the socket of your TLSRPT collector there, or turn the reports off.`,
    setSocket: (path: string) => `Set smtp_tlsrpt_socket_name = ${path} (where your collector must listen)`,
    turnOff: 'Turn the reports off',
  },
  'mta-sts-overrides-dane': {
    summary: 'A table for MTA-STS overrides DANE.',
    overrides: (table: string, level: string) =>
      `"${table}" is asked before anything else and answers "secure" for domains with MTA-STS, so that the level "${level}" counts for none of them: DANE, which is stronger and which RFC 8461 puts first, is not used. Put a table that answers "dane-only" before it, or use a daemon that asks for DANE itself, such as postfix-tlspol.`,
  },
};
