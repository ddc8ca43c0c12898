// English texts of the rules about TLS levels and protocol lists, and of the seed table.

export const protocolRules = {
  'tls-level-invalid': {
    summary: 'A TLS security level that Postfix does not know stops the daemon.',
    invalid: (name: string, value: string, daemon: string, allowed: string) =>
      `"${value}" is not a TLS security level of ${name}: ${daemon} stops when it starts and mail waits. Use one of: ${allowed}.`,
    actsAsEncrypt: (name: string, value: string) =>
      `${name} does not know "${value}" on the server side; Postfix logs a warning and acts as "encrypt". Write what it does: encrypt.`,
    use: (value: string) => `Change to "${value}"`,
  },
};
