// Whether an OpenSSL cipher string surely lets in what the article's tls_high_cipherlist keeps out: ciphers without a certificate, without encryption,
// below the class HIGH, or CAMELLIA. Looks at names only; says no where it does not know a name.

/** Selects suites whatever their authentication, anonymous ones included. */
const ANY_AUTHENTICATION =
  /^(?:ALL|HIGH|MEDIUM|LOW|aNULL|ADH|AECDH|AES(?:128|256|GCM|CCM|CCM8)?|CHACHA20|CAMELLIA(?:128|256)?|ARIA(?:128|256|GCM)?|kDHE|kEDH|DH|kECDHE|kEECDH|ECDH|SHA(?:1|256|384)?)$/;
/** Selects suites whatever their encryption, CAMELLIA included. */
const ANY_ENCRYPTION =
  /^(?:ALL|HIGH|MEDIUM|DEFAULT|CAMELLIA(?:128|256)?|k?RSA|aRSA|k?DHE|k?EDH|k?ECDHE|k?EECDH|ECDH|DH|ADH|AECDH|aNULL|aECDSA|ECDSA|SHA(?:1|256|384)?)$/;
const BELOW_HIGH = /^(?:ALL|MEDIUM|LOW|EXP|EXPORT|RC4|RC2|IDEA|SEED|DES|3DES|eNULL|NULL|COMPLEMENTOFALL)$/;

export function includesWeakCiphers(list: string): boolean {
  const elements = list.split(/[:,;\s]+/).filter(Boolean);
  const banned = new Set(elements.filter((element) => element.startsWith('!')).map((element) => element.slice(1)));
  const added = elements.filter((element) => /^[A-Za-z0-9]/.test(element)).map((element) => element.split('+'));
  const adds = (names: RegExp, kept: boolean): boolean =>
    !kept && added.some((parts) => parts.every((part) => names.test(part)) && !parts.some((part) => banned.has(part)));
  // `aNULL:-aNULL:HIGH` takes the anonymous ones out only to put them first.
  return (
    adds(ANY_AUTHENTICATION, banned.has('aNULL') || (banned.has('ADH') && banned.has('AECDH'))) ||
    adds(ANY_ENCRYPTION, banned.has('CAMELLIA') || (banned.has('CAMELLIA128') && banned.has('CAMELLIA256'))) ||
    adds(BELOW_HIGH, banned.has('MEDIUM') && banned.has('LOW'))
  );
}
