// The list of rules. A new rule is one import and one line here.
import { authWithoutTls } from './auth-without-tls';
import { certChainAndLegacy } from './cert-chain-and-legacy';
import { cipherExcludeOperator } from './cipher-exclude-operator';
import { cipherGradeNull } from './cipher-grade-null';
import { cipherGradeObsolete } from './cipher-grade-obsolete';
import { cipherGradeUnknown } from './cipher-grade-unknown';
import { cipherlistCustomised } from './cipherlist-customised';
import { curvesEmptyTooOld } from './curves-empty-too-old';
import { curvesListSyntax } from './curves-list-syntax';
import { curvesMissingBaseline } from './curves-missing-baseline';
import { curvesSlowOrder } from './curves-slow-order';
import { dhParamsFile } from './dh-params-file';
import { duplicateParameter } from './duplicate-parameter';
import { eecdhGradeSet } from './eecdh-grade-set';
import { renegotiation } from './renegotiation';
import type { Rule } from './rule';
import { serverNoCertificate } from './server-no-certificate';
import { smtpDaneWithoutDnssec } from './smtp-dane-without-dnssec';
import { smtpdEncryptPublicMx } from './smtpd-encrypt-public-mx';
import { tlsConfigFileInvalid } from './tls-config-file-invalid';
import { tlsLevelInvalid } from './tls-level-invalid';
import { tlsSslOptionsHex } from './tls-ssl-options-hex';
import { tlsSslOptionsUnknown } from './tls-ssl-options-unknown';

export const rules: readonly Rule[] = [
  authWithoutTls,
  certChainAndLegacy,
  cipherExcludeOperator,
  cipherGradeNull,
  cipherGradeObsolete,
  cipherGradeUnknown,
  cipherlistCustomised,
  curvesEmptyTooOld,
  curvesListSyntax,
  curvesMissingBaseline,
  curvesSlowOrder,
  dhParamsFile,
  duplicateParameter,
  eecdhGradeSet,
  renegotiation,
  serverNoCertificate,
  smtpDaneWithoutDnssec,
  smtpdEncryptPublicMx,
  tlsConfigFileInvalid,
  tlsLevelInvalid,
  tlsSslOptionsHex,
  tlsSslOptionsUnknown,
];

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
