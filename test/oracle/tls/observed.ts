// What a scan of one port tells, as plain data.

export const PROTOCOLS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

/**
 * How TLS does not work. `starttls-refused`: STARTTLS is offered and answered with 454. `handshake-fails`: the server is there and starts TLS
 * (or, where TLS comes first, hangs up at once), and no handshake succeeds. `daemon-dies`: nobody answers the connection.
 */
export type Broken = 'starttls-refused' | 'handshake-fails' | 'daemon-dies';

export interface Observed {
  /** EHLO names STARTTLS. */
  readonly offered: boolean;
  /** Mail without TLS is turned away: by a 530, or because TLS comes first. */
  readonly required: boolean;
  /** TLS comes first (wrapper mode). */
  readonly wrapped: boolean;
  /** The versions in which at least one suite is accepted. */
  readonly protocols: readonly Protocol[];
  /** By OpenSSL's name, in the order in which sslscan found them: the server's preference with its own order, else the client's. */
  readonly suites: Readonly<Record<Protocol, readonly string[]>>;
  /** Whose preference counts; undefined where no version has two suites. */
  readonly serverOrder: boolean | undefined;
  readonly broken: Broken | null;
  /**
   * Groups accepted by TLS 1.2 or 1.3, by Postfix's names; not in their order. Only asked for where the case sets groups, and missing where
   * sslscan cannot tell: with TLS 1.2 it asks by suites with AES and a certificate.
   */
  readonly groups?: readonly string[];
  /** Sizes of the finite-field groups that were used, without repetition, ascending. */
  readonly dhBits: readonly number[];
  /** What Postfix logged for the port above information, without repetition. */
  readonly logged: readonly string[];
}
