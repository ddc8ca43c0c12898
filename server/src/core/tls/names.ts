// The names of TLS parameters that exist once for every program: `smtpd_tls_ciphers`, `smtp_tls_ciphers` and so on. Names only.

/** What the parameters about handshakes begin with. tlsproxy_client_* takes its lists from smtp_tls_*, request by request. */
const HANDSHAKES = ['smtpd_tls', 'smtp_tls', 'lmtp_tls', 'tlsproxy_tls', 'postscreen_tls'] as const;

/** What the parameters about certificates begin with. */
export const CERTIFICATES = [...HANDSHAKES, 'tlsproxy_client'] as const;

const twins = (suffix: string): readonly string[] => HANDSHAKES.flatMap((prefix) => [`${prefix}_${suffix}`, `${prefix}_mandatory_${suffix}`]);

/** Take a list of protocol versions each. */
export const PROTOCOL_PARAMETERS: readonly string[] = twins('protocols');

/** Take one cipher grade each. */
export const GRADE_PARAMETERS: readonly string[] = twins('ciphers');

/** Take names of ciphers each. */
export const EXCLUDE_PARAMETERS: readonly string[] = twins('exclude_ciphers');

/** Whether a value is nothing but the value of another parameter of a list, where that one has been judged already. */
export function repeatsOneOf(value: string, parameters: readonly string[]): boolean {
  const name = /^\$(?:\{([A-Za-z0-9_]+)\}|\(([A-Za-z0-9_]+)\)|([A-Za-z0-9_]+))$/.exec(value);
  return name !== null && parameters.includes(name[1] ?? name[2] ?? name[3] ?? '');
}
