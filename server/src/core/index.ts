// The only door into the core.
export { Analysis, type Texts } from './analysis';
export { nearest, parameterNames } from './catalogue/parameters';
export { provideProse } from './catalogue/prose';
export { formatVersion, parseVersion, SUPPORTED as SUPPORTED_VERSIONS, type Version } from './catalogue/version';
export { type AppliedProfile, applyProfile } from './features/applyProfile';
export { profilePage, versionPage } from './features/changePages';
export { type CodeAction as CoreCodeAction, fixAllAction, quickFixes } from './features/codeActions';
export { complete } from './features/completion';
export type { Completion, Completions, WordPlace } from './features/completionItem';
export { definition, type Target } from './features/definition';
export { describeParameter } from './features/describeParameter';
export { type DocumentSymbol, documentSymbols } from './features/documentSymbols';
export { type FoundParameter, findParameters } from './features/findParameters';
export { type FixAllMode, type FixAllResult, fixAll } from './features/fixAll';
export { type FoldingRange, foldingRanges } from './features/foldingRanges';
export { describeName, listNames } from './features/glossary';
export { type Hover, hover } from './features/hover';
export { inlayHints } from './features/inlayHints';
export { type ManualPlace, manualPlace, manualPlaceAt } from './features/manualPlace';
export { insertDefault, settingSpan } from './features/parameterPlace';
export { summary } from './features/parameterText';
export { completePaths, type DirectoryEntry, type PathPrompt, pathPrompt } from './features/pathCompletion';
export { postureDifference, type ServiceDifference } from './features/postureChanges';
export { type PostureFix, PostureFixes } from './features/postureFixes';
export { keysText, type PageContext, posturePage, reasonText, standalonePage, stateOf } from './features/posturePage';
export { postureStyle } from './features/postureStyle';
export { highlights, type Reference, references } from './features/references';
export type { Signature, SignatureHelp as CoreSignatureHelp } from './features/signature';
export { signatureHelp } from './features/signatureHelp';
export { known as knownParameter } from './features/typeOf';
export { versionChanges } from './features/versionChanges';
export { describeWordHere } from './features/wordHover';
export { messages as coreMessages } from './messages';
export { Configuration, type FileKind, type Setting } from './model/configuration';
export type { Fix, Operation } from './model/fix';
export { type FileEdits, toEdits } from './model/operations';
export {
  defaultOptions,
  type LintOptions,
  OPENSSL_VERSIONS,
  type OpenSsl,
  PROFILES,
  type Profile,
  ROLES,
  type Role,
  SEVERITIES,
  type Severity,
  usualOpenSsl,
} from './model/options';
export { parseSavedDefaults } from './model/savedDefaults';
export { type ShownSetting, show, shownText } from './model/show';
export { ruleById, rules } from './rules/index';
export { pageUrl } from './rules/page';
export type { Problem } from './rules/problem';
export type { Rule } from './rules/rule';
export { applyEdits, type Edit, type Span, shorten, touches } from './text';
export { type CertificateChain, certificateChains } from './tls/certificates';
export type { CertificateKey } from './tls/posture/cipherChoice';
export { type KeysIn, serviceName } from './tls/posture/posture';
export { type Deduction, type DeductionId, isWorse, MARKS, type Mark, NCSC_MARKS, scaleOf } from './tls/posture/rating';
export type { Reason } from './tls/posture/reasons';
export { type PostureReport, postureReport, type RatedPolicy, type RatedService, type RatedSpoken } from './tls/posture/report';
export { PROTOCOLS, type Protocol } from './tls/protocols';
