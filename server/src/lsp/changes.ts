// The requests about what would change: `postfix/choices` says what there is to choose from, `postfix/profileChanges` what a TLS profile would do
// here, with the edit that does it, and `postfix/versionChanges` what another version of Postfix or OpenSSL would make of this configuration.
import type { WorkspaceEdit } from 'vscode-languageserver';
import {
  applyProfile,
  OPENSSL_VERSIONS,
  PROFILES,
  parseVersion,
  postureStyle,
  profilePage,
  SUPPORTED_VERSIONS,
  usualOpenSsl,
  versionChanges,
  versionPage,
} from '../core';
import { toWorkspaceEdit } from './convert';
import type { Workspace } from './workspace';

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

export interface Choices {
  /** Each with its mark now and after it was applied; null where nothing is rated. */
  readonly profiles: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
  readonly versions: readonly string[];
  readonly openssl: readonly string[];
}

export async function answerChoices(workspace: Workspace, { textDocument }: OfDocument): Promise<Choices | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  if (!analysed) return null;
  const keysIn = await workspace.keysIn(analysed);
  const profiles = PROFILES.map((name) => {
    const { before, after } = applyProfile(analysed.analysis, name, keysIn);
    return { name, before: before.mark ?? null, after: after.mark ?? null };
  });
  return { profiles, versions: SUPPORTED_VERSIONS, openssl: OPENSSL_VERSIONS };
}

export interface ChangePage {
  /** What stands in <body>. */
  readonly html: string;
  readonly style: string;
  /** What the button on the page does; null where there is nothing to do. */
  readonly edit: WorkspaceEdit | null;
}

export async function answerProfileChanges(
  workspace: Workspace,
  { textDocument, profile }: OfDocument & { readonly profile: string },
): Promise<ChangePage | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const name = PROFILES.find((each) => each === profile);
  if (!analysed || !name) return null;
  const { analysis, documents } = analysed;
  const applied = applyProfile(analysis, name, await workspace.keysIn(analysed));
  const hasEdits = Boolean(applied.edits.main?.length || applied.edits.master?.length);
  return { html: profilePage(name, applied, analysis.texts), style: postureStyle, edit: hasEdits ? toWorkspaceEdit(applied.edits, documents) : null };
}

export async function answerVersionChanges(
  workspace: Workspace,
  { textDocument, version, openssl }: OfDocument & { readonly version: string; readonly openssl?: string },
): Promise<ChangePage | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const target = parseVersion(version);
  if (!analysed || !target) return null;
  const library = OPENSSL_VERSIONS.find((each) => each === openssl) ?? usualOpenSsl(target);
  const options = { ...analysed.analysis.options, target, openssl: library };
  const changes = versionChanges(analysed.analysis, options, await workspace.keysIn(analysed));
  return { html: versionPage(options, changes), style: postureStyle, edit: null };
}
