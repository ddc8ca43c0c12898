// What signature help gives back, and how a label is put together. Knows nothing of what is written.
import type { Span } from '../text';

export interface SignaturePart {
  /** Within the label. */
  readonly span: Span;
  /** Markdown; may be empty. */
  readonly documentation: string;
}

export interface Signature {
  readonly label: string;
  readonly parts: readonly SignaturePart[];
  readonly documentation: string;
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The form that is being written, and the part of it at the cursor. */
  readonly active: number;
  readonly activePart: number;
}

/** A label from a head and its parts. */
export function signature(head: string, parts: readonly (readonly [string, string])[], documentation: string, separator = '', tail = ''): Signature {
  let label = head;
  const spans = parts.map(([part, said], index): SignaturePart => {
    if (index > 0) label += separator;
    const start = label.length;
    label += part;
    return { span: { start, end: label.length }, documentation: said };
  });
  return { label: label + tail, parts: spans, documentation };
}

/** Among settings that are written by name, the one at the cursor; where its name is not whole, the first that it may become. */
export function namedPart(names: readonly string[], written: string, given: readonly string[]): number {
  const [, name = '', equals] = /^\{?\s*([^\s=]*)\s*(=?)/.exec(written) ?? [];
  if (equals) return names.indexOf(name);
  return names.findIndex((each) => each.startsWith(name) && !given.includes(each));
}
