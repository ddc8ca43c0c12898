// Cipher suites of TLS 1.2 and below, with what the language of cipher strings can ask of them (OpenSSL's ssl_local.h, SSL_CIPHER).

export interface CipherSuite {
  /** As OpenSSL writes it: `ECDHE-RSA-AES128-GCM-SHA256`. */
  readonly name: string;
  /** The number in a handshake: 0xC02F. */
  readonly id: number;
  /** The oldest version of TLS that can use it. */
  readonly minimum: 'SSLv3' | 'TLSv1' | 'TLSv1.2';
  readonly keyExchange: KeyExchange;
  readonly authentication: Authentication;
  readonly encryption: Encryption;
  /** Of the key; 0 where nothing is encrypted. */
  readonly bits: number;
  readonly mac: Mac;
  readonly isHigh: boolean;
  /** Whether the word DEFAULT includes it. */
  readonly isDefault: boolean;
  readonly isFips: boolean;
}

export type KeyExchange = 'ECDH' | 'DH' | 'RSA' | 'PSK' | 'RSAPSK' | 'ECDHEPSK' | 'DHEPSK' | 'SRP';
export type Authentication = 'ECDSA' | 'RSA' | 'DSS' | 'None' | 'PSK' | 'SRP';
export type Encryption = 'AESGCM' | 'AESCCM' | 'AESCCM8' | 'AES' | 'CHACHA20' | 'ARIAGCM' | 'Camellia' | 'None';
export type Mac = 'AEAD' | 'SHA384' | 'SHA256' | 'SHA1' | 'MD5';
