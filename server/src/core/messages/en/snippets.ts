// English texts of the snippets that completion offers. A label begins with the word that one would type.

export interface SnippetText {
  readonly label: string;
  /** One sentence: what one gets, and what is still to be done for it. */
  readonly detail: string;
}

export const mainSnippetTexts = {
  smarthost: {
    label: 'relay through a smarthost',
    detail: 'Sends all outgoing mail to one server, with a login and encrypted, whatever level stood here; the password goes into the table.',
  },
  dane: { label: 'DANE for outgoing mail', detail: 'Checks the certificates of servers that publish them in DNSSEC; needs a resolver that validates.' },
  serverTls: { label: 'TLS for incoming mail', detail: 'Offers STARTTLS to whoever connects; the file has the private key first, then its certificates.' },
  milter: { label: 'milter (rspamd)', detail: 'Has all mail looked at by a milter, and takes it unchecked where that does not answer.' },
  dovecotLmtp: { label: 'LMTP to Dovecot', detail: 'Hands mail for virtual mailboxes to Dovecot, which needs a listener at that socket.' },
  dovecotSasl: { label: 'SASL login with Dovecot', detail: 'Lets users log in with the passwords that Dovecot knows, under TLS only.' },
  postscreen: { label: 'postscreen settings', detail: 'Turns away senders that talk too early or are on a block list; master.cf has to run postscreen.' },
} as const satisfies Record<string, SnippetText>;

export const masterSnippetTexts = {
  submission: { label: 'submission service (587)', detail: 'Where mail programs of users hand in mail: STARTTLS and a login with Dovecot are a must.' },
  submissions: { label: 'submissions service (465)', detail: 'Where mail programs of users hand in mail: TLS from the first byte, and a login with Dovecot.' },
  postscreen: {
    label: 'postscreen on port 25',
    detail: 'Four services: postscreen in front of smtpd, and its helpers for DNS and TLS. An smtpd on port 25 moves behind postscreen.',
  },
  filter: { label: 'pipe to a content filter', detail: 'Runs a program for each message; content_filter = filter:dummy sends mail there.' },
} as const satisfies Record<string, SnippetText>;
