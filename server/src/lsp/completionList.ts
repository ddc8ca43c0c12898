// Completions as LSP sends them. A thousand names are offered at once, so what all of them share is said once where the client can take it.
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, Completions, WordPlace } from '../core';
import { toRange } from './convert';

const ITEM_KIND: Record<Completion['kind'], CompletionItemKind> = {
  parameter: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
  path: CompletionItemKind.File,
};

/** What `resolve` needs to describe an item. */
interface CompletionData {
  readonly uri: string;
  /** The parameter that it stands for, where that is not the label. */
  readonly parameter?: string;
  /** Where it is a word of a value. */
  readonly wordsOf?: WordPlace;
}

/** What a client can take. */
export interface ListForm {
  /** Ranges and data once for a whole list. */
  readonly withDefaults: boolean;
  /** Texts with places to fill in. */
  readonly withSnippets: boolean;
}

export function listForm({ textDocument }: ClientCapabilities): ListForm {
  const taken = textDocument?.completion?.completionList?.itemDefaults ?? [];
  return {
    withDefaults: taken.includes('editRange') && taken.includes('data'),
    withSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}

export function toCompletionList({ span, items, wordsOf, isIncomplete = false }: Completions, document: TextDocument, form: ListForm): CompletionList {
  const range = toRange(document, span);
  const data: CompletionData = { uri: document.uri, ...(wordsOf && { wordsOf }) };
  // LSP takes no range over several lines, and ends one at a lone carriage return, which is a blank to Postfix.
  if (range.start.line !== range.end.line) return { isIncomplete: false, items: [] };
  const make = form.withDefaults ? (item: Completion) => shortItem(item, data) : (item: Completion) => fullItem(item, range, data);
  const made = items.map((item) => {
    const result = form.withSnippets && item.template !== undefined ? asSnippet(make({ ...item, insertText: item.template })) : make(item);
    return item.edits ? { ...result, additionalTextEdits: item.edits.map((edit) => ({ range: toRange(document, edit.span), newText: edit.newText })) } : result;
  });
  return { isIncomplete, ...(form.withDefaults && { itemDefaults: { editRange: range, data } }), items: made };
}

function asSnippet(item: CompletionItem): CompletionItem {
  return { ...item, insertTextFormat: InsertTextFormat.Snippet };
}

/** What an item stands for: a parameter, or a word of a parameter's value; undefined for what says all there is. */
export function completionData({ data, label, kind }: CompletionItem): (CompletionData & { readonly label: string }) | undefined {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Partial<CompletionData>;
  if (typeof given.uri !== 'string') return undefined;
  if (kind === ITEM_KIND.parameter || kind === ITEM_KIND.reference) return { uri: given.uri, parameter: String(given.parameter ?? label), label };
  const { wordsOf } = given;
  return kind === ITEM_KIND.value && wordsOf ? { uri: given.uri, wordsOf, label } : undefined;
}

function fullItem(item: Completion, range: Range, { uri, wordsOf }: CompletionData): CompletionItem {
  const { parameter } = item;
  const data: CompletionData = { uri, ...(parameter === undefined ? wordsOf && { wordsOf } : { parameter }) };
  return { ...commonPart(item), textEdit: { range, newText: item.insertText }, data };
}

/** The range and the data are those of the list. */
function shortItem(item: Completion, { uri }: CompletionData): CompletionItem {
  const { label, insertText, parameter } = item;
  const result = commonPart(item);
  if (insertText !== label) result.textEditText = insertText;
  if (parameter !== undefined && parameter !== label) result.data = { uri, parameter } satisfies CompletionData;
  return result;
}

function commonPart(item: Completion): CompletionItem {
  return {
    label: item.label,
    kind: ITEM_KIND[item.kind],
    sortText: item.sortText,
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.documentation !== undefined && { documentation: { kind: 'markdown', value: item.documentation } }),
    ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(item.preselect && { preselect: true }),
  };
}
