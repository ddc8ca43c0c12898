// Every sentence that the extension itself shows. What the server says is the server's; what package.json shows is in package.nls.json.
import { l10n } from 'vscode';

export const strings = {
  serverFailed: (reason: string): string => l10n.t('The Postfix language server did not start: {0}', reason),
  showOutput: (): string => l10n.t('Show Output'),
  noFinding: (): string => l10n.t('There is no Postfix finding at the cursor. Put the cursor on a squiggle and try again.'),
  noPage: (ruleId: string): string => l10n.t('There is no page about "{0}".', ruleId),
  postureTitle: (): string => l10n.t('TLS of Postfix'),
  noConfiguration: (): string => l10n.t('Open a main.cf or master.cf first; the TLS posture is that of its folder.'),
  applyProfile: (): string => l10n.t('Apply TLS Profile'),
  chooseProfile: (): string => l10n.t('Which TLS profile? You see what it would change before it does.'),
  sameMark: (mark: string): string => l10n.t('mark {0}, as now', mark),
  marks: (before: string, after: string): string => l10n.t('mark {0}, now {1}', after, before),
  notApplied: (): string => l10n.t('Nothing was changed: the files are not as they were. Open the page again.'),
  versionChanges: (): string => l10n.t('Another Version of Postfix'),
  chooseVersion: (): string => l10n.t('With which version of Postfix?'),
  chooseOpenSsl: (): string => l10n.t('And with which OpenSSL?'),
  usualOpenSsl: (): string => l10n.t('The usual one'),
  noAnswer: (): string => l10n.t('The language server gave no answer; the output channel "Postfix" may say why.'),
  noPosture: (): string => l10n.t('The TLS posture is not known; the output channel "Postfix" may say why.'),
  mark: (mark: string): string => l10n.t('TLS: {0}', mark),
  markTooltip: (assumed: string): string => l10n.t('Mark of the worst service ({0}). Click to see what every service speaks, and why.', assumed),
  chooseFinding: (): string => l10n.t('Which finding shall be explained?'),
};
