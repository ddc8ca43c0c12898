// What Postfix says of a configuration, in its own words, so that the answers of `show` can be laid beside postconf's. The wording of our
// own findings is elsewhere.
import { parameter } from '../catalogue/parameters';
import { printable } from './byteText';
import type { FileKind } from './configuration';
import type { ExpansionError } from './expansion';

export type WarningKind =
  | 'override'
  | 'unused'
  | 'removed'
  | 'deprecated'
  | 'deprecation-url'
  | 'undefined'
  | 'read-only'
  | 'leading-space'
  | 'null-byte'
  | 'trailing-comment'
  | 'macro'
  | 'brace';

/** A warning as postconf(1) gives it; it does not stop it. */
export interface Warning {
  readonly kind: WarningKind;
  /** Postfix's text without `postconf: warning: `. */
  readonly message: string;
  readonly file: FileKind;
  /** 0-based, where Postfix or we know it. */
  readonly line?: number;
  readonly name?: string;
}

/** Why postconf(1) gives up. */
export interface Fatal {
  /** Postfix's text without `postconf: fatal: `. */
  readonly message: string;
  readonly file: FileKind;
  readonly line?: number;
}

/** What Postfix says where it meets a bad reference (mac_parse.c, mac_expand.c). */
export function expansionMessage({ kind, before, after }: ExpansionError): string {
  const [left, right] = [printable(before), printable(after).slice(0, 20)];
  switch (kind) {
    case 'truncated':
      return `truncated macro reference: "${left}"`;
    case 'empty-name':
      return `empty macro name: "${left}"`;
    case 'bad-name':
      return `attribute name syntax error at: "...${left}>>>${right}"`;
    case 'unbalanced':
      return `unbalanced {} in attribute expression: "${left}"`;
    case 'colon-expected':
      return `":" expected at: "...${left}>>>${right}"`;
    case 'unexpected-input':
      return `unexpected input at: "...${left}>>>${right}"`;
    case 'operator-expected':
      return `"==" or "!="" or "<"" or "<="" or ">="" or ">" expected at: "...${left}>>>${right}"`;
    case 'bad-suffix':
      return `bad operator suffix at: "...${left}>>>${printable(after)}"`;
    case 'operand-expected':
      return `"{expression}" expected at: "...${left}>>>${right}"`;
    case 'test-expected':
      return `"?" or ":" expected at: "...}>>>${right}"`;
    case 'unknown-function':
      return `unknown function "${functionName(after)}" at"...${left}>>>${right}"`;
    case 'bad-domain':
      return `bad domain argument in: '${left}{${printable(after)}}'`;
    case 'bad-level':
      return `malformed compatibility level syntax: "${left}"`;
    case 'big-number':
      return `mac_exp_eval: bad conversion: ${left}`;
    case 'nesting':
    case 'too-large':
      return `unreasonable macro call nesting: "${left}"`;
  }
}

/** What dies of a bad reference, and why; a number out of range kills Postfix on the spot. */
export function expansionFatal(error: ExpansionError, message: string): string {
  return error.kind === 'big-number' ? expansionMessage(error) : message;
}

/** The advice that postconf(1) gives of an old name (postconf_unused.c). */
export function deprecationAdvice(name: string): string {
  const known = parameter(name);
  if (name === 'lmtp_enforce_tls') return 'lmtp_tls_security_level';
  if (known?.replacement) return `specify "${known.replacement}"`;
  return /^(smtpd_tls_(dh1024_param_file|eecdh_grade))$/.test(name) ? 'do not specify (leave at default)' : 'do not specify';
}

function functionName(text: string): string {
  return /^\w*/.exec(text)?.[0] ?? '';
}
