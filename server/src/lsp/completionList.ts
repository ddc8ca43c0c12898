// Completions as LSP sends them. A thousand names are offered at once, so what all of them share is said once where the client can take it.
import { type ClientCapabilities, type CompletionItem, CompletionItemKind, CompletionItemTag, type CompletionList, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, Completions } from '../core';
import { toRange } from './convert';

const ITEM_KIND: Record<Completion['kind'], CompletionItemKind> = {
  parameter: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  reference: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
  path: CompletionItemKind.File,
};

/** What `resolve` needs to describe a parameter. */
interface CompletionData {
  readonly uri: string;
  /** Where it is not the label. */
  readonly parameter?: string;
}

/** Whether a client takes ranges and data once for a whole list. */
export function takesDefaults(client: ClientCapabilities): boolean {
  const taken = client.textDocument?.completion?.completionList?.itemDefaults ?? [];
  return taken.includes('editRange') && taken.includes('data');
}

export function toCompletionList({ span, items, isIncomplete = false }: Completions, document: TextDocument, withDefaults: boolean): CompletionList {
  const range = toRange(document, span);
  const { uri } = document;
  // LSP takes no range over several lines, and ends one at a lone carriage return, which is a blank to Postfix.
  if (range.start.line !== range.end.line) return { isIncomplete: false, items: [] };
  if (withDefaults) return { isIncomplete, itemDefaults: { editRange: range, data: { uri } }, items: items.map((item) => shortItem(item, uri)) };
  return { isIncomplete, items: items.map((item) => fullItem(item, range, uri)) };
}

/** The parameter that an item stands for. */
export function completionData({ data, label, kind }: CompletionItem): Required<CompletionData> | undefined {
  const { uri, parameter = [ITEM_KIND.value, ITEM_KIND.snippet, ITEM_KIND.path].some((each) => each === kind) ? undefined : label } = (data ??
    {}) as Partial<CompletionData>;
  return uri !== undefined && parameter !== undefined ? { uri, parameter } : undefined;
}

function fullItem(item: Completion, range: Range, uri: string): CompletionItem {
  const { parameter } = item;
  const data: CompletionData | undefined = parameter === undefined ? undefined : { uri, parameter };
  return { ...commonPart(item), textEdit: { range, newText: item.insertText }, ...(data && { data }) };
}

/** The range and the data are those of the list. */
function shortItem(item: Completion, uri: string): CompletionItem {
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
