// The contract's JSON of `tls`: one object; lines are 0-based, as in LSP.
import { formatVersion, reasonText } from '../../core';
import { Places, type PostureFormat } from './judged';

export const json: PostureFormat = function* ({ input, options, report }) {
  const places = new Places(input);
  const services = report.services.map(({ service, type, side, role, offered, required, wrapped, rating, ...posture }) => ({
    service,
    type,
    side,
    role,
    offered,
    required,
    wrapped,
    level: posture.level,
    grade: rating?.mark ?? null,
    protocols: posture.protocols,
    ciphers: posture.ciphers.map(({ name }) => name),
    tls13Ciphers: posture.tls13Ciphers,
    groups: posture.groups,
    prefersOwnOrder: posture.prefersOwnOrder,
    certificate: posture.certificate,
    keys: posture.keys ?? null,
    clientCertificates: posture.clientCertificates,
    broken: posture.broken ?? null,
    deductions: rating?.deductions ?? [],
    reasons: posture.reasons.map((reason) => {
      const place = places.of(reason);
      return { fact: reason.fact, message: reasonText(reason), file: place?.source.shown ?? null, line: place?.line ?? null };
    }),
  }));
  yield `${JSON.stringify({ target: formatVersion(options.target), openssl: options.openssl, grade: report.mark ?? null, services }, undefined, 1)}\n`;
};
