// The list of rules. A new rule is one import and one line here.
import { authWithoutTls } from './auth-without-tls';
import { brokenReference } from './broken-reference';
import { certChainAndLegacy } from './cert-chain-and-legacy';
import { cipherExcludeOperator } from './cipher-exclude-operator';
import { cipherGradeNull } from './cipher-grade-null';
import { cipherGradeObsolete } from './cipher-grade-obsolete';
import { cipherGradeUnknown } from './cipher-grade-unknown';
import { cipherlistCustomised } from './cipherlist-customised';
import { commentInValue } from './comment-in-value';
import { curvesEmptyTooOld } from './curves-empty-too-old';
import { curvesListSyntax } from './curves-list-syntax';
import { curvesMissingBaseline } from './curves-missing-baseline';
import { curvesSlowOrder } from './curves-slow-order';
import { deprecatedParameter } from './deprecated-parameter';
import { dhParamsFile } from './dh-params-file';
import { duplicateParameter } from './duplicate-parameter';
import { eecdhGradeSet } from './eecdh-grade-set';
import { expansionLoop } from './expansion-loop';
import { guideSettingWeaker } from './guide-setting-weaker';
import { invalidValue } from './invalid-value';
import { mandatoryOnlyHardening } from './mandatory-only-hardening';
import { masterFieldInvalid } from './master-field-invalid';
import { masterTooFewFields } from './master-too-few-fields';
import { missingEquals } from './missing-equals';
import { optionsOfCommentedService } from './options-of-commented-service';
import { overrideWithoutEquals } from './override-without-equals';
import { parameterTooNew } from './parameter-too-new';
import { protocol13Only } from './protocol-13-only';
import { protocolFloorMandatory } from './protocol-floor-mandatory';
import { protocolFloorOpportunistic } from './protocol-floor-opportunistic';
import { quotedValue } from './quoted-value';
import { removedParameter } from './removed-parameter';
import { renegotiation } from './renegotiation';
import type { Rule } from './rule';
import { serverNoCertificate } from './server-no-certificate';
import { smtpDaneWithoutDnssec } from './smtp-dane-without-dnssec';
import { smtpdEncryptPublicMx } from './smtpd-encrypt-public-mx';
import { strayContinuation } from './stray-continuation';
import { swallowedSetting } from './swallowed-setting';
import { tlsConfigFileInvalid } from './tls-config-file-invalid';
import { tlsLevelInvalid } from './tls-level-invalid';
import { tlsMissingClient } from './tls-missing-client';
import { tlsMissingLibrary } from './tls-missing-library';
import { tlsMissingServer } from './tls-missing-server';
import { tlsProtocolCeiling } from './tls-protocol-ceiling';
import { tlsProtocolDuplicateBound } from './tls-protocol-duplicate-bound';
import { tlsProtocolHexUnknown } from './tls-protocol-hex-unknown';
import { tlsProtocolHole } from './tls-protocol-hole';
import { tlsProtocolIncludeList } from './tls-protocol-include-list';
import { tlsProtocolLegacySyntax } from './tls-protocol-legacy-syntax';
import { tlsProtocolRangeNeeds36 } from './tls-protocol-range-needs-3-6';
import { tlsProtocolRangeWhitespace } from './tls-protocol-range-whitespace';
import { tlsProtocolSetEmpty } from './tls-protocol-set-empty';
import { tlsProtocolUnknownName } from './tls-protocol-unknown-name';
import { tlsSslOptionsHex } from './tls-ssl-options-hex';
import { tlsSslOptionsUnknown } from './tls-ssl-options-unknown';
import { undefinedReference } from './undefined-reference';
import { unknownParameter } from './unknown-parameter';

export const rules: readonly Rule[] = [
  authWithoutTls,
  brokenReference,
  certChainAndLegacy,
  cipherExcludeOperator,
  cipherGradeNull,
  cipherGradeObsolete,
  cipherGradeUnknown,
  cipherlistCustomised,
  commentInValue,
  curvesEmptyTooOld,
  curvesListSyntax,
  curvesMissingBaseline,
  curvesSlowOrder,
  deprecatedParameter,
  dhParamsFile,
  duplicateParameter,
  eecdhGradeSet,
  expansionLoop,
  guideSettingWeaker,
  invalidValue,
  mandatoryOnlyHardening,
  masterFieldInvalid,
  masterTooFewFields,
  missingEquals,
  optionsOfCommentedService,
  overrideWithoutEquals,
  parameterTooNew,
  protocol13Only,
  protocolFloorMandatory,
  protocolFloorOpportunistic,
  quotedValue,
  removedParameter,
  renegotiation,
  serverNoCertificate,
  smtpDaneWithoutDnssec,
  smtpdEncryptPublicMx,
  strayContinuation,
  swallowedSetting,
  tlsConfigFileInvalid,
  tlsLevelInvalid,
  tlsMissingClient,
  tlsMissingLibrary,
  tlsMissingServer,
  tlsProtocolCeiling,
  tlsProtocolDuplicateBound,
  tlsProtocolHexUnknown,
  tlsProtocolHole,
  tlsProtocolIncludeList,
  tlsProtocolLegacySyntax,
  tlsProtocolRangeNeeds36,
  tlsProtocolRangeWhitespace,
  tlsProtocolSetEmpty,
  tlsProtocolUnknownName,
  tlsSslOptionsHex,
  tlsSslOptionsUnknown,
  undefinedReference,
  unknownParameter,
];

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
