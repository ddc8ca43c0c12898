// The requests about a place in a document: each is a thin wrapper around a pure function of the core.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Hover,
  type HoverParams,
} from 'vscode-languageserver';
import {
  type Completions,
  complete,
  completePaths,
  coreMessages,
  describeParameter,
  describeWordHere,
  fixAllAction,
  hover,
  pathPrompt,
  quickFixes,
  type Span,
  summary,
  touches,
} from '../core';
import { completionData, type ListForm, toCompletionList } from './completionList';
import { explainAction, toCodeAction, toRange } from './convert';
import { MOST_PROBLEMS } from './diagnostics';
import { directoryOf } from './files';
import type { Analysed, Workspace } from './workspace';

export async function answerHover(workspace: Workspace, { textDocument, position }: HoverParams): Promise<Hover | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return null;
  const found = hover(analysed.analysis, analysed.file, document.offsetAt(position), await workspace.keysIn(analysed));
  return found ? { contents: { kind: 'markdown', value: found.markdown }, range: toRange(document, found.span) } : null;
}

export async function answerCompletion(workspace: Workspace, { textDocument, position }: CompletionParams, form: ListForm): Promise<CompletionList | null> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document) return null;
  const offset = document.offsetAt(position);
  const found = await withPaths(workspace, analysed, offset);
  return found ? toCompletionList(found, document, form) : null;
}

/** Files are looked at only where a path is written; behind a slash nothing else fits. */
async function withPaths(workspace: Workspace, { analysis, file, documents }: Analysed, offset: number): Promise<Completions | undefined> {
  const words = complete(analysis, file, offset);
  const prompt = pathPrompt(analysis, file, offset);
  const own = directoryOf(documents[file]?.uri ?? '');
  if (!prompt || !own.startsWith('file:')) return words;
  const uri = prompt.directory === undefined ? own : `file://${prompt.directory.split('/').map(encodeURIComponent).join('/')}`;
  const paths = completePaths(prompt, await workspace.list(uri), decodeURIComponent(own.slice('file://'.length)));
  return prompt.directory === undefined ? { ...paths, items: [...(words?.items ?? []), ...paths.items] } : paths;
}

/** Texts are long and there are a thousand of them: one is made for the item that is looked at. */
export async function resolveCompletion(workspace: Workspace, item: CompletionItem, resolvesDetail: boolean): Promise<CompletionItem> {
  const data = completionData(item);
  const analysed = data && (await workspace.analyse(data.uri));
  if (!data || !analysed) return item;
  const { parameter, wordsOf, label } = data;
  const said = wordsOf
    ? describeWordHere(analysed.analysis, wordsOf.parameter, label, wordsOf.before)
    : describeParameter(analysed.analysis, parameter ?? label);
  if (said === undefined) return item;
  const sentence = resolvesDetail && !wordsOf ? summary(parameter ?? label) : '';
  // The first paragraph is the name with its sentence.
  const value = sentence === '' ? said : said.slice(said.indexOf('\n\n') + 2);
  return { ...item, ...(sentence !== '' && { detail: sentence }), documentation: { kind: 'markdown', value } };
}

export async function answerCodeActions(workspace: Workspace, { textDocument, range, context }: CodeActionParams, canExplain: boolean): Promise<CodeAction[]> {
  const analysed = await workspace.analyse(textDocument.uri);
  const document = analysed?.documents[analysed.file];
  if (!analysed || !document || !analysed.settings.lint.enable) return [];
  const wants = (kind: string): boolean => !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const found = quickFixes(analysed.analysis, analysed.file, shortened(span, analysed));
    for (const action of found) actions.push(toCodeAction(action, analysed.documents));
    const ids = new Set(found.flatMap((action) => (action.problem ? [action.problem.rule.id] : [])));
    if (canExplain) for (const id of ids) actions.push(explainAction(coreMessages.codeActions.explain(id), id));
  }
  if (wants('source.fixAll.postfix') && context.only) {
    const all = fixAllAction(analysed.analysis, analysed.file);
    if (all) actions.push(toCodeAction(all, analysed.documents));
  }
  return actions;
}

/** The beginning of a span, up to the first problem that is one too many: whoever selects a whole file asks for the fixes of all that is shown. */
function shortened({ start, end }: Span, { analysis, file }: Analysed): Span {
  const touched = analysis.problemsIn(file).filter(({ span }) => touches(span, { start, end }));
  const next = touched[MOST_PROBLEMS];
  return { start, end: next ? Math.max(start, next.span.start - 1) : end };
}
