// The contract's JSON of `tls`: one object; lines are 0-based, as in LSP.
import { type Deduction, formatVersion, type RatedService, reasonText } from '../../core';
import { Places, type PostureFormat } from './judged';

export const json: PostureFormat = function* ({ input, options, report, fixes }) {
  const places = new Places(input);
  const fixOf = (service: RatedService, deduction: Deduction) => {
    const fix = fixes.of(service, deduction);
    return fix ? { rule: fix.problem.rule.id, title: fix.title } : null;
  };
  const services = report.services.map((posture) => ({
    service: posture.service,
    type: posture.type,
    side: posture.side,
    role: posture.role,
    offered: posture.offered,
    required: posture.required,
    wrapped: posture.wrapped,
    level: posture.level,
    grade: posture.rating?.mark ?? null,
    protocols: posture.protocols,
    ciphers: posture.ciphers.map(({ name }) => name),
    tls13Ciphers: posture.tls13Ciphers,
    groups: posture.groups,
    prefersOwnOrder: posture.prefersOwnOrder,
    certificate: posture.certificate,
    keys: posture.keys ?? null,
    clientCertificates: posture.clientCertificates,
    broken: posture.broken ?? null,
    deductions: posture.rating?.deductions.map((each) => ({ ...each, fix: fixOf(posture, each) })) ?? [],
    reasons: posture.reasons.map((reason) => {
      const place = places.of(reason);
      return { fact: reason.fact, message: reasonText(reason), file: place?.source.shown ?? null, line: place?.line ?? null };
    }),
  }));
  yield `${JSON.stringify({ target: formatVersion(options.target), openssl: options.openssl, grade: report.mark ?? null, services }, undefined, 1)}\n`;
};
