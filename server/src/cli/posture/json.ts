// The contract's JSON of `tls`: one object; lines are 0-based, as in LSP.
import { type Deduction, formatVersion, type RatedSpoken, reasonText } from '../../core';
import { Places, type PostureFormat } from './judged';

export const json: PostureFormat = function* ({ input, options, report, fixes, notes }) {
  const places = new Places(input);
  const fixOf = (spoken: RatedSpoken, deduction: Deduction) => {
    const fix = fixes.of(spoken, deduction);
    return fix ? { rule: fix.problem.rule.id, title: fix.title } : null;
  };
  const deductionsOf = (spoken: RatedSpoken): readonly object[] => spoken.rating?.deductions.map((each) => ({ ...each, fix: fixOf(spoken, each) })) ?? [];
  const reasonsOf = ({ reasons }: RatedSpoken): readonly object[] =>
    reasons.map((reason) => {
      const place = places.of(reason);
      return { fact: reason.fact, message: reasonText(reason), file: place?.source.shown ?? null, line: place?.line ?? null };
    });
  const services = report.services.map((service) => ({
    service: service.service,
    type: service.type,
    side: service.side,
    role: service.role,
    ...spokenBy(service, service.mark),
    deductions: deductionsOf(service),
    reasons: reasonsOf(service),
    policies: service.policies.map((policy) => ({
      destination: policy.destination,
      attributes: policy.attributes.map(({ name, value }) => ({ name, value })),
      ...spokenBy(policy, policy.rating?.mark),
      deductions: deductionsOf(policy),
      reasons: reasonsOf(policy),
    })),
    unseenPolicies: service.unseenPolicies,
  }));
  yield `${JSON.stringify({ target: formatVersion(options.target), openssl: options.openssl, grade: report.mark ?? null, notes, services }, undefined, 1)}\n`;
};

function spokenBy(spoken: RatedSpoken, grade: string | undefined): object {
  const { offered, required, wrapped, level, protocols, ciphers, tls13Ciphers, groups, prefersOwnOrder, certificate, keys, clientCertificates } = spoken;
  return {
    offered,
    required,
    wrapped,
    level,
    grade: grade ?? null,
    protocols,
    ciphers: ciphers.map(({ name }) => name),
    tls13Ciphers,
    groups,
    prefersOwnOrder,
    certificate,
    keys: keys ?? null,
    clientCertificates,
    broken: spoken.broken ?? null,
  };
}
