// Cipher suites of TLS 1.2 and below, with what the language of cipher strings can ask of them (OpenSSL's ssl_local.h, SSL_CIPHER).

export interface CipherSuite {
  /** As OpenSSL writes it: `ECDHE-RSA-AES128-GCM-SHA256`. */
  readonly name: string;
  /** As the standards write it, where cipher strings may (from 3.2 on): `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`. */
  readonly standardName?: string;
  /** The number in a handshake: 0xC02F. */
  readonly id: number;
  /** The oldest version of TLS that can use it. */
  readonly minimum: 'SSLv3' | 'TLSv1' | 'TLSv1.2';
  readonly keyExchange: KeyExchange;
  readonly authentication: Authentication;
  readonly encryption: Encryption;
  /** Of the key; 0 where nothing is encrypted. */
  readonly bits: number;
  /** What `@STRENGTH` and the security level count, where that is less than the bits of the key. */
  readonly strengthBits?: number;
  readonly mac: Mac;
  readonly isHigh: boolean;
  /** A suite is in one of HIGH, MEDIUM and neither. */
  readonly isMedium?: true;
  /** Whether the word DEFAULT includes it. */
  readonly isDefault: boolean;
  readonly isFips: boolean;
  /** What the row says was taken over from another version: this one could not be asked. */
  readonly isProved?: false;
}

/** What one version of OpenSSL was built with. */
export interface CipherTable {
  readonly suites: readonly CipherSuite[];
  /** Aliases that other versions know and this one does not: newer than it, or of algorithms that it was built without. */
  readonly unknownWords?: readonly string[];
}

export type KeyExchange = 'ECDH' | 'DH' | 'RSA' | 'PSK' | 'RSAPSK' | 'ECDHEPSK' | 'DHEPSK' | 'SRP';
export type Authentication = 'ECDSA' | 'RSA' | 'DSS' | 'None' | 'PSK' | 'SRP';
export type Encryption = 'AESGCM' | 'AESCCM' | 'AESCCM8' | 'AES' | 'CHACHA20' | 'ARIAGCM' | 'Camellia' | 'SEED' | 'IDEA' | 'None';
export type Mac = 'AEAD' | 'SHA384' | 'SHA256' | 'SHA1' | 'MD5';
