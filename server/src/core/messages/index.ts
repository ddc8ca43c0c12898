// Every text that a user can read, in one place and one language a folder, so that another language is another folder of the same
// shape. Functions take the values that a message names. Rule texts are keyed by rule id.
import { cli } from './en/cli';
import { completion } from './en/completion';
import { codeActions, manual, server } from './en/features';
import { glossary } from './en/glossary';
import { hover, valueTypes } from './en/hover';
import { policies, policyRules } from './en/policies';
import { posture } from './en/posture';
import { cipherRules, suiteTexts } from './en/rulesCiphers';
import { generalRules } from './en/rulesGeneral';
import { masterRules } from './en/rulesMaster';
import { protocolRules } from './en/rulesProtocols';
import { seedRules } from './en/rulesSeed';
import { serviceRules } from './en/rulesServices';
import { strengthRules } from './en/rulesStrength';
import { tlsRules } from './en/rulesTls';
import { signatures } from './en/signatures';
import { mainSnippetTexts, masterSnippetTexts } from './en/snippets';

export const messages = {
  rules: { ...cipherRules, ...generalRules, ...masterRules, ...policyRules, ...protocolRules, ...seedRules, ...strengthRules, ...serviceRules, ...tlsRules },
  ...suiteTexts,
  cli,
  codeActions,
  completion,
  glossary,
  hover,
  mainSnippetTexts,
  manual,
  masterSnippetTexts,
  policies,
  posture,
  signatures,
  valueTypes,
  server,
} as const;
