// A repair, said in terms of the configuration: operations, never text surgery. `operations.ts` turns them into edits.
import type { Span } from '../text';

/**
 * One step of a fix. Spans are those of the finding's file (and, in `checkAssignment`, of the assignment's node).
 * - set: gives a parameter of main.cf this value, where it stands or, if it is missing, beside its nearest relative
 * - setOverride: gives the service of master.cf that holds `span` (always an offset in master.cf) this `-o name=value`
 * - replace: puts `text` in place of a word, a name, or a part of a value
 * - replaceValue: gives the setting or override that holds `span` a new value; comments between its lines stay
 * - removeSetting: removes the setting or the `-o` that holds `span`
 * - removeWord: removes a member of a list together with one separator
 * - commentAbove: moves the text of `span` to a comment line of its own above the setting
 * - dedent: removes the blanks at the start of the physical line that holds `span`
 * - indent: puts two blanks at the start of that line
 * - commentLine: puts `# ` at the start of that line
 */
export type Operation =
  | { readonly kind: 'set'; readonly parameter: string; readonly value: string }
  | { readonly kind: 'setOverride'; readonly span: Span; readonly parameter: string; readonly value: string }
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string }
  | { readonly kind: 'replaceValue'; readonly span: Span; readonly value: string }
  | { readonly kind: 'removeSetting' | 'removeWord' | 'commentAbove' | 'dedent' | 'indent' | 'commentLine'; readonly span: Span };

export interface Fix {
  readonly title: string;
  /**
   * Safe: the effective configuration stays the same, or the evident intent of a broken token is restored. Safe fixes are applied
   * by fix-all and by `postfix-lint fix`; whatever changes who can deliver or which TLS is spoken is not safe.
   */
  readonly safe: boolean;
  /** The one that a user most likely wants; at most one a problem. */
  readonly preferred?: boolean;
  /** The parameters whose value `postconf -n` shows differently afterwards (old and new name of a renamed one). */
  readonly changes: readonly string[];
  readonly operations: readonly Operation[];
}

export const set = (parameter: string, value: string): Operation => ({ kind: 'set', parameter, value });
export const setOverride = (span: Span, parameter: string, value: string): Operation => ({ kind: 'setOverride', span, parameter, value });
export const replace = (span: Span, text: string): Operation => ({ kind: 'replace', span, text });
export const replaceValue = (span: Span, value: string): Operation => ({ kind: 'replaceValue', span, value });
export const removeSetting = (span: Span): Operation => ({ kind: 'removeSetting', span });
export const removeWord = (span: Span): Operation => ({ kind: 'removeWord', span });
export const commentAbove = (span: Span): Operation => ({ kind: 'commentAbove', span });
export const dedent = (span: Span): Operation => ({ kind: 'dedent', span });
export const indent = (span: Span): Operation => ({ kind: 'indent', span });
export const commentLine = (span: Span): Operation => ({ kind: 'commentLine', span });
