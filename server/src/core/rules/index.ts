// The list of rules. A new rule is one import and one line here.
import { authWithoutTls } from './auth-without-tls';
import { brokenReference } from './broken-reference';
import { certChainAndLegacy } from './cert-chain-and-legacy';
import { cipherAnonClient } from './cipher-anon-client';
import { cipherAnonServer } from './cipher-anon-server';
import { cipherBroken } from './cipher-broken';
import { cipherCamelliaAria } from './cipher-camellia-aria';
import { cipherCbc } from './cipher-cbc';
import { cipherCcm8 } from './cipher-ccm8';
import { cipherDhe } from './cipher-dhe';
import { cipherExcludeNoop } from './cipher-exclude-noop';
import { cipherExcludeOperator } from './cipher-exclude-operator';
import { cipherGradeNull } from './cipher-grade-null';
import { cipherGradeObsolete } from './cipher-grade-obsolete';
import { cipherGradeUnknown } from './cipher-grade-unknown';
import { cipherOutsideProfile } from './cipher-outside-profile';
import { cipherSetEmpty } from './cipher-set-empty';
import { cipherStaticRsa } from './cipher-static-rsa';
import { cipherlistCustomised } from './cipherlist-customised';
import { cipherlistNotSelected } from './cipherlist-not-selected';
import { cipherlistSeclevel } from './cipherlist-seclevel';
import { clientWrappermodeLevel } from './client-wrappermode-level';
import { commentInValue } from './comment-in-value';
import { curvesDropPq } from './curves-drop-pq';
import { curvesEmptyTooOld } from './curves-empty-too-old';
import { curvesListSyntax } from './curves-list-syntax';
import { curvesMissingBaseline } from './curves-missing-baseline';
import { curvesNoEcGroup } from './curves-no-ec-group';
import { curvesPqKeyshareFirst } from './curves-pq-keyshare-first';
import { curvesSlowOrder } from './curves-slow-order';
import { daneInsecureMxDefault } from './dane-insecure-mx-default';
import { deprecatedParameter } from './deprecated-parameter';
import { dhParamsFile } from './dh-params-file';
import { duplicateParameter } from './duplicate-parameter';
import { eecdhGradeSet } from './eecdh-grade-set';
import { expansionLoop } from './expansion-loop';
import { fingerprintDigestWeak } from './fingerprint-digest-weak';
import { guideSettingWeaker } from './guide-setting-weaker';
import { invalidValue } from './invalid-value';
import { mandatoryOnlyHardening } from './mandatory-only-hardening';
import { masterFieldInvalid } from './master-field-invalid';
import { masterTooFewFields } from './master-too-few-fields';
import { missingEquals } from './missing-equals';
import { mtaStsOverridesDane } from './mta-sts-overrides-dane';
import { networkInvalid } from './network-invalid';
import { opportunisticOnlyHardening } from './opportunistic-only-hardening';
import { optionsOfCommentedService } from './options-of-commented-service';
import { overrideWithoutEquals } from './override-without-equals';
import { parameterTooNew } from './parameter-too-new';
import { preemptCipherlist } from './preempt-cipherlist';
import { protocol13Only } from './protocol-13-only';
import { protocolFloorMandatory } from './protocol-floor-mandatory';
import { protocolFloorOpportunistic } from './protocol-floor-opportunistic';
import { protocolFloorSsl } from './protocol-floor-ssl';
import { queueManagerOption } from './queue-manager-option';
import { quotedValue } from './quoted-value';
import { removedParameter } from './removed-parameter';
import { renegotiation } from './renegotiation';
import { reqCcertIgnored } from './req-ccert-ignored';
import type { Rule } from './rule';
import { secureMatchHostname } from './secure-match-hostname';
import { serverCertNone } from './server-cert-none';
import { serverNoCertificate } from './server-no-certificate';
import { smtpDaneRecommended } from './smtp-dane-recommended';
import { smtpDaneWithoutDnssec } from './smtp-dane-without-dnssec';
import { smtpEncryptAsDefault } from './smtp-encrypt-as-default';
import { smtpTlsDisabled } from './smtp-tls-disabled';
import { smtpdEncryptPublicMx } from './smtpd-encrypt-public-mx';
import { smtpdTlsDisabled } from './smtpd-tls-disabled';
import { strayContinuation } from './stray-continuation';
import { submissionNotMandatory } from './submission-not-mandatory';
import { swallowedSetting } from './swallowed-setting';
import { tlsConfigFileInvalid } from './tls-config-file-invalid';
import { tlsLevelInvalid } from './tls-level-invalid';
import { tlsLoglevel } from './tls-loglevel';
import { tlsMissingClient } from './tls-missing-client';
import { tlsMissingLibrary } from './tls-missing-library';
import { tlsMissingServer } from './tls-missing-server';
import { tlsPolicyInvalid } from './tls-policy-invalid';
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
import { tlsrptIncomplete } from './tlsrpt-incomplete';
import { undefinedReference } from './undefined-reference';
import { unknownParameter } from './unknown-parameter';
import { verifyWithoutCa } from './verify-without-ca';

export const rules: readonly Rule[] = [
  authWithoutTls,
  brokenReference,
  certChainAndLegacy,
  cipherAnonClient,
  cipherAnonServer,
  cipherBroken,
  cipherCamelliaAria,
  cipherCbc,
  cipherCcm8,
  cipherDhe,
  cipherExcludeNoop,
  cipherExcludeOperator,
  cipherGradeNull,
  cipherGradeObsolete,
  cipherGradeUnknown,
  cipherOutsideProfile,
  cipherSetEmpty,
  cipherStaticRsa,
  cipherlistCustomised,
  cipherlistNotSelected,
  cipherlistSeclevel,
  clientWrappermodeLevel,
  commentInValue,
  curvesDropPq,
  curvesEmptyTooOld,
  curvesListSyntax,
  curvesMissingBaseline,
  curvesNoEcGroup,
  curvesPqKeyshareFirst,
  curvesSlowOrder,
  daneInsecureMxDefault,
  deprecatedParameter,
  dhParamsFile,
  duplicateParameter,
  eecdhGradeSet,
  expansionLoop,
  fingerprintDigestWeak,
  guideSettingWeaker,
  invalidValue,
  mandatoryOnlyHardening,
  masterFieldInvalid,
  masterTooFewFields,
  missingEquals,
  mtaStsOverridesDane,
  networkInvalid,
  opportunisticOnlyHardening,
  optionsOfCommentedService,
  overrideWithoutEquals,
  parameterTooNew,
  preemptCipherlist,
  protocol13Only,
  protocolFloorMandatory,
  protocolFloorOpportunistic,
  protocolFloorSsl,
  queueManagerOption,
  quotedValue,
  removedParameter,
  renegotiation,
  reqCcertIgnored,
  secureMatchHostname,
  serverCertNone,
  serverNoCertificate,
  smtpDaneRecommended,
  smtpDaneWithoutDnssec,
  smtpEncryptAsDefault,
  smtpTlsDisabled,
  smtpdEncryptPublicMx,
  smtpdTlsDisabled,
  strayContinuation,
  submissionNotMandatory,
  swallowedSetting,
  tlsConfigFileInvalid,
  tlsLevelInvalid,
  tlsLoglevel,
  tlsMissingClient,
  tlsMissingLibrary,
  tlsMissingServer,
  tlsPolicyInvalid,
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
  tlsrptIncomplete,
  undefinedReference,
  unknownParameter,
  verifyWithoutCa,
];

export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
